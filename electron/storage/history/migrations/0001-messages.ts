import type { Migration } from '../../sqlite/migrate.ts';

/**
 * `seq` grows with every message stored, so the order of rows is the order of time and the newest are read first without
 * sorting. Formats repeat endlessly and are stored once. Search tables are made with each account (`SearchIndex`).
 */
export const messagesMigration: Migration = {
  version: 1,
  apply: (database) =>
    database.exec(
      'create history',
      `
      CREATE TABLE accounts (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE conversations (
        key INTEGER PRIMARY KEY,
        account INTEGER NOT NULL REFERENCES accounts,
        id TEXT NOT NULL,
        UNIQUE (account, id)
      ) STRICT;
      CREATE TABLE formats (
        key INTEGER PRIMARY KEY,
        json TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE messages (
        seq INTEGER PRIMARY KEY,
        conversation INTEGER NOT NULL REFERENCES conversations,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        sender TEXT NOT NULL,
        sender_name TEXT NOT NULL,
        outgoing INTEGER NOT NULL,
        sent_at REAL NOT NULL,
        text TEXT NOT NULL,
        format INTEGER REFERENCES formats,
        delivery TEXT NOT NULL,
        failure TEXT,
        UNIQUE (conversation, id)
      ) STRICT;
      CREATE INDEX messages_by_conversation ON messages (conversation);
      CREATE INDEX messages_sending ON messages (conversation) WHERE delivery = 'sending';
      `,
    ),
};
