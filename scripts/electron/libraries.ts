import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isFileRefusal, modifiedAt, writeAtomically } from '#scripts/lib/files.ts';
import { run } from '#scripts/lib/run.ts';
import type { ElectronBinary } from './binary.ts';

/** The names `ldd` says it did not find, each once. */
export function parseMissingLibraries(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

/** The executable, its helpers and the libraries it brings along. */
async function linkedFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names
    .filter((name) => /^electron$|^chrome|\.so(\.\d+)*$/.test(name) && !name.endsWith('.pak'))
    .map((name) => path.join(directory, name));
}

/** What the answer depends on: this build, and the system's index of its libraries, which every (un)install rewrites. */
async function librarySignature(binary: ElectronBinary): Promise<string> {
  const times = [binary.executable, '/etc/ld.so.cache'].map(modifiedAt);
  return [binary.executable, process.env['LD_LIBRARY_PATH'] ?? '', ...(await Promise.all(times))].join('\n');
}

/**
 * Names the shared libraries Electron needs and the system does not have. That none is missing is remembered.
 * @param cache the folder that holds unpacked builds
 */
export async function findMissingLibraries(binary: ElectronBinary, cache: string): Promise<string[]> {
  const stampFile = path.join(cache, `${path.basename(binary.directory)}-libraries.txt`);
  const signature = await librarySignature(binary);
  const stamp = await readFile(stampFile, 'utf8').catch(() => null);
  if (stamp === signature) return [];
  const listed = await run('ldd', await linkedFiles(binary.directory), { output: 'collect' });
  const missing = parseMissingLibraries(listed.output);
  if (missing.length === 0) await remember(stampFile, signature);
  return missing;
}

/** A cache that can only be read, with everything in it, will do: then it is asked every time. */
async function remember(stampFile: string, signature: string): Promise<void> {
  try {
    await writeAtomically(stampFile, signature);
  } catch (error) {
    if (!isFileRefusal(error)) throw error;
  }
}
