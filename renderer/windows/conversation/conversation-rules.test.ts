import { expect, test } from 'vitest';
import { copiedText } from './copied-text.ts';
import { createTypingNotifier } from './typing-notifier.ts';

test('copying within one message gives its words alone', () => {
  expect(copiedText([])).toBe('');
  expect(copiedText([{ blockId: '1', heading: 'Alice says:', text: 'ello\nthe' }])).toBe('ello\nthe');
});

test('copying across messages gives names and lines', () => {
  expect(
    copiedText([
      { blockId: '1', heading: 'Alice says:', text: 'hi :)' },
      { blockId: '1', heading: 'Alice says:', text: 'two\nlines' },
      { blockId: '2', heading: null, text: 'Alice has just sent you a nudge.' },
      { blockId: '3', heading: 'Alice says:', text: 'oi' },
    ]),
  ).toBe('Alice says:\n  hi :)\n  two\n  lines\nAlice has just sent you a nudge.\nAlice says:\n  oi');
});

test('writing is announced at most every four seconds, and anew after sending', () => {
  let time = 0;
  const announced: number[] = [];
  const notifier = createTypingNotifier(
    () => announced.push(time),
    () => time,
  );
  for (const [at, text] of [
    [0, ' '],
    [10, 'h'],
    [2000, 'he'],
    [4009, 'hel'],
    [4010, 'hell'],
  ] as const) {
    time = at;
    notifier.typed(text);
  }
  notifier.sent();
  time = 4500;
  notifier.typed('a');
  notifier.typed('');
  expect(announced).toEqual([10, 4010, 4500]);
});
