import { closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { ServerError } from '../server-error.ts';
import { migrate, NEWEST_VERSION } from './migrate.ts';

export const DATABASE_FILE = 'server.db';

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Primary result codes of SQLite. */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** How long the start waits for another process that is just leaving. */
const BUSY_TIMEOUT_MS = 500;

export interface OpenedDatabase {
  readonly database: Database;
  /** Where a damaged file was put, or null. */
  readonly setAsideAs: string | null;
}

/** The server's one connection to its file. Nobody else may have the file open meanwhile. */
export class Database {
  readonly #connection: DatabaseSyncInstance;

  constructor(connection: DatabaseSyncInstance) {
    this.#connection = connection;
  }

  prepare(sql: string): Statement {
    return new Statement(this.#connection.prepare(sql));
  }

  /** Runs `work` in one transaction (or in the one that runs already): all of it happens, or none. */
  transaction<T>(work: () => T): T {
    if (this.#connection.isTransaction) return work();
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has already rolled back by itself after some errors, a full disk among them.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.#connection.isOpen) this.#connection.close();
  }
}

/** A prepared statement with positional parameters. */
export class Statement {
  readonly #statement: StatementSyncInstance;

  constructor(statement: StatementSyncInstance) {
    this.#statement = statement;
  }

  /** Answers how many rows changed and the row id of the last one inserted. */
  run(...parameters: readonly SqlValue[]): { readonly changes: number; readonly rowId: number } {
    const { changes, lastInsertRowid } = this.#statement.run(...parameters);
    return { changes, rowId: Number(lastInsertRowid) };
  }

  get(...parameters: readonly SqlValue[]): SqlRow | undefined {
    return this.#statement.get(...parameters) as SqlRow | undefined;
  }

  all(...parameters: readonly SqlValue[]): readonly SqlRow[] {
    return this.#statement.all(...parameters) as SqlRow[];
  }
}

/** True for an error that SQLite gave. */
export function isDatabaseError(error: unknown): error is Error {
  return error instanceof Error && resultCode(error) !== undefined;
}

/**
 * Opens the database of a folder, making both when they are not there. A damaged file is set aside, never deleted, and
 * a new one begun.
 *
 * @throws ServerError `data-locked`, `data-too-new` or `data-unavailable`.
 */
export function openDatabase(directory: string, now: Date): OpenedDatabase {
  const file = path.join(directory, DATABASE_FILE);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ServerError('data-unavailable', `Cannot make the folder ${directory}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  try {
    return { database: open(file), setAsideAs: null };
  } catch (error) {
    const code = resultCode(error);
    if (code !== CORRUPT && code !== NOT_A_DATABASE) throw explained(error, file);
  }
  try {
    const setAsideAs = setAside(file, now);
    return { database: open(file), setAsideAs };
  } catch (error) {
    throw explained(error, file);
  }
}

function open(file: string): Database {
  // Hashes of passwords are in it: nobody else on this computer may read it. SQLite gives its other files the same mode.
  closeSync(openSync(file, 'a', 0o600));
  const connection = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    // The lock comes first, and the version before anything that changes the file.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT');
    const version = Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > NEWEST_VERSION) {
      throw new ServerError(
        'data-too-new',
        `${file} was written by a newer version (${version}, this one knows ${NEWEST_VERSION}).`,
      );
    }
    connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA journal_size_limit = 16777216;
    `);
    const finding = connection.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (finding !== 'ok') throw new Damaged(String(finding));
    migrate(connection, version);
    return new Database(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** `quick_check` found something: the same as SQLite finding it by itself. */
class Damaged extends Error {
  readonly errcode = CORRUPT;
}

function setAside(file: string, now: Date): string {
  const keptAs = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, keptAs + suffix);
  }
  return keptAs;
}

function explained(error: unknown, file: string): Error {
  if (error instanceof ServerError) return error;
  return resultCode(error) === BUSY
    ? new ServerError('data-locked', `${file} is in use by another server.`, { cause: error })
    : new ServerError('data-unavailable', `${file} cannot be opened: ${reasonOf(error)}`, { cause: error });
}

/** What stood in the way, in the system's own words: only it knows whether that is a permission, a disk or a name. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function resultCode(error: unknown): number | undefined {
  const code: unknown = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}
