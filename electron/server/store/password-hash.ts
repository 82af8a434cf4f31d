import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ServerError } from '../server-error.ts';

/** A password's scrypt hash with all it takes to compute it again. */
export interface PasswordHash {
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** What new hashes cost: some 60 ms of one processor, and 32 MB. */
export const DEFAULT_PASSWORD_COST = 2 ** 15;
const BLOCK_SIZE = 8;
const PARALLELIZATION = 1;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** More computations at a time would only wait for the processor. */
const CONCURRENT = 2;
const MAX_WAITING = 256;
const MAX_MEMORY = 128 * 1024 * 1024;

/** Computes and compares password hashes off the main thread, a few at a time. */
export class PasswordHasher {
  readonly #cost: number;
  /** What is compared with when there is no such account, so that it takes as long. */
  readonly #nobody: PasswordHash;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param cost Of new hashes, a power of two; a hash is compared at its own cost. */
  constructor(cost: number = DEFAULT_PASSWORD_COST) {
    this.#cost = cost;
    this.#nobody = {
      hash: new Uint8Array(HASH_BYTES),
      salt: new Uint8Array(SALT_BYTES),
      cost,
      blockSize: BLOCK_SIZE,
      parallelization: PARALLELIZATION,
    };
  }

  async hash(password: string): Promise<PasswordHash> {
    const salt = randomBytes(SALT_BYTES);
    const parameters = { salt, cost: this.#cost, blockSize: BLOCK_SIZE, parallelization: PARALLELIZATION };
    return { ...parameters, hash: await this.#compute(password, parameters) };
  }

  /**
   * Whether it is the password. Without a stored hash the answer is no, after the same time.
   *
   * @throws ServerError `busy` when too many wait already.
   */
  async matches(password: string, stored: PasswordHash | null): Promise<boolean> {
    const expected = stored ?? this.#nobody;
    const computed = await this.#compute(password, expected);
    return timingSafeEqual(computed, expected.hash) && stored !== null;
  }

  async #compute(password: string, parameters: Omit<PasswordHash, 'hash'>): Promise<Buffer> {
    if (this.#running >= CONCURRENT) {
      if (this.#waiting.length >= MAX_WAITING) {
        throw new ServerError('busy', 'Too many sign-ins are waiting.');
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
    try {
      return await derive(password, parameters);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}

function derive(password: string, parameters: Omit<PasswordHash, 'hash'>): Promise<Buffer> {
  const { salt, cost: N, blockSize: r, parallelization: p } = parameters;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, { N, r, p, maxmem: MAX_MEMORY }, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}
