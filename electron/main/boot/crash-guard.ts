import { app, dialog } from 'electron';
import { describeError, type AppLog } from '../log/log.ts';

/**
 * Catches what nobody caught. It is written down with its stack, and the person is told in words, once a run: the app
 * goes on, because most of what can break (one window, one account) is not all of it.
 */
export function guardAgainstCrashes(log: AppLog): void {
  let told = false;

  function hear(kind: string, error: unknown): void {
    log.error(kind, error);
    log.flushNow();
    // For whoever runs the app from a terminal, and for tests.
    process.stderr.write(`${kind}: ${describeError(error)}\n`);
    if (!app.isReady()) {
      // There is nothing yet to go on with, and no window to say it in.
      dialog.showErrorBox('Nudge could not start', `${String(error)}\n\nMore is written down in ${log.file}`);
      app.exit(1);
      return;
    }
    if (told) return;
    told = true;
    // Not awaited and never modal: nothing waits for an answer.
    dialog
      .showMessageBox({
        type: 'error',
        title: 'Nudge',
        message: 'Something in Nudge went wrong.',
        detail: `It goes on, but may not do everything it should until it is started again.\n\nWhat happened is written down in ${log.file}`,
        buttons: ['OK'],
      })
      .catch(() => undefined);
  }

  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.warn(`${name ?? type} process gone: ${reason}, exit code ${exitCode}`);
  });
  // Whoever read it may be gone: writing there must not be the next uncaught exception, without end.
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => hear('uncaught exception', error));
  process.on('unhandledRejection', (reason) => hear('unhandled rejection', reason));
}
