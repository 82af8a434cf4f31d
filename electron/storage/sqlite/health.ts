import { existsSync, statSync } from 'node:fs';
import { StorageError } from '../storage-error.ts';
import { type Database, suspectMarker } from './database.ts';

/** Up to this size every page is read at every opening, in about ten milliseconds. */
const FULL_CHECK_BYTES = 4 * 1024 * 1024;

/**
 * Throws `StorageError` `damaged` when the database cannot be trusted. A small file is checked whole. A big one would
 * hold up the start for seconds: there the schema and the way to the first row of each table are read, and everything
 * only when an earlier run met a damaged page.
 */
export function checkHealth(database: Database, path: string): void {
  if (statSync(path).size <= FULL_CHECK_BYTES || existsSync(suspectMarker(path))) checkEverything(database);
  else touchEveryTable(database);
}

function checkEverything(database: Database): void {
  const finding = database.prepare('quick check', 'PRAGMA quick_check(1)').get()?.['quick_check'];
  if (finding !== 'ok') throw new StorageError('damaged', String(finding));
}

function touchEveryTable(database: Database): void {
  const tables = database
    .prepare('list tables', "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    .all();
  for (const { name } of tables) {
    const quoted = `"${String(name).replaceAll('"', '""')}"`;
    database.prepare('touch table', `SELECT * FROM ${quoted} LIMIT 1`).get();
  }
}
