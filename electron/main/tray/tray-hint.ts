import { Notification } from 'electron';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The first time a window goes to the tray, says so: it looks as if the app had ended. Once a profile. */
export async function hintAtTray(profile: string): Promise<void> {
  if (!Notification.isSupported()) return;
  try {
    // Fails when it is there: then this has been said.
    await writeFile(path.join(profile, 'tray-hint-shown'), '', { flag: 'wx' });
  } catch {
    return;
  }
  new Notification({
    title: 'Nudge is still running',
    body: 'Its icon by the clock brings the window back, or quits.',
    silent: true,
  }).show();
}
