import { randomUUID } from 'node:crypto';
import { LIST_BITS } from '#protocol/dialects/list-bits.ts';
import { PRIVATE_PROPERTY, type AccountStore } from './accounts.ts';
import type { Database, SqlRow } from './database.ts';

/** Somebody on somebody's lists. */
export interface Entry {
  /** Number of the account that is listed. */
  readonly contact: number;
  readonly guid: string;
  /** Mask of facts §7. */
  readonly lists: number;
  /** A name its owner gave it, or null. */
  readonly alias: string | null;
}

/** An entry with all that a transfer of the lists tells of it. */
export interface FullEntry extends Entry {
  readonly address: string;
  readonly name: string;
  readonly groupNumbers: readonly number[];
  /** What the contact lets the owner know: nothing if the owner is blocked, and nothing of their settings. */
  readonly properties: Readonly<Record<string, string>>;
}

/** How somebody stands to us, for deciding whether we may see them. */
export interface Relation {
  readonly contact: number;
  /** The mask under which they have us; 0 when we are on none of their lists. */
  readonly theirLists: number;
  readonly theirPrivacy: 'allow' | 'block';
}

const { forward, allow, block, reverse, pending } = LIST_BITS;

/**
 * The lists of every account. Forward and reverse are two ends of one fact and change together: when B adds A, A has B
 * on reverse, and on pending as well unless A has decided about B already (facts §7).
 */
export class ListStore {
  readonly #database: Database;
  readonly #accounts: AccountStore;
  readonly #find;
  readonly #findByGuid;
  readonly #mask;
  readonly #count;
  readonly #setBits;
  readonly #clearBits;
  readonly #dropEmpty;
  readonly #setAlias;
  readonly #watchers;
  readonly #relations;
  readonly #everybody;
  readonly #theirProperties;
  readonly #allMemberships;
  readonly #addMembership;
  readonly #clearMemberships;

