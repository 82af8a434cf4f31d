import { expect, test } from 'vitest';
import { isRightToLeft } from './direction.ts';

test.each([
  ['hello', false],
  ['', false],
  ['123 :)', false],
  ['שלום', true],
  ['  (1) مرحبا hello', true],
  ['hello שלום', false],
  [`${' '.repeat(200_000)}ש`, false],
])('direction of %j', (text, expected) => {
  expect(isRightToLeft(text)).toBe(expected);
});
