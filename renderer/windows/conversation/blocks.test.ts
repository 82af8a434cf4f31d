import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '#shared/model/message.ts';
import { isSameBlock, toBlocks, type Block } from './blocks.ts';
import { messageOf } from './testing.ts';

const noon = new Date(2009, 1, 3, 12).getTime();

function shape(blocks: readonly Block[]): string[] {
  return blocks.map((block) => {
    if (block.kind === 'day') return 'day';
    if (block.kind === 'event') return block.message.kind;
    return `${block.senderName}: ${block.messages.map((message) => message.id).join(' ')}`;
  });
}

function talk(...entries: readonly Partial<Message>[]): Message[] {
  return entries.map((entry, index) => messageOf({ id: `m${index}`, sentAt: noon + index, ...entry }));
}

const bob = { sender: 'bob@example.com', senderName: 'Bob', outgoing: true };

test('what one person says in a row stands under one heading', () => {
  expect(shape(toBlocks(talk({}, {}, bob, bob, {}), noon))).toEqual([
    'Alice: m0 m1',
    'Bob: m2 m3',
    'Alice: m4',
  ]);
});

test('an event, and a new name, begin a new heading', () => {
  const messages = talk({}, { kind: 'nudge' }, {}, { senderName: 'Alice (away)' }, { kind: 'notice' });
  expect(shape(toBlocks(messages, noon))).toEqual([
    'Alice: m0',
    'nudge',
    'Alice: m2',
    'Alice (away): m3',
    'notice',
  ]);
});

test('the date stands where the day changes, and above what is older than today', () => {
  const day = 86_400_000;
  const messages = talk(
    { sentAt: noon - day },
    { sentAt: noon - day + 1 },
    { sentAt: noon },
    { sentAt: noon + 1 },
  );
  expect(shape(toBlocks(messages, noon))).toEqual(['day', 'Alice: m0 m1', 'day', 'Alice: m2 m3']);
  expect(shape(toBlocks(messages, noon - day))).toEqual(['Alice: m0 m1', 'day', 'Alice: m2 m3']);
});

const anyTalk = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Message['kind']>('text', 'nudge', 'notice'),
      sender: fc.constantFrom('a', 'b'),
      outgoing: fc.boolean(),
      sentAt: fc.integer({ min: 0, max: 400_000_000 }),
    }),
    { maxLength: 30 },
  )
  .map((entries) => talk(...entries));

test('grouping loses nothing, keeps the order and makes unique ids', () => {
  fc.assert(
    fc.property(anyTalk, (messages) => {
      const blocks = toBlocks(messages, noon);
      const back = blocks.flatMap((block) => {
        if (block.kind === 'speech') return block.messages;
        return block.kind === 'event' ? [block.message] : [];
      });
      expect(back).toEqual(messages);
      expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
    }),
  );
});

test('a block drawn before is known again until one of its messages changes', () => {
  const messages = talk({}, {}, bob, { kind: 'nudge' }, {});
  const changed = messages.with(1, messageOf({ id: 'm1', sentAt: noon + 1, text: 'edited' }));
  const before = toBlocks(messages, noon);
  const same = (after: readonly Block[]) =>
    after.map((block, index) => isSameBlock(block, before[index] as Block));
  expect(same(toBlocks([...messages], noon))).toEqual([true, true, true, true]);
  expect(same(toBlocks(changed, noon))).toEqual([false, true, true, true]);
});
