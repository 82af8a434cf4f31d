import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';

const MAX_WAITING = 2_000;

export interface RotatingFileOptions {
  /** Bytes after which a new file is begun. */
  readonly maxBytes: number;
  /** How many files there are at most, the current one included. */
  readonly files: number;
}

/**
 * Lines in a file that never grows beyond its bound: `name.log`, and older ones as `name.1.log`, `name.2.log`. Lines are
 * written together, a little later; a disk that is full or slow loses lines, and nothing else.
 */
export class RotatingFile {
  readonly #path: string;
  readonly #options: RotatingFileOptions;
  #waiting: string[] = [];
  #lost = 0;
  #size: number | null = null;
  #writing: Promise<void> | null = null;

  constructor(file: string, options: RotatingFileOptions) {
    this.#path = file;
    this.#options = options;
  }

  write(line: string): void {
    if (this.#waiting.length >= MAX_WAITING) this.#lost += 1;
    else this.#waiting.push(line);
    this.#writing ??= this.#drain();
  }

  /** Resolves when every line so far is written, or given up. Never rejects. */
  async flush(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  /** Writes what is waiting before anything else can happen: the program is about to end. */
  flushNow(): void {
    const text = this.#take();
    if (text === '') return;
    try {
      mkdirSync(path.dirname(this.#path), { recursive: true });
      appendFileSync(this.#path, text);
      this.#size = null;
      if (statSync(this.#path).size > this.#options.maxBytes) this.#rotateNow();
    } catch {
      // Nobody is left to tell.
    }
  }

  async #drain(): Promise<void> {
    // What is logged in the same moment goes into one write.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const text = this.#take();
      const bytes = Buffer.byteLength(text);
      try {
        await mkdir(path.dirname(this.#path), { recursive: true });
        this.#size ??= await sizeOf(this.#path);
        if (this.#size > 0 && this.#size + bytes > this.#options.maxBytes) await this.#rotate();
        await appendFile(this.#path, text);
        this.#size += bytes;
      } catch {
        this.#lost += text.split('\n').length - 1;
        this.#size = null;
        break;
      }
    }
    this.#writing = null;
  }

  #take(): string {
    if (this.#waiting.length === 0) return '';
    const lost = this.#lost === 0 ? '' : `(${this.#lost} lines could not be written)\n`;
    const text = `${lost}${this.#waiting.join('\n')}\n`;
    this.#waiting = [];
    this.#lost = 0;
    return text;
  }

  async #rotate(): Promise<void> {
    for (const [from, to] of this.#renames()) await rename(from, to).catch(() => undefined);
    this.#size = await sizeOf(this.#path);
  }

  #rotateNow(): void {
    for (const [from, to] of this.#renames()) {
      try {
        renameSync(from, to);
      } catch {
        // There are fewer files yet than there may be.
      }
    }
  }

  /** Oldest first: the last one is overwritten. */
  #renames(): (readonly [string, string])[] {
    const { dir, name, ext } = path.parse(this.#path);
    const numbered = (index: number): string =>
      index === 0 ? this.#path : path.join(dir, `${name}.${index}${ext}`);
    return Array.from({ length: this.#options.files - 1 }, (_, index) => {
      const to = this.#options.files - 1 - index;
      return [numbered(to - 1), numbered(to)] as const;
    });
  }
}

async function sizeOf(file: string): Promise<number> {
  const entry = await stat(file).catch(() => null);
  return entry?.size ?? 0;
}
