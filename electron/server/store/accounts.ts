import { createHmac, randomBytes } from 'node:crypto';
import { LIST_BITS } from '#protocol/dialects/list-bits.ts';
import type { Database, SqlRow } from './database.ts';
import type { PasswordHash } from './password-hash.ts';

/** An account as sessions know it. */
export interface Account {
  readonly id: number;
  readonly address: string;
  readonly name: string;
  readonly privacy: 'allow' | 'block';
  readonly prompt: 'ask' | 'never';
  /** Grows with every change of lists and settings. */
  readonly listVersion: number;
}

/** What MSNP2 to MSNP7 need (facts §4.1): the salt given to clients, and md5(salt + password). */
export interface OldClientSecret {
  readonly salt: string;
  readonly hash: string;
}

export interface AccountSecrets {
  readonly password: PasswordHash;
  /** Null: the account cannot be used with clients that know no Passport. */
  readonly oldClient: OldClientSecret | null;
}

/** Whether paging is enabled is between a person and the server; every other property is for their contacts too. */
export const PRIVATE_PROPERTY = 'MBE';

const COLUMNS = 'id, address, name, privacy, prompt, list_version';

/** The accounts table. Addresses come in normalized. */
export class AccountStore {
  readonly #database: Database;
  readonly #saltKey: Uint8Array;
  readonly #byAddress;
  readonly #byId;
  readonly #secrets;
  readonly #insert;
  readonly #setSecrets;
  readonly #setName;
  readonly #setPrivacy;
  readonly #setPrompt;
  readonly #advance;
  readonly #advanceWatchers;
  readonly #properties;
  readonly #setProperty;
  readonly #removeProperty;

  constructor(database: Database) {
    this.#database = database;
    this.#byAddress = database.prepare(`SELECT ${COLUMNS} FROM accounts WHERE address = ?`);
    this.#byId = database.prepare(`SELECT ${COLUMNS} FROM accounts WHERE id = ?`);
    this.#secrets = database.prepare(`
      SELECT password_hash, password_salt, scrypt_cost, scrypt_block_size, scrypt_parallelization,
        old_client_salt, old_client_hash
      FROM accounts WHERE address = ?`);
    this.#insert = database.prepare(`
      INSERT INTO accounts (password_hash, password_salt, scrypt_cost, scrypt_block_size, scrypt_parallelization,
        old_client_salt, old_client_hash, address, name)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
    this.#setSecrets = database.prepare(`
      UPDATE accounts SET password_hash = ?, password_salt = ?, scrypt_cost = ?, scrypt_block_size = ?,
        scrypt_parallelization = ?, old_client_salt = ?, old_client_hash = ?
      WHERE address = ?`);
    this.#setName = database.prepare('UPDATE accounts SET name = ? WHERE id = ?');
    this.#setPrivacy = database.prepare('UPDATE accounts SET privacy = ? WHERE id = ?');
    this.#setPrompt = database.prepare('UPDATE accounts SET prompt = ? WHERE id = ?');
    this.#advance = database.prepare(
      'UPDATE accounts SET list_version = list_version + 1 WHERE id = ? RETURNING list_version',
    );
    this.#advanceWatchers = database.prepare(`
      UPDATE accounts SET list_version = list_version + 1
      WHERE id IN (SELECT contact FROM contacts WHERE owner = ? AND lists & ${LIST_BITS.reverse} <> 0)`);
    this.#properties = database.prepare(
      'SELECT property, value FROM properties WHERE account = ? ORDER BY property',
    );
    this.#setProperty = database.prepare('INSERT OR REPLACE INTO properties VALUES (?, ?, ?)');
    this.#removeProperty = database.prepare('DELETE FROM properties WHERE account = ? AND property = ?');
    this.#saltKey = this.#loadSaltKey();
  }

  find(address: string): Account | null {
    return accountOf(this.#byAddress.get(address));
  }

  get(id: number): Account | null {
    return accountOf(this.#byId.get(id));
  }

  secretsOf(address: string): AccountSecrets | null {
    const row = this.#secrets.get(address);
    if (row === undefined) return null;
    const salt = row['old_client_salt'];
    const hash = row['old_client_hash'];
    return {
      password: {
        hash: row['password_hash'] as Uint8Array,
        salt: row['password_salt'] as Uint8Array,
        cost: row['scrypt_cost'] as number,
        blockSize: row['scrypt_block_size'] as number,
        parallelization: row['scrypt_parallelization'] as number,
      },
      oldClient: typeof salt === 'string' && typeof hash === 'string' ? { salt, hash } : null,
    };
  }

  /**
   * A salt for an address that has none of its own, always the same and of the same look: whether an account is there
   * cannot be told from it.
   */
  decoySalt(address: string): string {
    return createHmac('sha256', this.#saltKey).update(address).digest('hex').slice(0, 16);
  }

  /** Makes an account. Null when the address is taken. */
  create(address: string, secrets: AccountSecrets): number | null {
    const { changes, rowId } = this.#insert.run(...secretColumns(secrets), address, address);
    return changes === 0 ? null : rowId;
  }

  /** Answers false when there is no such account. */
  setSecrets(address: string, secrets: AccountSecrets): boolean {
    return this.#setSecrets.run(...secretColumns(secrets), address).changes > 0;
  }

  /** The setters answer the new version of the lists. */
  setName(id: number, name: string): number {
    return this.#changing(id, () => this.#setName.run(name, id));
  }

  setPrivacy(id: number, privacy: 'allow' | 'block'): number {
    return this.#changing(id, () => this.#setPrivacy.run(privacy, id));
  }

  setPrompt(id: number, prompt: 'ask' | 'never'): number {
    return this.#changing(id, () => this.#setPrompt.run(prompt, id));
  }

  propertiesOf(id: number): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#properties.all(id).map(({ property, value }) => [property, value]));
  }

  /**
   * It is part of the lists of whoever has this account on theirs: those are no longer in the version they were.
   *
   * @param value Null takes it away.
   */
  setProperty(id: number, property: string, value: string | null): number {
    return this.#changing(id, () => {
      if (value === null) this.#removeProperty.run(id, property);
      else this.#setProperty.run(id, property, value);
      if (property !== PRIVATE_PROPERTY) this.#advanceWatchers.run(id);
    });
  }

  /** Counts a change of somebody's lists and answers their new version. */
  advanceListVersion(id: number): number {
    return Number(this.#advance.get(id)?.['list_version'] ?? 0);
  }

  #changing(id: number, change: () => unknown): number {
    return this.#database.transaction(() => {
      change();
      return this.advanceListVersion(id);
    });
  }

  #loadSaltKey(): Uint8Array {
    this.#database
      .prepare("INSERT INTO secrets VALUES ('decoy-salt', ?) ON CONFLICT DO NOTHING")
      .run(randomBytes(32));
    const row = this.#database.prepare("SELECT value FROM secrets WHERE name = 'decoy-salt'").get();
    return row?.['value'] as Uint8Array;
  }
}

function secretColumns({ password, oldClient }: AccountSecrets) {
  return [
    password.hash,
    password.salt,
    password.cost,
    password.blockSize,
    password.parallelization,
    oldClient?.salt ?? null,
    oldClient?.hash ?? null,
  ] as const;
}

function accountOf(row: SqlRow | undefined): Account | null {
  if (row === undefined) return null;
  return {
    id: row['id'] as number,
    address: row['address'] as string,
    name: row['name'] as string,
    privacy: row['privacy'] as Account['privacy'],
    prompt: row['prompt'] as Account['prompt'],
    listVersion: row['list_version'] as number,
  };
}
