import { Buffer } from 'node:buffer';

const SMALLEST_CAPACITY = 1024;
/** An emptied buffer above this is given back. */
const LARGEST_KEPT = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/** A growing row of bytes: what came of a line or payload that is not whole yet. Appending costs amortised linear time. */
export class HeldBytes {
  #storage: Buffer = NOTHING;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The storage: its first `length` bytes are held, the rest is noise. Good until the next `append` or `clear`. */
  get bytes(): Buffer {
    return this.#storage;
  }

  /** The byte held last, or undefined. */
  get last(): number | undefined {
    return this.#length === 0 ? undefined : this.#storage[this.#length - 1];
  }

  append(source: Uint8Array, start: number, end: number): void {
    const length = this.#length + end - start;
    if (length > this.#storage.length) this.#grow(length);
    this.#storage.set(source.subarray(start, end), this.#length);
    this.#length = length;
  }

  clear(): void {
    this.#length = 0;
    if (this.#storage.length > LARGEST_KEPT) this.#storage = NOTHING;
  }

  #grow(needed: number): void {
    const storage = Buffer.allocUnsafeSlow(Math.max(needed, this.#storage.length * 2, SMALLEST_CAPACITY));
    this.#storage.copy(storage, 0, 0, this.#length);
    this.#storage = storage;
  }
}
