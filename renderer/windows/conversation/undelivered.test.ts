import { expect, test } from 'vitest';
import { messageOf } from './testing.ts';
import { leftBehind, mayRetry } from './undelivered.ts';

const sent = { outgoing: true, delivery: 'undelivered' } as const;

test('what may be sent again', () => {
  expect(mayRetry(messageOf({ id: '1', ...sent }))).toBe(true);
  // The program does not try by itself then; the person may.
  const elsewhere = { code: 'signed-in-elsewhere', retryable: false } as const;
  expect(mayRetry(messageOf({ id: '1', ...sent, failure: elsewhere }))).toBe(true);
  const long = { code: 'message-too-long', retryable: false } as const;
  expect(mayRetry(messageOf({ id: '1', ...sent, failure: long }))).toBe(false);
  expect(mayRetry(messageOf({ id: '1', outgoing: true, delivery: 'sending' }))).toBe(false);
});

test('what a bad line has left behind', () => {
  const messages = [
    messageOf({ id: 'of last week', ...sent }),
    messageOf({ id: 'arrived', outgoing: true, delivery: 'delivered' }),
    messageOf({ id: 'one', ...sent }),
    messageOf({ id: 'answer' }),
    messageOf({ id: 'nudge', kind: 'nudge', ...sent }),
    messageOf({ id: 'two', ...sent }),
    messageOf({ id: 'under way', outgoing: true, delivery: 'sending' }),
  ];
  expect(leftBehind(messages).map(({ id }) => id)).toEqual(['one', 'two']);
  expect(leftBehind([])).toEqual([]);
});
