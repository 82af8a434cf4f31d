import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { withScratchDirectory } from '#scripts/lib/files.ts';
import { checkout } from '#scripts/lib/paths.ts';
import { say, StepFailure } from '#scripts/lib/report.ts';
import { run, type RunResult } from '#scripts/lib/run.ts';
import { findParts, joinVerified, unzip } from './archive.ts';
import type { FallbackBuild } from './versions.ts';

/** Calls the npm that runs us, or the one on the path, from the checkout: its registry, proxy and login settings apply. */
async function npm(npmArguments: readonly string[]): Promise<RunResult> {
  const script = process.env['npm_execpath'];
  if (script !== undefined && script.endsWith('.js') && existsSync(script)) {
    return run(process.execPath, [script, ...npmArguments], { cwd: checkout, output: 'collect' });
  }
  const windows = process.platform === 'win32';
  return run(windows ? 'cmd.exe' : 'npm', windows ? ['/c', 'npm', ...npmArguments] : npmArguments, {
    cwd: checkout,
    output: 'collect',
  });
}

async function unpackPackage(build: FallbackBuild, directory: string): Promise<string> {
  const advice = `Check that "npm view ${build.packageSpec} dist.tarball" works here, then try again.`;
  const packed = await npm([
    'pack',
    build.packageSpec,
    '--pack-destination',
    directory,
    '--loglevel',
    'error',
  ]);
  const tarball = (await readdir(directory)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined) {
    throw new StepFailure(`npm could not fetch ${build.packageSpec}:\n${packed.output.trim()}`, advice);
  }
  const unpacked = await run('tar', ['-xzf', tarball], { cwd: directory, output: 'collect' });
  if (unpacked.code !== 0) {
    throw new StepFailure(`${tarball} could not be unpacked: ${unpacked.output.trim()}`, advice);
  }
  return path.join(directory, 'package', 'bin');
}

/**
 * Fetches the build from the npm registry, verifies it and unpacks it into `target`, which then appears whole.
 * @throws {StepFailure} when npm cannot fetch it or what came is not the official build
 */
export async function fetchFallback(build: FallbackBuild, target: string): Promise<void> {
  say(
    `fetching the official Electron ${build.version} (107 MB) from the npm registry as ${build.packageSpec}…`,
  );
  await withScratchDirectory(path.dirname(target), async (scratch) => {
    const zip = path.join(scratch, build.zipName);
    const parts = await findParts(await unpackPackage(build, scratch), build.zipName);
    await joinVerified(parts, zip, build.sha256);
    say('its sha256 is the published one; unpacking…');
    await unzip(zip, target);
  });
}
