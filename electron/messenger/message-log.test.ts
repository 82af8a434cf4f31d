import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/model/message.ts';
import { openHistory } from '#storage/history.ts';
import type { StorageError } from '#storage/storage-error.ts';
import { sampleMessage } from '#storage/testing/sample-messages.ts';
import { MessageLog } from './message-log.ts';

const CONVERSATION = { accountId: 'alice', conversationId: 'bob@example.com' };

function setUp() {
  const kept = openHistory({ path: null }).history;
  const passing = openHistory({ path: null }).history;
  const state = { keeps: true, failures: [] as StorageError[] };
  const log = new MessageLog({
    kept,
    passing,
    keeps: () => state.keeps,
    failed: (error) => state.failures.push(error),
  });
  const append = (number: number): void => log.append(message(number));
  return { log, kept, state, append };
}

function message(number: number): Message {
  return sampleMessage({ ...CONVERSATION, id: `m${number}`, text: `text ${number}`, sentAt: number });
}

function idsOf(log: MessageLog, beforeMessageId: string | null, limit: number): string {
  const page = log.page({ ...CONVERSATION, beforeMessageId, limit });
  return page.messages.map(({ id }) => id).join(' ') + (page.hasMore ? ' …' : '');
}

describe('the message log', () => {
  it('shows what is kept and what passes as one conversation, page by page', () => {
    const { log, state, append } = setUp();
    [1, 2, 3].forEach(append);
    state.keeps = false;
    [4, 5, 6].forEach(append);
    expect(idsOf(log, null, 10)).toBe('m1 m2 m3 m4 m5 m6');
    expect(idsOf(log, null, 2)).toBe('m5 m6 …');
    expect(idsOf(log, 'm5', 2)).toBe('m3 m4 …');
    expect(idsOf(log, 'm3', 2)).toBe('m1 m2');
    expect(idsOf(log, null, 4)).toBe('m3 m4 m5 m6 …');
    expect(idsOf(log, null, 6)).toBe('m1 m2 m3 m4 m5 m6');
  });

  it('shows both in the order they were said, however often keeping is switched', () => {
    const { log, state, append } = setUp();
    for (let number = 10; number < 40; number += 1) {
      state.keeps = number % 7 > 2;
      append(number);
    }
    const all = Array.from({ length: 30 }, (_, index) => `m${index + 10}`);
    expect(idsOf(log, null, 100)).toBe(all.join(' '));
    for (const limit of [1, 2, 3, 5, 29]) {
      const seen: string[] = [];
      for (let before: string | null = null; seen.length < all.length; before = seen[0] ?? null) {
        const page = log.page({ ...CONVERSATION, beforeMessageId: before, limit });
        seen.unshift(...page.messages.map(({ id }) => id));
        expect(page.messages.length).toBeGreaterThan(0);
        expect(page.hasMore).toBe(seen.length < all.length);
      }
      expect(seen).toEqual(all);
    }
    expect(idsOf(log, 'unknown', 5)).toBe('');
  });

  it('loses nothing that was said in the same moment', () => {
    const { log, state } = setUp();
    for (const number of [1, 2, 3, 4, 5, 6]) {
      state.keeps = number % 2 === 0;
      log.append({ ...message(number), sentAt: 1 });
    }
    const seen: string[] = [];
    for (let before: string | null = null; seen.length < 6; before = seen[0] ?? null) {
      seen.unshift(
        ...log.page({ ...CONVERSATION, beforeMessageId: before, limit: 1 }).messages.map(({ id }) => id),
      );
    }
    expect(seen.toSorted()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);
  });

  it('keeps nothing of what passes', () => {
    const { log, kept, state, append } = setUp();
    state.keeps = false;
    append(1);
    expect(idsOf(log, null, 1)).toBe('m1');
    log.update({ ...message(1), text: 'changed' });
    expect(kept.find({ ...CONVERSATION, messageId: 'm1' })).toBeNull();
    expect(log.find({ ...CONVERSATION, messageId: 'm1' })?.text).toBe('changed');
  });

  it('tells when a message could not be stored', () => {
    const { kept, state, append } = setUp();
    kept.close();
    append(1);
    expect(state.failures).toMatchObject([{ code: 'closed' }]);
  });
});
