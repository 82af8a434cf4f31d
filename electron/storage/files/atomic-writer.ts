import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asFileError, systemCode } from './file-error.ts';

/** Windows refuses to replace a file for as long as a virus scanner or an indexer looks at it. */
const REPLACE_DELAYS_MS = [10, 50, 250];
const MOMENTARY: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Where new content is written before it takes the file's place. One process writes a profile, so one name is enough. */
function newName(path: string): string {
  return `${path}.new`;
}

async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function replace(from: string, to: string): Promise<void> {
  for (const delayMs of REPLACE_DELAYS_MS) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!MOMENTARY.has(systemCode(error))) throw error;
      await delay(delayMs);
    }
  }
  return rename(from, to);
}

/** Makes the replacement itself survive a power cut. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeAtomically(path: string, content: string): Promise<void> {
  const temporary = newName(path);
  try {
    await writeNew(temporary, content);
    await replace(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asFileError(error);
  }
}

/** Writes one small text file whole: a reader, or a crash, finds the old content or the new, never a part. Mode 0600. */
export class AtomicWriter {
  readonly #path: string;
  #next: { content: string; readonly written: Promise<void> } | null = null;
  #idle: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** One write at a time; of those asked for meanwhile only the last is done. Rejects with `StorageError`. */
  write(content: string): Promise<void> {
    if (this.#next !== null) {
      this.#next.content = content;
      return this.#next.written;
    }
    const written = this.#idle.then(() => this.#writeNext());
    this.#next = { content, written };
    this.#idle = written.catch(() => undefined);
    return written;
  }

  /** Resolves when nothing is being written any more. */
  idle(): Promise<void> {
    return this.#idle;
  }

  async #writeNext(): Promise<void> {
    const next = this.#next;
    this.#next = null;
    if (next !== null) await writeAtomically(this.#path, next.content);
  }
}
