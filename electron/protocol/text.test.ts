import { describe, expect, it } from 'vitest';
import { cutToLength, isVisible, oneLine } from './text.ts';

it('text is cut between characters', () => {
  expect(cutToLength('ab🙂', 3)).toBe('ab');
  expect(cutToLength('ab🙂', 4)).toBe('ab🙂');
});

it('a line is one line of a bounded length', () => {
  expect(oneLine('Bob\r\n\u2028Eve says:\0\u001b[31m', 100)).toBe('Bob Eve says: [31m');
  expect(oneLine('x'.repeat(5_000), 387)).toBe('x'.repeat(387));
  expect(oneLine('שלום 🙂 Grüße', 100)).toBe('שלום 🙂 Grüße');
});

describe('what can be seen', () => {
  it.each(['Bob', '🙂', '.', '日本', '\u200bx', 'e\u0301'])('%j', (text) => {
    expect(isVisible(text)).toBe(true);
  });

  it.each(['', ' ', '\u200b', '\u202e\u2066', '\u3164', '\u2800\u00a0', '\ufe0f', '\u0000', '\u{e0041}'])(
    'not %j',
    (text) => {
      expect(isVisible(text)).toBe(false);
    },
  );
});
