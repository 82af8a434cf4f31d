import { AccountStore } from './accounts.ts';
import { openDatabase, type Database } from './database.ts';
import { GroupStore } from './groups.ts';
import { ListStore } from './lists.ts';

/** All that the server keeps. Calls are synchronous and short. */
export class Store {
  readonly accounts: AccountStore;
  readonly lists: ListStore;
  readonly groups: GroupStore;
  /** Where a damaged file was put at opening, or null. */
  readonly setAsideAs: string | null;
  readonly #database: Database;

  /** @throws ServerError `data-locked`, `data-too-new` or `data-unavailable`. */
  constructor(directory: string, now: Date) {
    const { database, setAsideAs } = openDatabase(directory, now);
    this.#database = database;
    this.setAsideAs = setAsideAs;
    this.accounts = new AccountStore(database);
    this.lists = new ListStore(database, this.accounts);
    this.groups = new GroupStore(database, this.accounts);
  }

  /** Runs `work` in one transaction: all of it happens, or none. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work);
  }

  close(): void {
    this.#database.close();
  }
}
