import type { Migration } from '../migrate.ts';

/**
 * Accounts, their groups and their lists. Whoever is on a list has an account here, so lists name accounts by number.
 * `lists` is the mask of facts §7, the reverse and pending bits included.
 */
export const accountsAndLists: Migration = {
  version: 1,
  sql: `
    CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY,
      address TEXT NOT NULL UNIQUE,
      password_hash BLOB NOT NULL,
      password_salt BLOB NOT NULL,
      scrypt_cost INTEGER NOT NULL,
      scrypt_block_size INTEGER NOT NULL,
      scrypt_parallelization INTEGER NOT NULL,
      old_client_salt TEXT,
      old_client_hash TEXT,
      name TEXT NOT NULL,
      privacy TEXT NOT NULL DEFAULT 'allow' CHECK (privacy IN ('allow', 'block')),
      prompt TEXT NOT NULL DEFAULT 'ask' CHECK (prompt IN ('ask', 'never')),
      list_version INTEGER NOT NULL DEFAULT 1,
      CHECK ((old_client_salt IS NULL) = (old_client_hash IS NULL))
    );

    CREATE TABLE properties (
      account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      property TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (account, property)
    ) WITHOUT ROWID;

    CREATE TABLE groups (
      account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number > 0),
      guid TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (account, number),
      UNIQUE (account, guid)
    ) WITHOUT ROWID;

    CREATE TABLE contacts (
      owner INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      contact INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      guid TEXT NOT NULL,
      lists INTEGER NOT NULL,
      alias TEXT,
      PRIMARY KEY (owner, contact),
      UNIQUE (owner, guid)
    ) WITHOUT ROWID;

    CREATE TABLE memberships (
      owner INTEGER NOT NULL,
      contact INTEGER NOT NULL,
      group_number INTEGER NOT NULL,
      PRIMARY KEY (owner, contact, group_number),
      FOREIGN KEY (owner, contact) REFERENCES contacts (owner, contact) ON DELETE CASCADE,
      FOREIGN KEY (owner, group_number) REFERENCES groups (account, number) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX memberships_by_group ON memberships (owner, group_number);
  `,
};