  constructor(database: Database, accounts: AccountStore) {
    this.#database = database;
    this.#accounts = accounts;
    const entry = 'contact, guid, lists, alias';
    this.#find = database.prepare(`SELECT ${entry} FROM contacts WHERE owner = ? AND contact = ?`);
    this.#findByGuid = database.prepare(`SELECT ${entry} FROM contacts WHERE owner = ? AND guid = ?`);
    this.#mask = database.prepare('SELECT lists FROM contacts WHERE owner = ? AND contact = ?');
    this.#count = database.prepare(
      'SELECT count(*) AS members FROM contacts WHERE owner = ? AND lists & ? <> 0',
    );
    this.#setBits = database.prepare(`
      INSERT INTO contacts (owner, contact, guid, lists) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (owner, contact) DO UPDATE SET lists = lists | ?4`);
    this.#clearBits = database.prepare(
      'UPDATE contacts SET lists = lists & ~?3 WHERE owner = ?1 AND contact = ?2',
    );
    this.#dropEmpty = database.prepare('DELETE FROM contacts WHERE owner = ? AND contact = ? AND lists = 0');
    this.#setAlias = database.prepare('UPDATE contacts SET alias = ? WHERE owner = ? AND contact = ?');
    this.#watchers = database.prepare(
      `SELECT contact, lists FROM contacts WHERE owner = ? AND lists & ${reverse} <> 0`,
    );
    this.#relations = database.prepare(`
      SELECT mine.contact, coalesce(theirs.lists, 0) AS their_lists, accounts.privacy
      FROM contacts AS mine
      JOIN accounts ON accounts.id = mine.contact
      LEFT JOIN contacts AS theirs ON theirs.owner = mine.contact AND theirs.contact = mine.owner
      WHERE mine.owner = ? AND mine.lists & ${forward} <> 0`);
    this.#everybody = database.prepare(`
      SELECT mine.contact, mine.guid, mine.lists, mine.alias, accounts.address, accounts.name
      FROM contacts AS mine JOIN accounts ON accounts.id = mine.contact
      WHERE mine.owner = ? ORDER BY accounts.address`);
    this.#theirProperties = database.prepare(`
      SELECT properties.account, property, value
      FROM contacts AS mine
      JOIN properties ON properties.account = mine.contact
      JOIN accounts ON accounts.id = mine.contact
      LEFT JOIN contacts AS theirs ON theirs.owner = mine.contact AND theirs.contact = mine.owner
      WHERE mine.owner = ? AND mine.lists & ${forward} <> 0 AND property <> '${PRIVATE_PROPERTY}'
        AND coalesce(theirs.lists, 0) & ${block} = 0
        AND (accounts.privacy = 'allow' OR coalesce(theirs.lists, 0) & ${allow} <> 0)
      ORDER BY property`);
    this.#allMemberships = database.prepare(
      'SELECT contact, group_number FROM memberships WHERE owner = ? ORDER BY group_number',
    );
    this.#addMembership = database.prepare('INSERT INTO memberships VALUES (?, ?, ?)');
    this.#clearMemberships = database.prepare('DELETE FROM memberships WHERE owner = ? AND contact = ?');
  }

  find(owner: number, contact: number): Entry | null {
    return entryOf(this.#find.get(owner, contact));
  }

  findByGuid(owner: number, guid: string): Entry | null {
    return entryOf(this.#findByGuid.get(owner, guid.toLowerCase()));
  }

  /** The mask under which `owner` has `contact`; 0 for nobody. */
  mask(owner: number, contact: number): number {
    return Number(this.#mask.get(owner, contact)?.['lists'] ?? 0);
  }

  /** How many entries have any of the bits. */
  count(owner: number, bits: number): number {
    return Number(this.#count.get(owner, bits)?.['members'] ?? 0);
  }

  /** Everybody on any list, in the order of addresses. */
  everybody(owner: number): FullEntry[] {
    const groups = new Map<number, number[]>();
    for (const row of this.#allMemberships.all(owner)) {
      const contact = row['contact'] as number;
      const numbers = groups.get(contact);
      if (numbers === undefined) groups.set(contact, [row['group_number'] as number]);
      else numbers.push(row['group_number'] as number);
    }
    const properties = new Map<number, Record<string, string>>();
    for (const row of this.#theirProperties.all(owner)) {
      const account = row['account'] as number;
      const known = properties.get(account) ?? {};
      known[row['property'] as string] = row['value'] as string;
      properties.set(account, known);
    }
    return this.#everybody.all(owner).map((row) => ({
      contact: row['contact'] as number,
      guid: row['guid'] as string,
      lists: row['lists'] as number,
      alias: row['alias'] as string | null,
      address: row['address'] as string,
      name: row['name'] as string,
      groupNumbers: groups.get(row['contact'] as number) ?? [],
      properties: properties.get(row['contact'] as number) ?? {},
    }));
  }

  /** Whoever has `owner` on their forward list, with the mask under which `owner` has them. */
  watchers(owner: number): { readonly contact: number; readonly lists: number }[] {
    return this.#watchers.all(owner).map((row) => ({
      contact: row['contact'] as number,
      lists: row['lists'] as number,
    }));
  }

  /** Everybody on `owner`'s forward list, with how they stand to `owner`. */
  relations(owner: number): Relation[] {
    return this.#relations.all(owner).map((row) => ({
      contact: row['contact'] as number,
      theirLists: row['their_lists'] as number,
      theirPrivacy: row['privacy'] as Relation['theirPrivacy'],
    }));
  }

  /** Both ends of adding somebody, at once to a group if one is given. */
  addForward(owner: number, contact: number, groupNumber: number | null = null): void {
    this.#database.transaction(() => {
      this.#set(owner, contact, forward);
      if (groupNumber !== null) this.#addMembership.run(owner, contact, groupNumber);
      const decided = (this.mask(contact, owner) & (allow | block)) !== 0;
      this.#set(contact, owner, decided ? reverse : reverse | pending);
      this.#accounts.advanceListVersion(owner);
      this.#accounts.advanceListVersion(contact);
    });
  }

  /** Both ends of removing somebody: from every group, and a request that waits is taken back. */
  removeForward(owner: number, contact: number): void {
    this.#database.transaction(() => {
      this.#clearMemberships.run(owner, contact);
      this.#setAlias.run(null, owner, contact);
      this.#clear(owner, contact, forward);
      this.#clear(contact, owner, reverse | pending);
      this.#accounts.advanceListVersion(owner);
      this.#accounts.advanceListVersion(contact);
    });
  }

  /**
   * Puts somebody on the allow or block list.
   *
   * @param settles Whether that is the answer to a request that waits; else pending is left by a command of its own.
   */
  addDecision(owner: number, contact: number, list: 'allow' | 'block', settles = false): void {
    this.#database.transaction(() => {
      this.#set(owner, contact, LIST_BITS[list]);
      if (settles) this.#clear(owner, contact, pending);
      this.#accounts.advanceListVersion(owner);
    });
  }

  removeDecision(owner: number, contact: number, list: 'allow' | 'block' | 'pending'): void {
    this.#database.transaction(() => {
      this.#clear(owner, contact, LIST_BITS[list]);
      this.#accounts.advanceListVersion(owner);
    });
  }

  setAlias(owner: number, contact: number, alias: string): void {
    this.#database.transaction(() => {
      this.#setAlias.run(alias, owner, contact);
      this.#accounts.advanceListVersion(owner);
    });
  }

  #set(owner: number, contact: number, bits: number): void {
    this.#setBits.run(owner, contact, randomUUID(), bits);
  }

  #clear(owner: number, contact: number, bits: number): void {
    this.#clearBits.run(owner, contact, bits);
    this.#dropEmpty.run(owner, contact);
  }
}

function entryOf(row: SqlRow | undefined): Entry | null {
  if (row === undefined) return null;
  return {
    contact: row['contact'] as number,
    guid: row['guid'] as string,
    lists: row['lists'] as number,
    alias: row['alias'] as string | null,
  };
}
