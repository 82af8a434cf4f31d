import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { StorageError } from '../storage-error.ts';
import { startOtherProcess } from '../testing/other-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { SlowQuery } from './database.ts';
import type { Migration } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const first: Migration = {
  version: 1,
  apply: (database) => database.exec('first', 'CREATE TABLE things (name TEXT NOT NULL) STRICT'),
};
const second: Migration = {
  version: 2,
  apply: (database) => database.exec('second', "ALTER TABLE things ADD COLUMN colour TEXT DEFAULT 'red'"),
};
const broken: Migration = {
  version: 3,
  apply: (database) => {
    database.exec('broken', "INSERT INTO things (name) VALUES ('half')");
    database.exec('broken', 'CREATE TABLE things (again)');
  },
};
const noon = () => new Date('2009-02-13T12:00:00.123Z');

function open(path: string, migrations: readonly Migration[] = [first]) {
  return openDatabase({ path, migrations, now: noon, busyTimeoutMs: 200 });
}

function failureOf(work: () => unknown): StorageError {
  try {
    work();
  } catch (error) {
    if (error instanceof StorageError) return error;
    throw error;
  }
  throw new Error('Nothing failed.');
}

function newDatabase(name = 'things.db'): string {
  const path = join(temporaryFolder(), name);
  const { database } = open(path);
  database.exec('fill', "INSERT INTO things VALUES ('kept')");
  database.close();
  return path;
}

function names(path: string, migrations: readonly Migration[] = [first]): unknown[] {
  const { database } = open(path, migrations);
  const rows = database.prepare('names', 'SELECT name FROM things').all();
  database.close();
  return rows.map((row) => row['name']);
}

describe('opening', () => {
  it('uses a write-ahead log, foreign keys and a bounded wait', () => {
    const { database } = open(join(temporaryFolder(), 'new.db'));
    const pragma = (name: string) => Object.values(database.prepare(name, `PRAGMA ${name}`).get() ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('synchronous')).toBe(1);
    expect(pragma('busy_timeout')).toBe(250);
    database.close();
  });

  it('leaves one file behind when closed', () => {
    const path = newDatabase();
    expect(readdirSync(join(path, '..'))).toEqual(['things.db']);
  });

  it('keeps everything in memory without a path', () => {
    const { database } = openDatabase({ path: null, migrations: [first] });
    database.exec('fill', "INSERT INTO things VALUES ('a')");
    expect(database.prepare('count', 'SELECT count(*) AS n FROM things').get()).toMatchObject({ n: 1 });
    database.close();
  });

  it('says why a folder that is not there cannot be used', () => {
    const path = join(temporaryFolder(), 'missing', 'things.db');
    expect(failureOf(() => open(path)).code).toBe('unavailable');
  });

  it('says why a folder in the place of the file cannot be used', () => {
    expect(failureOf(() => open(temporaryFolder())).code).toBe('unavailable');
  });

  it('says that a closed database is closed', () => {
    const { database } = open(join(temporaryFolder(), 'new.db'));
    database.close();
    expect(failureOf(() => database.exec('late', 'SELECT 1')).code).toBe('closed');
  });
});

describe('migrations', () => {
  it('bring an older database to the newest version and keep its rows', () => {
    const path = newDatabase();
    expect(names(path, [first, second])).toEqual(['kept']);
    const { database } = open(path, [first, second]);
    expect(database.prepare('colour', 'SELECT colour FROM things').get()).toMatchObject({ colour: 'red' });
    expect(database.prepare('version', 'PRAGMA user_version').get()).toMatchObject({ user_version: 2 });
    database.close();
  });

  it('happen all or not at all', () => {
    const path = newDatabase();
    expect(failureOf(() => open(path, [first, second, broken])).code).toBe('failed');
    const { database } = open(path);
    expect(database.prepare('version', 'PRAGMA user_version').get()).toMatchObject({ user_version: 1 });
    expect(
      database
        .prepare('all', 'SELECT * FROM things')
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([{ name: 'kept' }]);
    database.close();
  });
});

describe('a database from a newer version of the app', () => {
  it('is refused and left as it was, to the byte', () => {
    const path = newDatabase();
    const future = new DatabaseSync(path);
    future.exec('PRAGMA user_version = 7');
    future.close();
    const before = readFileSync(path);
    expect(failureOf(() => open(path)).code).toBe('too-new');
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(join(path, '..'))).toEqual(['things.db']);
  });

  it('is known also by a log that a crash left behind, and that log stays', () => {
    const path = newDatabase();
    const future = new DatabaseSync(path);
    future.exec('PRAGMA user_version = 7');
    const crashed = join(temporaryFolder(), 'crashed.db');
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, crashed + suffix);
    future.close();
    const before = ['', '-wal'].map((suffix) => readFileSync(crashed + suffix));
    expect(failureOf(() => open(crashed)).code).toBe('too-new');
    expect(['', '-wal'].map((suffix) => readFileSync(crashed + suffix))).toEqual(before);
  });
});

