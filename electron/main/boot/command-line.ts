import path from 'node:path';

/** What the program was asked for. */
export interface CommandLine {
  /** Absolute path of the profile to work with, or null for the person's own. */
  readonly profile: string | null;
  /** Start without a window, as at log-on: the tray has the way in. */
  readonly hidden: boolean;
  /** Switches that mean nothing to us (Chromium may know them). */
  readonly unknown: readonly string[];
  /** What is wrong with a switch of ours, in words, or null. */
  readonly mistake: string | null;
}

const USAGE = 'Usage: nudge [--profile=DIR] [--hidden]';

/**
 * Reads the command line. Only `--name=value` is understood, never `--name value`: Chromium hands the words of a second
 * copy over in an order of its own.
 * @param words everything after the program's name; what is no switch is none of our business
 * @param workingDirectory what a relative path is relative to
 */
export function parseCommandLine(words: readonly string[], workingDirectory: string): CommandLine {
  const unknown: string[] = [];
  let profile: string | null = null;
  let hidden = false;
  let mistake: string | null = null;

  for (const word of words) {
    if (word === '--') break;
    if (!word.startsWith('--')) continue;
    const equals = word.indexOf('=');
    const name = equals === -1 ? word : word.slice(0, equals);
    const value = equals === -1 ? null : word.slice(equals + 1);
    if (name === '--profile' && value !== null && value !== '' && !value.includes('\0')) {
      profile = path.resolve(workingDirectory, value);
    } else if (name === '--profile') {
      mistake = `--profile needs a folder: --profile=DIR\n${USAGE}`;
    } else if (word === '--hidden') {
      hidden = true;
    } else {
      unknown.push(name);
    }
  }
  return { profile, hidden, unknown, mistake };
}
