import { homedir } from 'node:os';
import path from 'node:path';
import { StepFailure } from './report.ts';

/** The checkout this script belongs to. */
export const checkout = path.resolve(import.meta.dirname, '../..');
/** What may be thrown away with node_modules: build stamps and test reports. */
export const workDirectory = path.join(checkout, 'node_modules', '.cache', 'nudge');

type Environment = Readonly<Record<string, string | undefined>>;

function homeDirectory(): string {
  try {
    return homedir();
  } catch (cause) {
    throw new StepFailure(
      'There is no folder to keep Electron in: this user has no home.',
      'Set HOME (on Linux XDG_CACHE_HOME will do) to a folder that can be written, and try again.',
      { cause },
    );
  }
}

/**
 * Where large things that outlive a checkout are kept, in the place each system has for them.
 * @param platform as in `process.platform`
 * @param home asked only where it matters: not every user has one
 * @throws {StepFailure} when there is no such place
 */
export function cacheDirectory(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  home: () => string = homeDirectory,
): string {
  if (platform === 'win32') {
    return path.win32.join(
      environment['LOCALAPPDATA'] ?? path.win32.join(home(), 'AppData', 'Local'),
      'nudge',
      'Cache',
    );
  }
  if (platform === 'darwin') return path.posix.join(home(), 'Library', 'Caches', 'nudge');
  const base = environment['XDG_CACHE_HOME'];
  // The XDG specification: a relative path in the variable is to be ignored.
  return path.posix.join(
    base !== undefined && path.posix.isAbsolute(base) ? base : path.posix.join(home(), '.cache'),
    'nudge',
  );
}