describe('a damaged database', () => {
  const aside = (path: string) => `${path}.damaged-20090213T120000Z`;

  it('that is no database at all is set aside whole, and a new one begun', () => {
    const path = join(temporaryFolder(), 'things.db');
    writeFileSync(path, 'this is somebody’s shopping list');
    writeFileSync(`${path}-wal`, 'and its log');
    const { database, setAside } = open(path);
    database.close();
    expect(setAside?.keptAs).toBe(aside(path));
    expect(readFileSync(aside(path), 'utf8')).toBe('this is somebody’s shopping list');
    expect(readFileSync(`${aside(path)}-wal`, 'utf8')).toBe('and its log');
    expect(names(path)).toEqual([]);
  });

  it('with a page full of rubbish is found by reading it', () => {
    const path = newDatabase();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096, 8192);
    writeFileSync(path, bytes);
    const { database, setAside } = open(path);
    database.close();
    expect(setAside?.keptAs).toBe(aside(path));
    expect(readFileSync(aside(path))).toEqual(bytes);
  });

  it('that was cut short is set aside', () => {
    const path = newDatabase();
    truncateSync(path, 4096 + 100);
    const { database, setAside } = open(path);
    database.close();
    expect(setAside).not.toBeNull();
    expect(existsSync(aside(path))).toBe(true);
  });

  it('never replaces another that was set aside in the same second', () => {
    const path = join(temporaryFolder(), 'things.db');
    for (const content of ['one', 'two', 'three']) {
      writeFileSync(path, content);
      open(path).database.close();
    }
    const kept = [aside(path), `${aside(path)}-2`, `${aside(path)}-3`];
    expect(kept.map((name) => readFileSync(name, 'utf8'))).toEqual(['one', 'two', 'three']);
  });

  it('too big to be read whole at every start is read whole after it once failed', () => {
    const path = join(temporaryFolder(), 'things.db');
    const { database } = open(path);
    database.exec(
      'fill',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
       INSERT INTO things SELECT hex(randomblob(500)) FROM n`,
    );
    database.close();
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 4096 / 2) * 4096;
    bytes.fill(0xa5, middle, middle + 4096);
    writeFileSync(path, bytes);

    const unaware = open(path);
    expect(unaware.setAside).toBeNull();
    const readAll = () =>
      unaware.database.prepare('read all', 'SELECT count(name), max(name) FROM things').get();
    expect(failureOf(readAll).code).toBe('damaged');
    unaware.database.close();

    const aware = open(path);
    aware.database.close();
    expect(aware.setAside?.keptAs).toBe(aside(path));
    expect(readdirSync(join(path, '..')).sort()).toEqual(['things.db', 'things.db.damaged-20090213T120000Z']);
  });
});

describe('a locked database', () => {
  it('is given up after a bounded wait, and works again when the other process is gone', async () => {
    const path = newDatabase();
    const other = await startOtherProcess('hold-database', path);
    const failure = failureOf(() => open(path));
    expect(failure.code).toBe('locked');
    expect(failure.retryable).toBe(true);
    await other.kill();
    expect(names(path)).toEqual(['kept']);
  });
});

describe('slow queries', () => {
  it('are reported by name, quick ones are not', () => {
    const slow: SlowQuery[] = [];
    let time = 0;
    const { database } = openDatabase({
      path: null,
      migrations: [first],
      clock: () => time,
      slowQueryMs: 50,
      onSlowQuery: (query) => slow.push(query),
    });
    const wait = (ms: number) => {
      time += ms;
      return ms;
    };
    expect(database.guard('quick', () => wait(49))).toBe(49);
    expect(database.guard('slow', () => wait(50))).toBe(50);
    expect(slow).toEqual([{ name: 'slow', durationMs: 50 }]);
    database.close();
  });
});
