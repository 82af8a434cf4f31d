import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

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
