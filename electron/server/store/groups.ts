import { randomUUID } from 'node:crypto';
import type { ListedGroup } from '#protocol/dialects/list-synchronization.ts';
import type { AccountStore } from './accounts.ts';
import type { Database } from './database.ts';

/** Everybody's groups, under both of their names, and who is in them. */
export class GroupStore {
  readonly #database: Database;
  readonly #accounts: AccountStore;
  readonly #all;
  readonly #insert;
  readonly #rename;
  readonly #remove;
  readonly #join;
  readonly #leave;
  readonly #numbersOf;

  constructor(database: Database, accounts: AccountStore) {
    this.#database = database;
    this.#accounts = accounts;
    this.#all = database.prepare('SELECT number, guid, name FROM groups WHERE account = ? ORDER BY number');
    this.#insert = database.prepare('INSERT INTO groups (account, number, guid, name) VALUES (?, ?, ?, ?)');
    this.#rename = database.prepare('UPDATE groups SET name = ? WHERE account = ? AND number = ?');
    this.#remove = database.prepare('DELETE FROM groups WHERE account = ? AND number = ?');
    this.#join = database.prepare('INSERT INTO memberships VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
    this.#leave = database.prepare(
      'DELETE FROM memberships WHERE owner = ? AND contact = ? AND group_number = ?',
    );
    this.#numbersOf = database.prepare(
      'SELECT group_number FROM memberships WHERE owner = ? AND contact = ? ORDER BY group_number',
    );
  }

  /** In the order of their numbers. */
  all(account: number): ListedGroup[] {
    return this.#all.all(account).map((row) => ({
      number: row['number'] as number,
      guid: row['guid'] as string,
      name: row['name'] as string,
    }));
  }

  /** Makes a group under the lowest number that is free; 0 is the group of those who are in none (facts §7.2). */
  add(account: number, name: string): ListedGroup {
    return this.#database.transaction(() => {
      const taken = new Set(this.all(account).map((group) => group.number));
      let number = 1;
      while (taken.has(number)) number += 1;
      const group = { number, guid: randomUUID(), name };
      this.#insert.run(account, number, group.guid, name);
      this.#accounts.advanceListVersion(account);
      return group;
    });
  }

  rename(account: number, number: number, name: string): void {
    this.#changing(account, () => this.#rename.run(name, account, number));
  }

  /** Its members stay on the list. */
  remove(account: number, number: number): void {
    this.#changing(account, () => this.#remove.run(account, number));
  }

  join(account: number, contact: number, number: number): void {
    this.#changing(account, () => this.#join.run(account, contact, number));
  }

  leave(account: number, contact: number, number: number): void {
    this.#changing(account, () => this.#leave.run(account, contact, number));
  }

  /** The numbers of the groups a contact is in. */
  numbersOf(account: number, contact: number): number[] {
    return this.#numbersOf.all(account, contact).map((row) => row['group_number'] as number);
  }

  #changing(account: number, change: () => unknown): void {
    this.#database.transaction(() => {
      change();
      this.#accounts.advanceListVersion(account);
    });
  }
}
