import type { HistoryPage } from '#shared/ipc/operations.ts';
import type { Message } from '#shared/model/message.ts';
import type { MessageKey, PageRequest, SearchRequest } from '../contract.ts';
import type { Database, SqlRow, Statement } from '../sqlite/database.ts';
import { MESSAGE_COLUMNS, messageOfRow, messageValues } from './message-row.ts';
import { SearchIndex } from './search-index.ts';
import { storableText } from './storable-text.ts';

const SELECT_MESSAGE = `
  SELECT m.seq, m.id, c.id AS conversation_id, f.json AS format_json,
    ${MESSAGE_COLUMNS.map((column) => `m.${column}`).join(', ')}
  FROM messages m JOIN conversations c ON c.key = m.conversation LEFT JOIN formats f ON f.key = m.format
`;

const QUERIES = {
  findAccount: 'SELECT key FROM accounts WHERE id = ?',
  addAccount: 'INSERT INTO accounts (id) VALUES (?)',
  deleteAccount: 'DELETE FROM accounts WHERE key = ?',
  findConversation: 'SELECT key FROM conversations WHERE account = ? AND id = ?',
  addConversation: 'INSERT INTO conversations (account, id) VALUES (?, ?)',
  deleteConversations: 'DELETE FROM conversations WHERE account = ?',
  findFormat: 'SELECT key FROM formats WHERE json = ?',
  addFormat: 'INSERT INTO formats (json) VALUES (?)',
  findMessage: 'SELECT seq, text FROM messages WHERE conversation = ? AND id = ?',
  addMessage: `INSERT INTO messages (conversation, id, format, ${MESSAGE_COLUMNS.join(', ')})
    VALUES (?, ?, ?, ${MESSAGE_COLUMNS.map(() => '?').join(', ')})`,
  changeMessage: `UPDATE messages SET format = ?, ${MESSAGE_COLUMNS.map((column) => `${column} = ?`).join(', ')}
    WHERE seq = ?`,
  deleteMessages:
    'DELETE FROM messages WHERE conversation IN (SELECT key FROM conversations WHERE account = ?)',
  page: `${SELECT_MESSAGE} WHERE m.conversation = ? AND m.seq < ? ORDER BY m.seq DESC LIMIT ?`,
  messageAt: `${SELECT_MESSAGE} WHERE m.seq = ?`,
  sending: `${SELECT_MESSAGE} WHERE m.delivery = 'sending' AND c.account = ? ORDER BY m.seq`,
} as const;

type Queries = Readonly<Record<keyof typeof QUERIES, Statement>>;

/** The tables of the history. Every call that fails throws `StorageError` and changes nothing. Limits are whole and positive. */
export class MessageStore {
  readonly #database: Database;
  readonly #index: SearchIndex;
  readonly #queries: Queries;

