import { dialog, shell, type BrowserWindow } from 'electron';
import type { Log } from '#messenger/ports.ts';
import { parseWebLink } from './web-link.ts';

const asking = new WeakSet<BrowserWindow>();

/**
 * Asks whether an address may be opened, showing where it leads, and opens it in the system's browser. One question a
 * window at a time. Answers whether it was opened.
 */
export async function openLink(parent: BrowserWindow, text: string, log: Log): Promise<boolean> {
  const link = parseWebLink(text);
  if (link === null) {
    log.warn('refused to open what is no http or https address');
    return false;
  }
  if (asking.has(parent)) return false;
  asking.add(parent);
  try {
    const { response } = await dialog.showMessageBox(parent, {
      type: 'question',
      title: 'Open a link',
      message: `This link leads to ${link.host}. Open it in your browser?`,
      detail: link.shown,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    });
    if (response !== 0) return false;
    await shell.openExternal(link.address);
    return true;
  } finally {
    asking.delete(parent);
  }
}
