import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { accountsAndLists } from './migrations/001-accounts-and-lists.ts';

/** One step of the database's shape. Never changed once released. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

const MIGRATIONS: readonly Migration[] = [accountsAndLists];

/** The version a database has when every step was taken. */
export const NEWEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** Takes the steps above `version`, all in one transaction. */
export function migrate(connection: DatabaseSyncInstance, version: number): void {
  const missing = MIGRATIONS.filter((migration) => migration.version > version);
  if (missing.length === 0) return;
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (const { sql } of missing) connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${NEWEST_VERSION}; COMMIT`);
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}
