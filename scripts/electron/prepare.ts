import { access, constants, statfs } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory } from '#scripts/lib/paths.ts';
import { say, StepFailure } from '#scripts/lib/report.ts';
import { findBinary, type ElectronBinary } from './binary.ts';
import { chooseDisplay, electronSwitches, type DisplayChoice } from './display.ts';
import { findMissingLibraries } from './libraries.ts';
import type { Missing } from './packages.ts';
import { requireSandbox } from './sandbox.ts';
import { describeMissing, findProgram, installMissing } from './system-packages.ts';
import { pinnedVersion } from './versions.ts';
import { startXvfb } from './xvfb.ts';

const enoughSharedMemory = 256 * 1024 * 1024;

/** Everything needed to start Electron on this machine. */
export interface PreparedElectron {
  readonly binary: ElectronBinary;
  /** To go before the app's path. */
  readonly switches: readonly string[];
  /** Runs `use` with the environment that has the display, and takes a virtual one down afterwards. */
  withDisplay<T>(use: (environment: NodeJS.ProcessEnv) => Promise<T>): Promise<T>;
}

/**
 * Gets the machine ready: the binary, the libraries it needs, somewhere for its windows to go.
 * @param preference where windows should rather go
 * @throws {StepFailure} when the person has to do something first
 */
export async function prepareElectron(preference: DisplayChoice): Promise<PreparedElectron> {
  const cache = path.join(cacheDirectory(), 'electron');
  const binary = await findBinary(cache, pinnedVersion());
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux') {
    await requirePackages(binary, cache, preference);
    if (!isRoot) await requireSandbox(binary);
  }
  const xvfb = await findXvfb();
  const display = chooseDisplay(preference, process.platform, process.env, xvfb !== null);
  return {
    binary,
    switches: electronSwitches(display, {
      platform: process.platform,
      environment: process.env,
      isRoot,
      hasSharedMemory: await hasSharedMemory(),
    }),
    async withDisplay(use) {
      if (display === 'screen' || xvfb === null) return use(process.env);
      const virtual = await startXvfb(xvfb);
      say(`windows go to a virtual screen (Xvfb on ${virtual.name}).`);
      try {
        return await use({ ...process.env, DISPLAY: virtual.name });
      } finally {
        await virtual.close();
      }
    },
  };
}

async function hasSharedMemory(): Promise<boolean> {
  const directory = '/dev/shm';
  try {
    await access(directory, constants.W_OK);
    const { bsize, bavail } = await statfs(directory);
    return bsize * bavail >= enoughSharedMemory;
  } catch {
    // Not there, or not for us.
    return false;
  }
}

async function findXvfb(): Promise<string | null> {
  return process.platform === 'linux' ? findProgram('Xvfb', process.env['PATH'] ?? '') : null;
}

async function requirePackages(
  binary: ElectronBinary,
  cache: string,
  preference: DisplayChoice,
): Promise<void> {
  const missing = await findMissing(binary, cache, preference);
  if (isNothing(missing)) return;
  await installMissing(missing, path.join(cache, 'install.lock'));
  const still = await findMissing(binary, cache, preference);
  if (isNothing(still)) return;
  throw new StepFailure(
    `The packages were installed, but this is still missing: ${describeMissing(still)}.`,
    `Run "ldd ${binary.executable}" to see who needs it.`,
  );
}

function isNothing(missing: Missing): boolean {
  return missing.libraries.length === 0 && missing.programs.length === 0;
}

async function findMissing(
  binary: ElectronBinary,
  cache: string,
  preference: DisplayChoice,
): Promise<Missing> {
  const xvfb = await findXvfb();
  const display = chooseDisplay(preference, process.platform, process.env, xvfb !== null);
  return {
    libraries: await findMissingLibraries(binary, cache),
    programs: display === 'virtual' && xvfb === null ? ['xvfb'] : [],
  };
}
