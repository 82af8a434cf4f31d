import { app, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

/**
 * The application's menu. Only macOS has one: there, editing shortcuts are the menu's. Elsewhere the page itself knows
 * them, and Messenger of 2009 shows none.
 */
export function setApplicationMenu(): void {
  if (process.platform !== 'darwin') return;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}

/** Cut, copy and paste behind the right button, wherever the page has no menu of its own. */
export function offerEditing(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'undo', enabled: editFlags.canUndo },
          { type: 'separator' },
          { role: 'cut', enabled: editFlags.canCut },
          { role: 'copy', enabled: editFlags.canCopy },
          {
            role: 'pasteAndMatchStyle',
            label: 'Paste',
            enabled: editFlags.canPaste,
            accelerator: 'CmdOrCtrl+V',
          },
          { role: 'delete', enabled: editFlags.canDelete },
          { type: 'separator' },
          { role: 'selectAll', enabled: editFlags.canSelectAll },
        ]
      : selectionText.trim() === ''
        ? []
        : [{ role: 'copy', enabled: editFlags.canCopy }, { role: 'selectAll' }];
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

/** Before the app is ready: otherwise Electron makes a menu of its own, and takes its time. */
export function suppressDefaultMenu(): void {
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  else app.once('ready', setApplicationMenu);
}
