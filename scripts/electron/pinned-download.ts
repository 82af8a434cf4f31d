import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withScratchDirectory } from '#scripts/lib/files.ts';
import { say, StepFailure } from '#scripts/lib/report.ts';
import { unzip } from './archive.ts';

const stalledAfterMs = 30_000;

/** The pinned build cannot be had from here, through no fault of ours: no network, no such address, no answer. */
export class DownloadImpossible extends Error {
  constructor(cause: unknown) {
    super(reasonOf(cause), { cause });
    this.name = 'DownloadImpossible';
  }
}

/** The innermost message of a chain of causes: `fetch failed` alone says nothing. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) return reasonOf(error.cause);
  return error instanceof Error ? error.message : String(error);
}

/** sumchecker, which the downloader verifies with, tells a wrong sum by the names of its errors only. */
function isChecksumFailure(error: unknown): boolean {
  return error instanceof Error && /checksum/i.test(`${error.constructor.name} ${error.message}`);
}

/**
 * Downloads the pinned Electron from its releases on GitHub (or the mirror that ELECTRON_MIRROR names) with Electron's own
 * downloader and against the sums the `electron` package carries, and unpacks it into `target`.
 * @throws {DownloadImpossible} when it cannot be reached
 * @throws {StepFailure} when what came has a wrong sum
 */
export async function downloadPinned(version: string, target: string): Promise<void> {
  say(`downloading Electron ${version} from its releases on GitHub…`);
  await withScratchDirectory(path.dirname(target), async (scratch) => {
    const zip = await downloadVerified(version, scratch);
    say('its sha256 is the published one; unpacking…');
    await unzip(zip, target);
  });
}

async function downloadVerified(version: string, scratch: string): Promise<string> {
  const { downloadArtifact, ElectronDownloadCacheMode } = await import('@electron/get');
  const checksumsFile = createRequire(import.meta.url).resolve('electron/checksums.json');
  const checksums = JSON.parse(await readFile(checksumsFile, 'utf8')) as Record<string, string>;
  http.setGlobalProxyFromEnv();

  const stalled = new AbortController();
  const watch = setTimeout(() => {
    stalled.abort(new Error(`nothing came for ${stalledAfterMs / 1000} s`));
  }, stalledAfterMs);
  try {
    return await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums,
      // A zip that other projects of this user have downloaded will do; ours is not needed once it is unpacked.
      cacheMode: ElectronDownloadCacheMode.ReadOnly,
      tempDirectory: scratch,
      downloadOptions: {
        signal: stalled.signal,
        getProgressCallback: () => {
          watch.refresh();
          return Promise.resolve();
        },
      },
    });
  } catch (error) {
    if (!isChecksumFailure(error)) throw new DownloadImpossible(error);
    throw new StepFailure(
      `The Electron ${version} that was downloaded is not the published one: ${reasonOf(error)} It was refused and deleted.`,
      'Something between you and GitHub changes downloads (a proxy, a captive portal, ELECTRON_MIRROR): try from another network.',
      { cause: error },
    );
  } finally {
    clearTimeout(watch);
  }
}
