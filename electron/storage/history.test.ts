import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/model/message.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { type History, openHistory } from './history.ts';
import { StorageError } from './storage-error.ts';
import { startOtherProcess } from './testing/other-process.ts';
import { sampleMessage, sampleMessages } from './testing/sample-messages.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const BOB = 'bob@example.com';

function newHistory(): { readonly history: History; readonly path: string } {
  const path = join(temporaryFolder(), 'history.db');
  const { history, notices } = openHistory({ path });
  expect(notices).toEqual([]);
  return { history, path };
}

function numbered(number: number, change: Partial<Message> = {}): Message {
  return sampleMessage({ id: `message-${number}`, text: `text ${number}`, sentAt: number, ...change });
}

function fill(history: History, count: number): void {
  const messages = Array.from({ length: count }, (_, number) => numbered(number));
  expect(history.appendAll(messages)).toEqual({ saved: true });
}

function newest(history: History, limit = 50, conversationId = BOB): readonly Message[] {
  return history.page({ accountId: 'alice', conversationId, beforeMessageId: null, limit }).messages;
}

function found(history: History, query: string, accountId = 'alice'): string[] {
  return history.search({ accountId, query, limit: 50 }).map((message) => message.text);
}

describe('a message', () => {
  it('comes back as it was, after a restart too', () => {
    const { history, path } = newHistory();
    const messages: Message[] = [
      sampleMessage({
        id: 'a',
        text: 'one\ntwo\t<script>alert("x")</script> & \u202eright to left\u202c 👩‍👩‍👧',
      }),
      sampleMessage({ id: 'b', kind: 'nudge', text: '', format: null, sentAt: 1_700_000_000_000.5 }),
      sampleMessage({
        id: 'c',
        outgoing: true,
        delivery: 'undelivered',
        failure: { code: 'contact-offline', detail: 'Error 217', retryable: true },
        format: { ...DEFAULT_TEXT_FORMAT, bold: true, colour: '#ff00aa', font: 'Comic Sans MS' },
      }),
      sampleMessage({ id: 'd', kind: 'notice', senderName: 'é'.repeat(2_500), text: 'x'.repeat(100_000) }),
    ];
    for (const message of messages) expect(history.append(message)).toEqual({ saved: true });
    expect(newest(history)).toEqual(messages);
    expect(history.close()).toEqual({ saved: true });
    const again = openHistory({ path });
    expect(newest(again.history)).toEqual(messages);
    again.history.close();
  });

  it('keeps all of its text but what no text file can hold', () => {
    const { history } = newHistory();
    history.append(
      sampleMessage({ text: 'half \ud83d a \udc00 character, and \0 more', senderName: '\ud800' }),
    );
    expect(newest(history)).toMatchObject([
      { text: 'half \ufffd a \ufffd character, and \ufffd more', senderName: '\ufffd' },
    ]);
    history.close();
  });

  it('of the wrong shape is refused and kept nowhere', () => {
    const { history } = newHistory();
    const outcome = history.append(sampleMessage({ sentAt: Number.NaN }));
    expect(outcome).toMatchObject({ saved: false, kept: false, error: { code: 'invalid' } });
    expect(history.waitingCount).toBe(0);
    expect(newest(history)).toEqual([]);
    history.close();
  });

  it('is changed where it stands', () => {
    const { history } = newHistory();
    fill(history, 3);
    const changed = numbered(1, {
      delivery: 'undelivered',
      text: 'corrected',
      failure: { code: 'timed-out', retryable: true },
    });
    expect(history.update(changed)).toEqual({ saved: true });
    expect(newest(history)).toEqual([numbered(0), changed, numbered(2)]);
    expect(found(history, 'corrected')).toEqual(['corrected']);
    expect(found(history, '1')).toEqual([]);
    history.close();
  });

  it('belongs to its account and conversation, whatever its id', () => {
    const { history } = newHistory();
    const elsewhere = [{}, { accountId: 'carol' }, { conversationId: 'dave@example.com' }].map(
      (place, number) => sampleMessage({ ...place, text: `number ${number}` }),
    );
    for (const message of elsewhere) history.append(message);
    for (const message of elsewhere) {
      const { accountId, conversationId } = message;
      const page = history.page({ accountId, conversationId, beforeMessageId: null, limit: 5 });
      expect(page).toEqual({ messages: [message], hasMore: false });
    }
    history.close();
  });

  it('in a batch with a wrong one is not stored', () => {
    const { history } = newHistory();
    const outcome = history.appendAll([numbered(0), numbered(1, { sentAt: Number.POSITIVE_INFINITY })]);
    expect(outcome).toMatchObject({ saved: false, kept: false, error: { code: 'invalid' } });
    expect(newest(history)).toEqual([]);
    history.close();
  });

  it('with ids and a format nobody expects is stored like any other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (conversationId, text) => {
        const { history } = openHistory({ path: null });
        const message = sampleMessage({ id: text, conversationId, text });
        expect(history.append(message)).toEqual({ saved: true });
        expect(newest(history, 5, conversationId)).toHaveLength(1);
        expect(history.update(message)).toEqual({ saved: true });
        expect(newest(history, 5, conversationId)).toHaveLength(1);
        history.close();
      }),
      { numRuns: 50 },
    );
  });
});

