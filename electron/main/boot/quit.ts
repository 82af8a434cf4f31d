import { app } from 'electron';
import type { AppLog } from '../log/log.ts';

export interface ClosingStep {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** A step that takes longer is left behind: nobody wants to kill a messenger to turn off a computer. */
const STEP_LIMIT_MS = 6_000;

/**
 * Ends the program in good order, whoever asked for it: the menu, the tray, a signal, the system going down. Quitting is
 * held up until every step is done or has had its time; then nothing is left that could object.
 */
export function quitInOrder(steps: () => readonly ClosingStep[], log: AppLog): void {
  let begun = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (begun) return;
    begun = true;
    void closeAll(steps(), log).then(() => app.exit(0));
  });
  // Its absence would make the last closed window end the app behind our back.
  app.on('window-all-closed', () => undefined);
}

async function closeAll(steps: readonly ClosingStep[], log: AppLog): Promise<void> {
  log.info('quitting');
  for (const { name, run } of steps) {
    const startedAt = performance.now();
    const outcome = await Promise.race([attempt(run), later('took too long', STEP_LIMIT_MS)]);
    log[outcome === 'done' ? 'debug' : 'error'](
      `closing ${name}: ${String(outcome)}, ${Math.round(performance.now() - startedAt)} ms`,
    );
  }
  await Promise.race([log.flush(), later('', 1_000)]);
}

async function attempt(run: () => Promise<void>): Promise<unknown> {
  try {
    await run();
    return 'done';
  } catch (error) {
    return error;
  }
}

async function later<T>(value: T, delayMs: number): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), delayMs);
  });
}