  constructor(database: Database) {
    this.#database = database;
    this.#index = new SearchIndex(database);
    this.#queries = Object.fromEntries(
      Object.entries(QUERIES).map(([name, sql]) => [name, database.prepare(name, sql)]),
    ) as Queries;
  }

  /** Stores storable messages in one transaction, in this order; a known one is changed where it stands. */
  write(messages: Iterable<Message>): void {
    this.#database.transaction('write messages', () => {
      for (const message of messages) this.#writeOne(message);
    });
  }

  has(message: Message): boolean {
    return this.#seqOf(message.accountId, message.conversationId, message.id) !== null;
  }

  find({ accountId, conversationId, messageId }: MessageKey): Message | null {
    const seq = this.#seqOf(accountId, conversationId, messageId);
    return seq === null ? null : (this.#messagesAt([seq], accountId)[0] ?? null);
  }

  page(request: PageRequest): HistoryPage {
    const conversation = this.#conversationKey(request.accountId, request.conversationId);
    const before = this.#placeBefore(request);
    if (conversation === null || before === null) return { messages: [], hasMore: false };
    const { limit } = request;
    const rows = this.#queries.page.all(conversation, before, limit + 1);
    const messages = this.#messages(rows.slice(0, limit), request.accountId).toReversed();
    return { messages, hasMore: rows.length > limit };
  }

  search(request: SearchRequest): Message[] {
    const account = this.#key(this.#queries.findAccount, request.accountId);
    if (account === null) return [];
    const found = this.#index.find(account, request.query, request.limit);
    return this.#messagesAt(found, request.accountId);
  }

  undelivered(accountId: string): Message[] {
    const account = this.#key(this.#queries.findAccount, accountId);
    return account === null ? [] : this.#messages(this.#queries.sending.all(account), accountId);
  }

  /** What is deleted is also overwritten, in the file and in its log: forgotten means forgotten. */
  deleteAccount(accountId: string): void {
    const account = this.#key(this.#queries.findAccount, accountId);
    if (account === null) return;
    this.#database.exec('overwrite deleted', 'PRAGMA secure_delete = ON');
    try {
      this.#database.transaction('delete account', () => {
        this.#index.drop(account);
        this.#queries.deleteMessages.run(account);
        this.#queries.deleteConversations.run(account);
        this.#queries.deleteAccount.run(account);
      });
      this.#database.exec('empty the log', 'PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#database.exec('overwrite deleted', 'PRAGMA secure_delete = FAST');
    }
  }

  close(): void {
    this.#database.close();
  }

  #writeOne(message: Message): void {
    const account = this.#accountKeyFor(message.accountId);
    const conversation = this.#conversationKeyFor(account, message.conversationId);
    const format = message.format === null ? null : this.#formatKeyFor(JSON.stringify(message.format));
    const known = this.#queries.findMessage.get(conversation, message.id);
    if (known === undefined) {
      const { rowId } = this.#queries.addMessage.run(
        conversation,
        message.id,
        format,
        ...messageValues(message),
      );
      this.#index.add(account, rowId, message.text);
      return;
    }
    const seq = Number(known['seq']);
    this.#queries.changeMessage.run(format, ...messageValues(message), seq);
    if (known['text'] === message.text) return;
    this.#index.remove(account, seq, String(known['text']));
    this.#index.add(account, seq, message.text);
  }

  #accountKeyFor(accountId: string): number {
    const known = this.#key(this.#queries.findAccount, accountId);
    if (known !== null) return known;
    const { rowId } = this.#queries.addAccount.run(accountId);
    this.#index.create(rowId);
    return rowId;
  }

  #conversationKeyFor(account: number, conversationId: string): number {
    return (
      this.#key(this.#queries.findConversation, account, conversationId) ??
      this.#queries.addConversation.run(account, conversationId).rowId
    );
  }

  #formatKeyFor(json: string): number {
    return this.#key(this.#queries.findFormat, json) ?? this.#queries.addFormat.run(json).rowId;
  }

  #conversationKey(accountId: string, conversationId: string): number | null {
    const account = this.#key(this.#queries.findAccount, accountId);
    return account === null ? null : this.#key(this.#queries.findConversation, account, conversationId);
  }

  #seqOf(accountId: string, conversationId: string, messageId: string): number | null {
    const conversation = this.#conversationKey(accountId, conversationId);
    if (conversation === null) return null;
    const row = this.#queries.findMessage.get(conversation, storableText(messageId));
    return row === undefined ? null : Number(row['seq']);
  }

  #placeBefore({ accountId, conversationId, beforeMessageId }: PageRequest): number | null {
    if (beforeMessageId === null) return Number.MAX_SAFE_INTEGER;
    return this.#seqOf(accountId, conversationId, beforeMessageId);
  }

  #key(query: Statement, ...values: readonly (string | number)[]): number | null {
    const storable = values.map((value) => (typeof value === 'string' ? storableText(value) : value));
    const row = query.get(...storable);
    return row === undefined ? null : Number(row['key']);
  }

  #messagesAt(seqs: readonly number[], accountId: string): Message[] {
    const rows = seqs.map((seq) => this.#queries.messageAt.get(seq)).filter((row) => row !== undefined);
    return this.#messages(rows, accountId);
  }

  #messages(rows: readonly SqlRow[], accountId: string): Message[] {
    return rows.map((row) => messageOfRow(row, accountId)).filter((message) => message !== null);
  }
}
