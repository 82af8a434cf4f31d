import { StorageError, type StorageErrorCode } from '../storage-error.ts';

const CODES: ReadonlyMap<string, StorageErrorCode> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'unavailable'],
  ['EPERM', 'unavailable'],
  ['EISDIR', 'unavailable'],
  ['ENOTDIR', 'unavailable'],
  ['ENOENT', 'unavailable'],
  ['EEXIST', 'unavailable'],
  ['EMFILE', 'unavailable'],
  ['ENFILE', 'unavailable'],
  ['EBUSY', 'locked'],
]);

/** The system's name of an error (`ENOENT`), or an empty string. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A file system error as ours. Our own pass unchanged. */
export function asFileError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StorageError(CODES.get(systemCode(error)) ?? 'failed', message, error);
}
