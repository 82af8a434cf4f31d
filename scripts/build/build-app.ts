import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkout, workDirectory } from '#scripts/lib/paths.ts';
import { say, seconds, StepFailure } from '#scripts/lib/report.ts';
import { inputSignature, isFresh, recordBuild } from './freshness.ts';
import { buildParts, type BuildPart } from './parts.ts';

/** Puts a finished build in its place in two renames, so that an app being started meanwhile finds the old or the new. */
async function replaceDirectory(fresh: string, target: string): Promise<void> {
  const old = `${fresh}-old`;
  await mkdir(path.dirname(target), { recursive: true });
  if (existsSync(target)) await rename(target, old);
  await rename(fresh, target);
  await rm(old, { recursive: true, force: true });
}

async function buildPart(part: BuildPart): Promise<void> {
  // Only a build that is needed pays for loading the bundler.
  const { build } = await import('vite');
  const target = path.join(checkout, part.output);
  // Same depth as the target: source maps name their sources by relative paths.
  const fresh = `${target}.${process.pid}`;
  try {
    await build({ configFile: path.join(checkout, part.configFile), build: { outDir: fresh } });
    await replaceDirectory(fresh, target);
  } catch (error) {
    throw new StepFailure(
      `Building ${part.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      'Correct the file named above; "npm run build" tries again.',
      { cause: error },
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Builds every part whose sources changed since its last build. */
export async function buildApp(): Promise<void> {
  const results = await Promise.allSettled(
    buildParts.map(async (part) => {
      const stampFile = path.join(workDirectory, `build-${part.name}.json`);
      const signature = await inputSignature(checkout, part.inputs);
      if (await isFresh(checkout, stampFile, signature)) return;
      const startedAt = performance.now();
      await buildPart(part);
      await recordBuild(checkout, stampFile, signature, part.output);
      say(`built ${part.output} in ${seconds(performance.now() - startedAt)}`);
    }),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
