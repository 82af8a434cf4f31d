import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/model/message.ts';
import { HISTORY_MIGRATIONS } from './history/migrations/index.ts';
import { History, openHistory } from './history.ts';
import type { Database } from './sqlite/database.ts';
import { openDatabase } from './sqlite/open-database.ts';
import { startOtherProcess } from './testing/other-process.ts';
import { sampleMessage } from './testing/sample-messages.ts';
import { canMakeSmallDisk, smallDisk } from './testing/small-disk.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const BIG = 'x'.repeat(50_000);

function numbered(number: number, change: Partial<Message> = {}): Message {
  return sampleMessage({ id: `message-${number}`, text: `text ${number}`, ...change });
}

interface FillableHistory {
  readonly history: History;
  readonly path: string;
  /** SQLite refuses every further page with SQLITE_FULL, as on a full disk. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
}

function setMaximum(database: Database, pages: number): void {
  database.exec('limit', `PRAGMA max_page_count = ${pages}`);
}

function fillableHistory(): FillableHistory {
  const path = join(temporaryFolder(), 'history.db');
  const { database } = openDatabase({ path, migrations: HISTORY_MIGRATIONS });
  return {
    history: new History(database),
    path,
    fill: () => setMaximum(database, 1),
    makeRoom: () => setMaximum(database, 1_000_000),
  };
}

function ids(history: History, beforeMessageId: string | null, limit: number) {
  const page = history.page({
    accountId: 'alice',
    conversationId: 'bob@example.com',
    beforeMessageId,
    limit,
  });
  return { ids: page.messages.map((message) => message.id), hasMore: page.hasMore };
}

const names = (...numbers: readonly number[]) => numbers.map((number) => `message-${number}`);

describe('a full disk', () => {
  it('keeps messages in memory, in their place, until there is room', () => {
    const { history, path, fill, makeRoom } = fillableHistory();
    for (const number of [0, 1, 2]) history.append(numbered(number));
    fill();
    for (const number of [3, 4, 5]) {
      const outcome = history.append(numbered(number, { text: BIG }));
      expect(outcome).toMatchObject({
        saved: false,
        kept: true,
        error: { code: 'disk-full', retryable: true },
      });
    }
    expect(history.waitingCount).toBe(3);
    expect(history.retryWaiting()).toMatchObject({ saved: false, kept: true });
    expect(ids(history, null, 50)).toEqual({ ids: names(0, 1, 2, 3, 4, 5), hasMore: false });
    expect(ids(history, null, 2)).toEqual({ ids: names(4, 5), hasMore: true });
    expect(ids(history, null, 3)).toEqual({ ids: names(3, 4, 5), hasMore: true });
    expect(ids(history, null, 4)).toEqual({ ids: names(2, 3, 4, 5), hasMore: true });
    expect(ids(history, 'message-4', 2)).toEqual({ ids: names(2, 3), hasMore: true });
    expect(ids(history, 'message-3', 3)).toEqual({ ids: names(0, 1, 2), hasMore: false });
    expect(ids(history, 'message-1', 3)).toEqual({ ids: names(0), hasMore: false });

    makeRoom();
    expect(history.append(numbered(6))).toEqual({ saved: true });
    expect(history.waitingCount).toBe(0);
    history.close();
    const { history: again } = openHistory({ path });
    expect(ids(again, null, 50)).toEqual({ ids: names(0, 1, 2, 3, 4, 5, 6), hasMore: false });
    again.close();
  });

  it('does not stop the very first message of an account from being kept and stored later', () => {
    const { history, fill, makeRoom } = fillableHistory();
    fill();
    expect(history.append(numbered(0))).toMatchObject({ saved: false, kept: true });
    expect(ids(history, null, 5)).toEqual({ ids: names(0), hasMore: false });
    makeRoom();
    expect(history.retryWaiting()).toEqual({ saved: true });
    expect(history.search({ accountId: 'alice', query: 'text', limit: 5 })).toHaveLength(1);
    history.close();
  });

  it('lets nothing overtake what waits', () => {
    const { history, fill, makeRoom } = fillableHistory();
    fill();
    history.append(numbered(0));
    expect(history.appendAll([numbered(1)])).toMatchObject({ saved: false, kept: false });
    makeRoom();
    expect(history.appendAll([numbered(2), numbered(3)])).toEqual({ saved: true });
    expect(history.waitingCount).toBe(0);
    expect(ids(history, null, 5)).toEqual({ ids: names(0, 2, 3), hasMore: false });
    history.close();
  });

  it('shows a waiting change where the message stands', () => {
    const { history, fill } = fillableHistory();
    for (const number of [0, 1, 2]) history.append(numbered(number));
    fill();
    history.update(numbered(1, { delivery: 'undelivered', text: BIG }));
    history.update(numbered(1, { delivery: 'delivered', text: BIG }));
    expect(history.waitingCount).toBe(1);
    expect(ids(history, null, 5)).toEqual({ ids: names(0, 1, 2), hasMore: false });
    const page = history.page({
      accountId: 'alice',
      conversationId: 'bob@example.com',
      beforeMessageId: 'message-2',
      limit: 1,
    });
    expect(page.messages).toMatchObject([{ id: 'message-1', delivery: 'delivered' }]);
    history.close();
  });

  it('does not fill the memory instead', () => {
    const { history, fill } = fillableHistory();
    fill();
    const outcomes = Array.from({ length: 200 }, (_, number) =>
      history.append(numbered(number, { text: 'x'.repeat(100_000) })),
    );
    expect(outcomes.at(0)).toMatchObject({ saved: false, kept: true });
    expect(outcomes.at(-1)).toMatchObject({ saved: false, kept: false });
    expect(history.waitingCount).toBeGreaterThan(100);
    expect(history.waitingCount).toBeLessThan(200);
    expect(history.close()).toMatchObject({ saved: false, error: { code: 'disk-full' } });
  });

  it('forgets what waits of a forgotten account', () => {
    const { history, fill, makeRoom } = fillableHistory();
    fill();
    history.append(numbered(0));
    history.append(numbered(1, { accountId: 'carol' }));
    makeRoom();
    history.deleteAccount('alice');
    expect(history.waitingCount).toBe(1);
    expect(history.retryWaiting()).toEqual({ saved: true });
    expect(ids(history, null, 5)).toEqual({ ids: [], hasMore: false });
    history.close();
  });
});

describe.runIf(canMakeSmallDisk())('a disk that is really full', () => {
  it('keeps messages waiting, and the next run can still read', () => {
    const disk = smallDisk();
    const path = join(disk.folder, 'history.db');
    const { history } = openHistory({ path });
    history.append(numbered(0));
    disk.fill();
    expect(history.append(numbered(1, { text: BIG }))).toMatchObject({
      saved: false,
      error: { code: 'disk-full' },
    });
    expect(ids(history, null, 5)).toEqual({ ids: names(0, 1), hasMore: false });
    disk.makeRoom();
    expect(history.close()).toEqual({ saved: true });

    disk.fill();
    const { history: next, notices } = openHistory({ path });
    expect(notices).toEqual([]);
    expect(ids(next, null, 5)).toEqual({ ids: names(0, 1), hasMore: false });
    expect(next.append(numbered(2))).toMatchObject({
      saved: false,
      kept: true,
      error: { code: 'disk-full' },
    });
    disk.makeRoom();
    expect(next.close()).toEqual({ saved: true });
  });

  it('cannot take a new history: the person is told, and this run is kept in memory', () => {
    const disk = smallDisk();
    disk.fill();
    const { history, notices } = openHistory({ path: join(disk.folder, 'history.db') });
    expect(notices).toMatchObject([{ subject: 'history', problem: 'disk-full', keptAs: null }]);
    expect(history.append(numbered(0))).toEqual({ saved: true });
    history.close();
  });
});

describe('another process that writes', () => {
  it('makes a message wait, not the app', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const { history } = openHistory({ path });
    history.append(numbered(0));
    const other = await startOtherProcess('hold-write-lock', path);
    const startedAt = performance.now();
    expect(history.append(numbered(1))).toMatchObject({
      saved: false,
      kept: true,
      error: { code: 'locked' },
    });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expect(ids(history, null, 5)).toEqual({ ids: names(0, 1), hasMore: false });
    await other.kill();
    expect(history.append(numbered(2))).toEqual({ saved: true });
    expect(history.waitingCount).toBe(0);
    expect(ids(history, null, 5)).toEqual({ ids: names(0, 1, 2), hasMore: false });
    history.close();
  });
});
