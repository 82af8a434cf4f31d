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
