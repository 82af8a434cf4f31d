import { describe, expect, it } from 'vitest';
import { asFileError } from './files/file-error.ts';
import { asStorageError } from './sqlite/sqlite-error.ts';
import { StorageError } from './storage-error.ts';

const systemError = (code: string) => Object.assign(new Error(`${code}: something`), { code });
const sqliteError = (errcode: number) =>
  Object.assign(new Error('sqlite'), { code: 'ERR_SQLITE_ERROR', errcode });

describe('errors of the file system', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'unavailable'],
    ['EBUSY', 'locked'],
    ['EIO', 'failed'],
  ])('%s is %s', (system, code) => {
    expect(asFileError(systemError(system))).toMatchObject({ code, message: `${system}: something` });
  });
});

describe('errors of SQLite', () => {
  it.each([
    [5, 'locked'],
    [261, 'locked'], // BUSY_RECOVERY
    [8, 'read-only'],
    [11, 'damaged'],
    [267, 'damaged'], // CORRUPT_VTAB
    [13, 'disk-full'],
    [14, 'unavailable'],
    [26, 'damaged'],
    [4874, 'disk-full'], // IOERR_SHMSIZE
    [778, 'failed'], // IOERR_WRITE
  ])('%s is %s', (errcode, code) => {
    expect(asStorageError(sqliteError(errcode))).toMatchObject({ code });
  });

  it('that are none of SQLite’s are kept as the cause', () => {
    const cause = new TypeError('odd');
    expect(asStorageError(cause)).toMatchObject({ code: 'failed', cause });
    expect(asStorageError('odd')).toMatchObject({ code: 'failed', message: 'odd' });
  });
});

describe('a storage error', () => {
  it('passes through unchanged', () => {
    const error = new StorageError('locked', 'busy');
    expect(asFileError(error)).toBe(error);
    expect(asStorageError(error)).toBe(error);
  });

  it.each([
    ['disk-full', 'disk-full', true],
    ['locked', 'storage-failed', true],
    ['damaged', 'storage-failed', false],
    ['no-secure-storage', 'no-secure-storage', false],
  ] as const)('%s is told to windows as %s', (code, told, retryable) => {
    expect(new StorageError(code, 'why').toFailure()).toEqual({ code: told, detail: 'why', retryable });
  });
});