describe('one message', () => {
  it('is found by its key, with its latest state, and by no other', () => {
    const { history } = newHistory();
    fill(history, 3);
    history.update(numbered(1, { outgoing: true, delivery: 'undelivered' }));
    const key = { accountId: 'alice', conversationId: BOB, messageId: 'message-1' };
    expect(history.find(key)).toMatchObject({ text: 'text 1', delivery: 'undelivered' });
    expect(history.find({ ...key, conversationId: 'carol@example.com' })).toBeNull();
    expect(history.find({ ...key, messageId: 'message-9' })).toBeNull();
  });
});

describe('a page', () => {
  it('leads from the newest message to the oldest', () => {
    const { history } = newHistory();
    fill(history, 25);
    const seen: string[][] = [];
    let beforeMessageId: string | null = null;
    for (let more = true; more;) {
      const page = history.page({ accountId: 'alice', conversationId: BOB, beforeMessageId, limit: 10 });
      seen.push(page.messages.map((message) => message.text));
      beforeMessageId = page.messages[0]?.id ?? null;
      more = page.hasMore;
    }
    const texts = Array.from({ length: 25 }, (_, number) => `text ${number}`);
    expect(seen).toEqual([texts.slice(15), texts.slice(5, 15), texts.slice(0, 5)]);
    history.close();
  });

  it('knows that there is no more when it ends at the first message', () => {
    const { history } = newHistory();
    fill(history, 10);
    const page = history.page({ accountId: 'alice', conversationId: BOB, beforeMessageId: null, limit: 10 });
    expect(page.hasMore).toBe(false);
    history.close();
  });

  it('before an unknown message, or of an unknown conversation, is empty', () => {
    const { history } = newHistory();
    fill(history, 3);
    const empty = { messages: [], hasMore: false };
    const request = { accountId: 'alice', conversationId: BOB, beforeMessageId: null, limit: 10 };
    expect(history.page({ ...request, beforeMessageId: 'nobody' })).toEqual(empty);
    expect(history.page({ ...request, conversationId: 'nobody' })).toEqual(empty);
    expect(history.page({ ...request, accountId: 'nobody' })).toEqual(empty);
    history.close();
  });

  it.each([
    [0, 1],
    [-5, 1],
    [2.9, 2],
    [Number.NaN, 30],
    [1e12, 30],
  ])('with a limit of %s has %s messages', (limit, count) => {
    const { history } = newHistory();
    fill(history, 30);
    expect(newest(history, limit)).toHaveLength(count);
    history.close();
  });

  it('leaves out a row that somebody else spoiled', () => {
    const { history, path } = newHistory();
    fill(history, 3);
    history.close();
    const hand = new DatabaseSync(path);
    hand.exec(`UPDATE messages SET delivery = 'eaten' WHERE id = 'message-1'; UPDATE formats SET json = '{'`);
    hand.close();
    const { history: again } = openHistory({ path });
    expect(newest(again)).toEqual([]);
    again.update(numbered(0));
    expect(newest(again)).toEqual([numbered(0)]);
    again.close();
  });
});

describe('an account', () => {
  it('is forgotten whole, and the others are not', () => {
    const { history, path } = newHistory();
    fill(history, 50);
    history.append(numbered(99, { text: 'unforgettable-secret' }));
    history.append(numbered(1, { accountId: 'carol', text: 'carol remembers' }));
    history.deleteAccount('alice');
    history.deleteAccount('nobody');
    for (const file of [path, `${path}-wal`])
      expect(readFileSync(file).includes('unforgettable')).toBe(false);
    expect(newest(history)).toEqual([]);
    expect(found(history, 'text')).toEqual([]);
    expect(found(history, 'remembers', 'carol')).toEqual(['carol remembers']);
    fill(history, 2);
    expect(found(history, 'text')).toEqual(['text 1', 'text 0']);
    history.close();
  });
});

