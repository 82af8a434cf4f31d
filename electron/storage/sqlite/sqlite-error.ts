import { StorageError, type StorageErrorCode } from '../storage-error.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that say something a caller can act on. */
const CODES: ReadonlyMap<number, StorageErrorCode> = new Map([
  [3, 'unavailable'], // PERM
  [5, 'locked'], // BUSY
  [6, 'locked'], // LOCKED
  [8, 'read-only'], // READONLY
  [11, 'damaged'], // CORRUPT
  [13, 'disk-full'], // FULL
  [14, 'unavailable'], // CANTOPEN
  [23, 'unavailable'], // AUTH
  [26, 'damaged'], // NOTADB
]);

/** `IOERR_SHMSIZE`: the shared memory of the write-ahead log could not grow, which is a full disk by another name. */
const SHARED_MEMORY_SIZE = 4874;

interface SqliteFailure {
  readonly code: string;
  readonly errcode?: number;
  readonly message: string;
}

function isSqliteFailure(error: unknown): error is SqliteFailure {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function codeOf(failure: SqliteFailure): StorageErrorCode {
  if (failure.code === 'ERR_INVALID_STATE') return 'closed';
  const result = failure.errcode ?? 0;
  if (result === SHARED_MEMORY_SIZE) return 'disk-full';
  return CODES.get(result % 256) ?? 'failed';
}

/** Any error thrown by the SQLite binding, as ours. Our own pass unchanged. */
export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  if (isSqliteFailure(error)) return new StorageError(codeOf(error), error.message, error);
  return new StorageError('failed', String(error), error);
}
