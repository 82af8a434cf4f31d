import type { Database, Statement } from '../sqlite/database.ts';
import { matchExpression, searchWords } from './search-words.ts';

/**
 * How the words are kept. `content=''` and `columnsize=0`: no second copy of the text. `detail=none`: which message has
 * a word, not where. `prefix`: a list for each beginning of up to eight letters, so that a beginning shared by a million
 * messages is read from its newest end instead of being collected first. `ascii`: our own words come through as they are.
 */
const OPTIONS = "words, content='', columnsize=0, detail=none, tokenize='ascii', prefix='1 2 3 4 5 6 7 8'";

interface Statements {
  readonly add: Statement;
  readonly remove: Statement;
  readonly find: Statement;
}

/** Full-text search: one FTS5 table an account, so that an account is searched alone and forgotten whole. */
export class SearchIndex {
  readonly #database: Database;
  readonly #statements = new Map<number, Statements>();

  constructor(database: Database) {
    this.#database = database;
  }

  create(accountKey: number): void {
    this.#database.exec(
      'create search index',
      `CREATE VIRTUAL TABLE ${table(accountKey)} USING fts5(${OPTIONS})`,
    );
  }

  drop(accountKey: number): void {
    this.#statements.delete(accountKey);
    this.#database.exec('drop search index', `DROP TABLE ${table(accountKey)}`);
  }

  add(accountKey: number, seq: number, text: string): void {
    const words = entry(text);
    if (words !== '') this.#of(accountKey).add.run(seq, words);
  }

  /** `text` must be what was added: the index keeps no copy. */
  remove(accountKey: number, seq: number, text: string): void {
    const words = entry(text);
    if (words !== '') this.#of(accountKey).remove.run(seq, words);
  }

  /** Numbers of the messages that have every word of the query, newest first. */
  find(accountKey: number, query: string, limit: number): readonly number[] {
    const expression = matchExpression(query);
    if (expression === null) return [];
    return this.#of(accountKey)
      .find.all(expression, limit)
      .map((row) => Number(row['seq']));
  }

  #of(accountKey: number): Statements {
    const known = this.#statements.get(accountKey);
    if (known !== undefined) return known;
    const name = table(accountKey);
    const statements: Statements = {
      add: this.#database.prepare('index message', `INSERT INTO ${name}(rowid, words) VALUES (?, ?)`),
      remove: this.#database.prepare(
        'unindex message',
        `INSERT INTO ${name}(${name}, rowid, words) VALUES ('delete', ?, ?)`,
      ),
      find: this.#database.prepare(
        'search',
        `SELECT rowid AS seq FROM ${name} WHERE ${name} MATCH ? ORDER BY rowid DESC LIMIT ?`,
      ),
    };
    this.#statements.set(accountKey, statements);
    return statements;
  }
}

function table(accountKey: number): string {
  return `search_${accountKey}`;
}

function entry(text: string): string {
  return [...searchWords(text)].join(' ');
}
