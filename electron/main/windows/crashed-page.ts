import { dialog, type BrowserWindow } from 'electron';
import type { Log } from '#messenger/ports.ts';

/** A page that dies again this soon dies of itself: loading it once more would go on for ever. */
const TOO_SOON_MS = 30_000;

/** Loads a page again whose process died. The second time in a row the person is asked first. */
export function reviveAfterCrash(browserWindow: BrowserWindow, log: Log): void {
  let lastAt = Number.NEGATIVE_INFINITY;

  browserWindow.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || browserWindow.isDestroyed()) return;
    log.error(`a page died: ${reason}, exit code ${exitCode}`);
    const now = performance.now();
    const again = now - lastAt < TOO_SOON_MS;
    lastAt = now;
    if (again) void ask();
    else browserWindow.reload();
  });

  async function ask(): Promise<void> {
    const { response } = await dialog.showMessageBox(browserWindow, {
      type: 'error',
      title: 'Nudge',
      message: 'This window stopped working.',
      detail: 'Nothing that was sent or received is lost.',
      buttons: ['Try again', 'Close the window'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (browserWindow.isDestroyed()) return;
    if (response === 0) browserWindow.reload();
    else browserWindow.destroy();
  }
}