describe('a crash', () => {
  it('loses nothing that was appended, and shows what was still being sent', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const other = await startOtherProcess('append-messages', path);
    await other.kill();
    const { history, notices } = openHistory({ path });
    expect(notices).toEqual([]);
    expect(newest(history).map((message) => message.text)).toEqual(
      Array.from({ length: 20 }, (_, number) => `text ${number}`),
    );
    const left = history.undelivered('alice');
    expect(left.map((message) => message.id)).toEqual(
      Array.from({ length: 10 }, (_, number) => `message-${number + 10}`),
    );
    for (const message of left) history.update({ ...message, delivery: 'undelivered' });
    expect(history.undelivered('alice')).toEqual([]);
    expect(history.undelivered('nobody')).toEqual([]);
    history.close();
  });
});

describe('a history that cannot be opened', () => {
  it('because it is damaged is set aside, and the person is told', () => {
    const path = join(temporaryFolder(), 'history.db');
    writeFileSync(path, 'rubbish'.repeat(1_000));
    const { history, notices } = openHistory({ path, now: () => new Date('2012-12-21T00:00:00Z') });
    const keptAs = `${path}.damaged-20121221T000000Z`;
    expect(notices).toEqual([
      { subject: 'history', problem: 'damaged', path, keptAs, detail: 'The file is not a database.' },
    ]);
    expect(readFileSync(keptAs, 'utf8')).toBe('rubbish'.repeat(1_000));
    expect(history.append(sampleMessage())).toEqual({ saved: true });
    history.close();
    expect(openHistory({ path }).notices).toEqual([]);
  });

  it('in whichever way its bytes were spoiled never takes the app down, and is never lost', () => {
    const { history: whole, path: original } = newHistory();
    whole.appendAll(sampleMessages({ accountId: 'alice', conversations: 3, count: 300 }));
    whole.close();
    const bytes = readFileSync(original);
    const spot = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255), length: fc.nat(3_000) });
    fc.assert(
      fc.property(
        fc.array(spot, { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(bytes.length)),
        (spots, cut) => {
          const spoiled = Buffer.from(bytes);
          for (const { at, value, length } of spots) spoiled.subarray(at, at + length).fill(value);
          const content = spoiled.subarray(0, cut ?? bytes.length);
          const path = join(temporaryFolder(), 'history.db');
          writeFileSync(path, content);
          const { history, notices } = openHistory({ path });
          for (const use of [
            () => newest(history, 50, 'friend1@example.com'),
            () => found(history, 'hello'),
            () => history.undelivered('alice'),
          ]) {
            try {
              use();
            } catch (error) {
              expect(error).toBeInstanceOf(StorageError);
            }
          }
          history.append(numbered(1));
          history.close();
          const keptAs = notices[0]?.keptAs;
          if (typeof keptAs === 'string') expect(readFileSync(keptAs)).toHaveLength(content.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('because a newer app wrote it is left alone, and this run is kept in memory', () => {
    const path = join(temporaryFolder(), 'history.db');
    const future = new DatabaseSync(path);
    future.exec('PRAGMA user_version = 99');
    future.close();
    const before = readFileSync(path);
    const { history, notices } = openHistory({ path });
    expect(notices).toMatchObject([{ problem: 'too-new', path, keptAs: null }]);
    expect(history.append(sampleMessage())).toEqual({ saved: true });
    expect(newest(history)).toHaveLength(1);
    history.close();
    expect(readFileSync(path)).toEqual(before);
  });

  it('because another process holds it is left alone, and this run is kept in memory', async () => {
    const { history: first, path } = newHistory();
    fill(first, 3);
    first.close();
    const other = await startOtherProcess('hold-database', path);
    const { history, notices } = openHistory({ path, busyTimeoutMs: 100 });
    expect(notices).toMatchObject([{ problem: 'locked', path, keptAs: null }]);
    expect(history.append(numbered(7))).toEqual({ saved: true });
    history.close();
    await other.stop();
    const { history: later } = openHistory({ path });
    expect(newest(later)).toHaveLength(3);
    later.close();
  });
});

describe('a closed history', () => {
  it('says so and keeps nothing', () => {
    const { history } = newHistory();
    history.close();
    expect(history.append(sampleMessage())).toMatchObject({
      saved: false,
      kept: false,
      error: { code: 'closed' },
    });
    expect(() => newest(history)).toThrow(StorageError);
    expect(history.close()).toEqual({ saved: true });
  });
});

describe('many messages', () => {
  it('are the same at every run, each with a word of its own', () => {
    const { history } = newHistory();
    const sample = { accountId: 'alice', conversations: 4, count: 400 };
    expect(history.appendAll(sampleMessages(sample))).toEqual({ saved: true });
    expect([...sampleMessages(sample)]).toEqual([...sampleMessages(sample)]);
    expect(found(history, 'number123')).toHaveLength(1);
    expect(found(history, 'hello').length).toBeGreaterThan(20);
    history.close();
  });
});
