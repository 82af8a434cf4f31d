import { expect, test } from 'vitest';
import type { Conversation } from '#shared/model/message.ts';
import { messageOf } from './testing.ts';
import { activityText, eventText, namesText, undeliveredText } from './wording.ts';

const conversation: Conversation = {
  id: 'c',
  accountId: 'a',
  participants: [
    { address: 'alice@example.com', name: 'Alice' },
    { address: 'bob@example.com', name: 'Bob' },
  ],
  typing: [],
  lastReceivedAt: null,
  unread: 0,
};
const style = { locale: 'de-DE', timeZone: 'UTC' };

test('the line below the history', () => {
  expect(activityText(conversation, style)).toBe('');
  expect(activityText({ ...conversation, lastReceivedAt: 45_240_000 }, style)).toBe(
    'Last message received at 12:34 on 1.1.1970.',
  );
  expect(activityText({ ...conversation, lastReceivedAt: 0, typing: ['bob@example.com'] })).toBe(
    'Bob is writing a message.',
  );
  expect(activityText({ ...conversation, typing: ['alice@example.com', 'carol@example.com'] })).toBe(
    'Alice and carol@example.com are writing…',
  );
});

test('names in a row', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(namesText)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('events', () => {
  expect(eventText(messageOf({ id: '1', kind: 'nudge' }))).toBe('Alice has just sent you a nudge.');
  expect(eventText(messageOf({ id: '1', kind: 'nudge', outgoing: true }))).toBe(
    'You have just sent a nudge.',
  );
  expect(eventText(messageOf({ id: '1', kind: 'notice', text: 'Bob has left.' }))).toBe('Bob has left.');
});

test('a name cannot turn the sentence around', () => {
  const senderName = '\u202Eevil\u2066';
  expect(eventText(messageOf({ id: '1', kind: 'nudge', senderName }))).toBe(
    'evil has just sent you a nudge.',
  );
});

test('a name leaves room for the sentence', () => {
  const name = 'W'.repeat(387);
  expect(undeliveredText({ code: 'contact-offline', retryable: true }, name)).toBe(
    `Not delivered: ${'W'.repeat(39)}… appears to be offline.`,
  );
});

test('why a message did not arrive', () => {
  expect(undeliveredText(null, 'Bob')).toBe('Not delivered.');
  expect(undeliveredText({ code: 'contact-offline', retryable: true }, 'Bob')).toBe(
    'Not delivered: Bob appears to be offline.',
  );
  expect(undeliveredText({ code: 'contact-offline', retryable: true }, null)).toBe(
    'Not delivered: That contact is offline or cannot be reached.',
  );
  expect(undeliveredText({ code: 'connection-lost', retryable: true }, 'Bob')).toBe(
    'Not delivered: The connection was lost.',
  );
});
