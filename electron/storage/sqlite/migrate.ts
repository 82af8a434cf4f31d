import type { Database } from './database.ts';

/** One step of a database's shape. Steps are numbered 1, 2, 3… and never change once released. */
export interface Migration {
  readonly version: number;
  readonly apply: (database: Database) => void;
}

/** The version a database has when every step was taken. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Takes the steps above `version`, all in one transaction. */
export function migrate(database: Database, version: number, migrations: readonly Migration[]): void {
  const missing = migrations.filter((migration) => migration.version > version);
  if (missing.length === 0) return;
  database.transaction('migrate', () => {
    for (const migration of missing) migration.apply(database);
    database.exec('migrate', `PRAGMA user_version = ${newestVersion(migrations)}`);
  });
}
