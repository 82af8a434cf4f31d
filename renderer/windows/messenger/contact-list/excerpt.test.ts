import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

test('a short message is shown whole, on one line', () => {
  expect(excerpt('hello\n  there ', ['there'])).toBe('hello there');
});

test('a long one begins shortly before what was found, at a word', () => {
  const text = `${'blah '.repeat(50)}the needle is here`;
  expect(excerpt(text, ['needle'])).toBe('…blah blah blah the needle is here');
  expect(excerpt('x'.repeat(100) + 'needle', ['needle'])).toBe('…needle');
});

test('what is found only with other accents is shown from its beginning, never too much of it', () => {
  expect(excerpt(`café ${'x'.repeat(1000)}`, ['cafe'])).toHaveLength(160);
  expect(excerpt('', ['a'])).toBe('');
});
