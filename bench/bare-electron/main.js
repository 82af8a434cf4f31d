/* The least that is an Electron app: one window, and another one for each message that asks for it. */
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

function openWindow() {
  const window = new BrowserWindow({ width: 320, height: 640 });
  void window.loadFile(path.join(__dirname, 'index.html'));
}

process.on('message', (message) => {
  if (message === 'open-window') openWindow();
});

void app.whenReady().then(openWindow);
