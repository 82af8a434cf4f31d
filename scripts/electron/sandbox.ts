import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { StepFailure } from '#scripts/lib/report.ts';
import { run } from '#scripts/lib/run.ts';
import type { ElectronBinary } from './binary.ts';

/** Whether the helper may be used in place of user namespaces: owned by root and set-uid. */
export function isHelperReady(entry: { readonly uid: number; readonly mode: number }): boolean {
  return entry.uid === 0 && (entry.mode & 0o4111) === 0o4111;
}

async function userNamespacesWork(): Promise<boolean> {
  const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  const restricted = await readFile(restriction, 'utf8').catch(() => '0');
  if (restricted.trim() !== '0') return false;
  const tried = await run('unshare', ['--user', 'true'], { output: 'ignore' }).catch(() => null);
  return tried === null || tried.code === 0;
}

/**
 * Chromium's sandbox wants user namespaces or its set-uid helper; where neither works (Ubuntu 24.04 as it comes) Electron
 * dies with a riddle. Says what to do instead; never switches the sandbox off.
 * @throws {StepFailure} with the one command
 */
export async function requireSandbox(binary: ElectronBinary): Promise<void> {
  const helper = path.join(binary.directory, 'chrome-sandbox');
  const entry = await stat(helper).catch(() => null);
  if (entry === null || isHelperReady(entry) || (await userNamespacesWork())) return;
  throw new StepFailure(
    'This system does not let ordinary users make the namespaces of which Electron builds its sandbox.',
    `Let Electron use its helper instead, then try again:\n\n  sudo sh -c 'chown root:root "${helper}" && chmod 4755 "${helper}"'`,
  );
}
