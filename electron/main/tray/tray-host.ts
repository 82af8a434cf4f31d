import { execFile } from 'node:child_process';

const PATIENCE_MS = 2_000;

/**
 * On Linux an icon is shown by a program of the desktop, if it has one: it is asked for on the session bus, by whichever
 * of these tools is there. Each prints `true` somewhere when there is a host.
 */
const questions: readonly string[] = [
  'gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus --method org.freedesktop.DBus.NameHasOwner org.kde.StatusNotifierWatcher',
  'busctl --user call org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus NameHasOwner s org.kde.StatusNotifierWatcher',
  'dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner string:org.kde.StatusNotifierWatcher',
];

/** Whether a tray icon would be seen. Never rejects; in doubt it says no, because a hidden window needs a way back. */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  // Without a session bus the tools would start one.
  if (!environment['DBUS_SESSION_BUS_ADDRESS']) return false;
  for (const question of questions) {
    const [program = '', ...words] = question.split(' ');
    const answer = await ask(program, words);
    if (answer !== null) return answer;
  }
  return false;
}

/** Null when the program is not there or cannot say. */
async function ask(program: string, words: readonly string[]): Promise<boolean | null> {
  return new Promise((resolve) => {
    execFile(program, words, { timeout: PATIENCE_MS, windowsHide: true }, (error, output) => {
      resolve(error === null ? /\btrue\b/.test(output) : null);
    });
  });
}
