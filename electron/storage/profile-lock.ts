import { type DatabaseSyncInstance, DatabaseSync } from '@photostructure/sqlite';
import { asStorageError } from './sqlite/sqlite-error.ts';

/**
 * The right to work with a profile, held by one process at a time. It is an SQLite transaction on a file of its own,
 * because SQLite knows each system's file locks: the system lets go of them when the process ends, however it ends, so
 * there is no stale lock and no process number that may have been given away since.
 *
 * Nothing else may open the file: on POSIX, closing any handle of it in this process would drop the lock.
 */
export class ProfileLock {
  readonly #connection: DatabaseSyncInstance;

  private constructor(connection: DatabaseSyncInstance) {
    this.#connection = connection;
  }

  /** Takes the lock at once or throws `StorageError`: `locked` while another holds it, else why it cannot be had. */
  static acquire(path: string): ProfileLock {
    let connection: DatabaseSyncInstance | null = null;
    try {
      connection = new DatabaseSync(path, { timeout: 0 });
      connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return new ProfileLock(connection);
    } catch (error) {
      connection?.close();
      throw asStorageError(error);
    }
  }

  release(): void {
    if (this.#connection.isOpen) this.#connection.close();
  }
}
