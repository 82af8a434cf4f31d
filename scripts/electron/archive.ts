import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createAtomically } from '#scripts/lib/files.ts';
import { StepFailure } from '#scripts/lib/report.ts';

/** The parts of a zip (`name.p000`, `name.p001`, …) in a folder, in order. */
export async function findParts(directory: string, zipName: string): Promise<string[]> {
  const names = await readdir(directory);
  return names
    .filter((name) => name.startsWith(`${zipName}.p`))
    .sort()
    .map((name) => path.join(directory, name));
}

/**
 * Joins parts into one file and checks its sum on the way.
 * @param sha256 in lower-case hexadecimal
 * @throws {StepFailure} when the sum is another; the file is gone then
 */
export async function joinVerified(parts: readonly string[], target: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(async function* () {
    for (const part of parts) {
      for await (const chunk of createReadStream(part)) {
        hash.update(chunk as Buffer);
        yield chunk;
      }
    }
  }, createWriteStream(target));
  const actual = hash.digest('hex');
  if (actual === sha256) return;
  await rm(target, { force: true });
  throw new StepFailure(
    `The Electron that came from the npm registry is not the official one: its sha256 is ${actual}, not ${sha256}. ` +
      'It was refused and deleted.',
    'Try once more; if it happens again, tell whoever runs your npm registry (see "npm config get registry").',
  );
}

/** Unpacks a zip into a folder that appears whole or not at all. */
export async function unzip(zip: string, target: string): Promise<void> {
  const { extract } = await import('@electron-internal/extract-zip');
  await createAtomically(target, (directory) => extract(zip, { dir: directory }));
}
