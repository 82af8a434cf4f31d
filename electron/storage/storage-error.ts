import type { Failure } from '#shared/model/failure.ts';

/**
 * Why storage could not do something.
 * - `disk-full`: no room left; works again once there is.
 * - `locked`: another process holds the file; we waited and gave up.
 * - `too-new`: written by a newer version of the app; left exactly as it was.
 * - `damaged`: the file's content cannot be trusted.
 * - `read-only`: the file or its disk cannot be written.
 * - `unavailable`: the file cannot be opened or read at all.
 * - `no-secure-storage`: the system offers no keychain, so no password is kept.
 * - `invalid`: what was to be stored does not have the right shape.
 * - `closed`: asked after `close()`.
 * - `failed`: anything else; `cause` has the original.
 */
export type StorageErrorCode =
  | 'disk-full'
  | 'locked'
  | 'too-new'
  | 'damaged'
  | 'read-only'
  | 'unavailable'
  | 'no-secure-storage'
  | 'invalid'
  | 'closed'
  | 'failed';

const RETRYABLE: ReadonlySet<StorageErrorCode> = new Set(['disk-full', 'locked', 'read-only']);

export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  /** Whether the same call can succeed later with nothing changed on our side. */
  readonly retryable: boolean;

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = RETRYABLE.has(code);
  }

  /** The same, as windows are told it. */
  toFailure(): Failure {
    const code =
      this.code === 'disk-full' || this.code === 'no-secure-storage' ? this.code : 'storage-failed';
    return { code, detail: this.message, retryable: this.retryable };
  }
}
