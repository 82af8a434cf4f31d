import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const dayMs = 24 * 60 * 60 * 1000;

/** Every file below a directory, absolute, sorted; none when it does not exist. */
export async function listFiles(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

const REFUSALS: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC', 'EDQUOT']);

/** Whether the file system refused something a person can put right: no permission, no room, a file in the way. */
export function isFileRefusal(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && REFUSALS.has(error.code);
}

/** When a file was last written, milliseconds since 1970; null when there is none. */
export async function modifiedAt(file: string): Promise<number | null> {
  const entry = await stat(file).catch(() => null);
  return entry === null ? null : entry.mtimeMs;
}

/** Lends a new folder inside `parent` and removes it afterwards, and with it what a killed run left there days ago. */
export async function withScratchDirectory<T>(
  parent: string,
  use: (scratch: string) => Promise<T>,
): Promise<T> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const leftover = path.join(parent, name);
    const writtenAt = name.startsWith('.scratch-') ? await modifiedAt(leftover) : null;
    if (writtenAt !== null && writtenAt < Date.now() - dayMs)
      await rm(leftover, { recursive: true, force: true });
  }
  const scratch = await mkdtemp(path.join(parent, '.scratch-'));
  try {
    return await use(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Makes a directory appear whole or not at all: `fill` writes into one beside it, which is then renamed. When another
 * process was faster its result stays and ours is dropped.
 */
export async function createAtomically(
  directory: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  await withScratchDirectory(path.dirname(directory), async (scratch) => {
    const content = path.join(scratch, 'content');
    await mkdir(content);
    await fill(content);
    await rename(content, directory).catch((error: unknown) => {
      if (!existsSync(directory)) throw error;
    });
  });
}

/** Writes a small file so that a reader sees the old or the new content, never half of it. */
export async function writeAtomically(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.part`;
  await writeFile(temporary, content);
  await rename(temporary, file);
}
