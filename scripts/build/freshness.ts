import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles, writeAtomically } from '#scripts/lib/files.ts';

const stampSchemaVersion = 1;

interface BuildStamp {
  readonly version: number;
  readonly signature: string;
  /** What the build wrote, below the checkout. */
  readonly outputs: readonly string[];
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/**
 * A value that changes when any input is added, removed, resized or written. Times instead of contents: a second start
 * has to decide in milliseconds, and a build too many costs a second.
 * @param inputs files and folders below `root`; one that is absent counts as empty
 */
export async function inputSignature(root: string, inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const absolute = path.join(root, input);
    const entry = await stat(absolute).catch(() => null);
    const files = entry?.isFile() === true ? [absolute] : await listFiles(absolute);
    const lines = await Promise.all(
      files
        .filter((file) => !isTest(file))
        .map(async (file) => {
          const { size, mtimeMs } = await stat(file);
          return `${path.relative(root, file)}\0${size}\0${mtimeMs}\n`;
        }),
    );
    hash.update(lines.join(''));
  }
  return hash.digest('hex');
}

/** Whether the last build recorded in `stampFile` was made from these inputs and all it wrote is still there. */
export async function isFresh(root: string, stampFile: string, signature: string): Promise<boolean> {
  const text = await readFile(stampFile, 'utf8').catch(() => null);
  if (text === null) return false;
  try {
    const stamp = JSON.parse(text) as BuildStamp;
    return (
      stamp.version === stampSchemaVersion &&
      stamp.signature === signature &&
      stamp.outputs.every((output) => existsSync(path.join(root, output)))
    );
  } catch {
    // A stamp that cannot be read is no stamp.
    return false;
  }
}

/** Records a finished build of everything below `outputDirectory`. */
export async function recordBuild(
  root: string,
  stampFile: string,
  signature: string,
  outputDirectory: string,
): Promise<void> {
  const files = await listFiles(path.join(root, outputDirectory));
  const stamp: BuildStamp = {
    version: stampSchemaVersion,
    signature,
    outputs: files.map((file) => path.relative(root, file)),
  };
  await writeAtomically(stampFile, JSON.stringify(stamp));
}
