import { existsSync, openSync, closeSync, readSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { asFileError } from '../files/file-error.ts';
import { setAside } from '../files/set-aside.ts';
import { StorageError } from '../storage-error.ts';
import { Database, type DatabaseTimings, type SlowQuery, suspectMarker } from './database.ts';
import { checkHealth } from './health.ts';
import { migrate, type Migration, newestVersion } from './migrate.ts';
import { asStorageError } from './sqlite-error.ts';

export interface OpenDatabaseOptions {
  /** Null keeps everything in memory. */
  readonly path: string | null;
  readonly migrations: readonly Migration[];
  /** How long opening waits for another process to let go of the file. */
  readonly busyTimeoutMs?: number;
  readonly slowQueryMs?: number;
  readonly onSlowQuery?: (query: SlowQuery) => void;
  /** Milliseconds from any fixed point, for timing. */
  readonly clock?: () => number;
  /** The time of day, for the name of a file set aside. */
  readonly now?: () => Date;
}

export interface OpenedDatabase {
  readonly database: Database;
  /** When the file found was damaged: where it is now, and what was wrong with it. */
  readonly setAside: { readonly keptAs: string; readonly detail: string } | null;
}

const BUSY_TIMEOUT_MS = 2_000;
/** Once open, every call holds up the whole app while it waits. */
const BUSY_TIMEOUT_WHEN_OPEN_MS = 250;
const SLOW_QUERY_MS = 50;

/** NORMAL with a write-ahead log: a crash of the app loses nothing, a power cut at most the last moments. */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = FAST;
  PRAGMA cache_size = -8000;
  PRAGMA journal_size_limit = 16777216;
`;

/** The header of a database: its first bytes, and where `user_version` is in it (https://sqlite.org/fileformat.html#the_database_header). */
const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
const USER_VERSION_OFFSET = 60;

function isThere(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0;
}

/** Reads `user_version` without SQLite: opening a database can already change its files. */
function versionInHeader(path: string): number {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new StorageError('damaged', 'The file is not a database.');
  }
  return header.readUInt32BE(USER_VERSION_OFFSET);
}

/** With a write-ahead log left behind the header may be old: a read-only connection sees both and changes neither. */
function versionInLog(path: string, busyTimeoutMs: number): number {
  const connection = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
  try {
    const row = connection.prepare('PRAGMA user_version').get() as { readonly user_version: number };
    return row.user_version;
  } finally {
    connection.close();
  }
}

function storedVersion(path: string, busyTimeoutMs: number): number {
  if (!isThere(path)) return 0;
  return isThere(`${path}-wal`) ? versionInLog(path, busyTimeoutMs) : versionInHeader(path);
}

/**
 * EXCLUSIVE keeps the log's index in our own memory instead of a file beside the database: that way a full disk does not
 * keep anybody from reading.
 */
type Locking = 'NORMAL' | 'EXCLUSIVE';

function connect(options: OpenDatabaseOptions, locking: Locking = 'NORMAL'): Database {
  const path = options.path;
  const busyTimeoutMs = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
  const newest = newestVersion(options.migrations);
  const version = path === null ? 0 : storedVersion(path, busyTimeoutMs);
  if (version > newest) {
    throw new StorageError('too-new', `The file has version ${version}; this app knows ${newest}.`);
  }
  const timings: DatabaseTimings = {
    slowQueryMs: options.slowQueryMs ?? SLOW_QUERY_MS,
    onSlowQuery: options.onSlowQuery ?? (() => undefined),
    clock: options.clock ?? (() => performance.now()),
  };
  const connection = new DatabaseSync(path ?? ':memory:', { timeout: busyTimeoutMs });
  const database = new Database(connection, null, timings);
  try {
    database.exec('configure', `PRAGMA locking_mode = ${locking}; ${PRAGMAS}`);
    if (path !== null) {
      checkHealth(database, path);
      rmSync(suspectMarker(path), { force: true });
    }
    migrate(database, version, options.migrations);
    database.exec('configure', `PRAGMA busy_timeout = ${BUSY_TIMEOUT_WHEN_OPEN_MS}`);
    return new Database(connection, path, timings);
  } catch (error) {
    database.close();
    throw error;
  }
}

function typed(error: unknown): StorageError {
  const fromSqlite = asStorageError(error);
  return fromSqlite.code === 'failed' ? asFileError(error) : fromSqlite;
}

/**
 * Opens a database and brings it to the newest version. A damaged file is set aside and a new one begun. Throws
 * `StorageError`: `too-new` (the file is left untouched), `locked`, `disk-full`, `read-only`, `unavailable`, `failed`.
 */
export function openDatabase(options: OpenDatabaseOptions): OpenedDatabase {
  try {
    return { database: connect(options), setAside: null };
  } catch (error) {
    return openAnotherWay(options, typed(error));
  }
}

function openAnotherWay(options: OpenDatabaseOptions, reason: StorageError): OpenedDatabase {
  const { path, now = () => new Date() } = options;
  try {
    if (reason.code === 'disk-full') return { database: connect(options, 'EXCLUSIVE'), setAside: null };
    if (reason.code !== 'damaged' || path === null) throw reason;
    const keptAs = setAside(path, now());
    rmSync(suspectMarker(path), { force: true });
    return { database: connect(options), setAside: { keptAs, detail: reason.message } };
  } catch (error) {
    throw typed(error);
  }
}
