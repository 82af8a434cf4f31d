/*
 * Loaded into an Electron app before the app itself (electron -r), ours or the bare one. Tells the bench when a window is
 * painted, runs what the bench asks for in a page, and quits. Nothing of the app knows of it.
 */
const { app, BrowserWindow } = require('electron');

/** Runs in the page: resolves with the time of the first frame that has something to write in. */
const untilPainted = `new Promise((resolve) => {
  const isThere = () => document.querySelector('input, textarea, [contenteditable="true"]') !== null;
  const nextFrame = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const done = () => nextFrame(() => resolve(performance.timeOrigin + performance.now()));
  if (isThere()) return done();
  const observer = new MutationObserver(() => {
    if (!isThere()) return;
    observer.disconnect();
    done();
  });
  observer.observe(document, { childList: true, subtree: true });
})`;

function watch(window) {
  const shown = new Promise((resolve) => {
    if (window.isVisible()) resolve(Date.now());
    else window.once('show', () => resolve(Date.now()));
  });
  window.webContents.once('dom-ready', async () => {
    const painted = window.webContents.executeJavaScript(untilPainted);
    const at = Math.max(...(await Promise.all([shown, painted])));
    process.send({ event: 'painted', page: window.webContents.getURL(), at });
  });
}

async function evaluate({ page, script }) {
  try {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes(page),
    );
    process.send({ event: 'evaluated', value: await window.webContents.executeJavaScript(script) });
  } catch (error) {
    process.send({ event: 'failed', reason: String(error) });
  }
}

app.on('browser-window-created', (_event, window) => watch(window));

process.on('message', (message) => {
  if (message.ask === 'quit') app.quit();
  if (message.ask === 'evaluate') void evaluate(message);
});
