import { expect, test } from 'vitest';
import { createTypeAhead } from './type-ahead.ts';

const labels = ['Anna', 'Bea', 'Bernd', 'bob', 'Élise'];

test('letters in quick succession make a word', () => {
  const find = createTypeAhead();
  expect(find('b', 0, labels, 0)).toBe(1);
  expect(find('e', 100, labels, 1)).toBe(1);
  expect(find('r', 200, labels, 1)).toBe(2);
  expect(find('x', 300, labels, 2)).toBe(-1);
});

test('after a pause a new word begins', () => {
  const find = createTypeAhead();
  expect(find('b', 0, labels, 0)).toBe(1);
  expect(find('a', 2000, labels, 1)).toBe(0);
});

test('the same letter again goes on to the next, and around', () => {
  const find = createTypeAhead();
  expect(find('b', 0, labels, 0)).toBe(1);
  expect(find('b', 100, labels, 1)).toBe(2);
  expect(find('b', 200, labels, 2)).toBe(3);
  expect(find('b', 300, labels, 3)).toBe(1);
});

test('keys that are no letters, and a space that begins nothing, are not for it', () => {
  const find = createTypeAhead();
  expect(find('ArrowDown', 0, labels, 0)).toBe(-1);
  expect(find(' ', 5000, labels, 0)).toBe(-1);
  expect(find('a', 9000, [], -1)).toBe(-1);
});
