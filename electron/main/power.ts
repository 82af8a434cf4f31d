import { app, powerMonitor } from 'electron';
import type { Log } from '#messenger/ports.ts';

/** Whole seconds since the person last touched anything; 0 where the system does not say. */
export function idleSeconds(): number {
  try {
    return powerMonitor.getSystemIdleTime();
  } catch {
    return 0;
  }
}

/** Tells of the machine waking up, and ends the app in good order before the machine goes off. */
export function watchPower(onWake: () => void, log: Log): void {
  powerMonitor.on('suspend', () => log.info('the machine goes to sleep'));
  powerMonitor.on('resume', () => {
    log.info('the machine woke up');
    onWake();
  });
  powerMonitor.on('shutdown', () => app.quit());
}
