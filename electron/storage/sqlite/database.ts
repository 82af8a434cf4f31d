import { writeFileSync } from 'node:fs';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { StorageError } from '../storage-error.ts';
import { asStorageError } from './sqlite-error.ts';

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A statement that took longer than it should. Its name only: what it was asked is private. */
export interface SlowQuery {
  readonly name: string;
  readonly durationMs: number;
}

export interface DatabaseTimings {
  /** From how long on a statement is slow. */
  readonly slowQueryMs: number;
  readonly onSlowQuery: (query: SlowQuery) => void;
  /** Milliseconds from any fixed point. */
  readonly clock: () => number;
}

/** The file whose presence makes the next opening check everything. */
export function suspectMarker(path: string): string {
  return `${path}-suspect`;
}

/** One open SQLite database. Every error it throws is a `StorageError`. */
export class Database {
  readonly #connection: DatabaseSyncInstance;
  readonly #path: string | null;
  readonly #timings: DatabaseTimings;
  #suspect = false;

  constructor(connection: DatabaseSyncInstance, path: string | null, timings: DatabaseTimings) {
    this.#connection = connection;
    this.#path = path;
    this.#timings = timings;
  }

  /** `name` is what a slow-query report calls it. */
  prepare(name: string, sql: string): Statement {
    return new Statement(
      this.guard(name, () => this.#connection.prepare(sql)),
      this,
      name,
    );
  }

  exec(name: string, sql: string): void {
    this.guard(name, () => this.#connection.exec(sql));
  }

  /** Runs `work` in one transaction: all of it happens, or none. */
  transaction<T>(name: string, work: () => T): T {
    this.exec(`${name} (begin)`, 'BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec(`${name} (commit)`, 'COMMIT');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  close(): void {
    if (this.#connection.isOpen) this.#connection.close();
  }

  /** Runs something on the connection: times it and gives its errors our type. */
  guard<T>(name: string, work: () => T): T {
    const { clock, slowQueryMs, onSlowQuery } = this.#timings;
    const startedAt = clock();
    try {
      return work();
    } catch (error) {
      throw this.#noted(asStorageError(error));
    } finally {
      const durationMs = clock() - startedAt;
      if (durationMs >= slowQueryMs) onSlowQuery({ name, durationMs });
    }
  }

  /** SQLite has already rolled back by itself after some errors (a full disk among them). */
  #rollBack(): void {
    if (this.#connection.isOpen && this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
  }

  /** Leaves a mark for the next opening when a page turned out to be damaged. */
  #noted(error: StorageError): StorageError {
    if (error.code !== 'damaged' || this.#suspect || this.#path === null) return error;
    this.#suspect = true;
    try {
      writeFileSync(suspectMarker(this.#path), '', { mode: 0o600 });
    } catch (markerError) {
      return new StorageError(error.code, error.message, markerError);
    }
    return error;
  }
}

/** A prepared statement. Parameters are positional. */
export class Statement {
  readonly #statement: StatementSyncInstance;
  readonly #database: Database;
  readonly #name: string;

  constructor(statement: StatementSyncInstance, database: Database, name: string) {
    this.#statement = statement;
    this.#database = database;
    this.#name = name;
  }

  /** Answers how many rows changed and the row id of the last one inserted. */
  run(...parameters: readonly SqlValue[]): { readonly changes: number; readonly rowId: number } {
    return this.#database.guard(this.#name, () => {
      const { changes, lastInsertRowid } = this.#statement.run(...parameters);
      return { changes, rowId: Number(lastInsertRowid) };
    });
  }

  get(...parameters: readonly SqlValue[]): SqlRow | undefined {
    return this.#database.guard(this.#name, () => this.#statement.get(...parameters) as SqlRow | undefined);
  }

  all(...parameters: readonly SqlValue[]): readonly SqlRow[] {
    return this.#database.guard(this.#name, () => this.#statement.all(...parameters) as SqlRow[]);
  }
}
