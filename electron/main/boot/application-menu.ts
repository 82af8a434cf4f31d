import { app, Menu } from 'electron';

/**
 * Sets the application's menu, before the app is ready: otherwise Electron builds one of its own, and takes its time.
 * Only macOS has one, where editing shortcuts are the menu's. Elsewhere the page itself knows them, and the windows of
 * 2009 show none.
 */
export function setApplicationMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  app.once('ready', () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
    ),
  );
}
