import { expect, test } from 'vitest';
import { offsetsOf, visibleRange } from './row-window.ts';

const offsets = offsetsOf([24, ...Array.from({ length: 9_999 }, () => 20)]);

test('rows begin where the ones before them end', () => {
  expect(offsets.slice(0, 4)).toEqual([0, 24, 44, 64]);
  expect(offsets.at(-1)).toBe(24 + 9_999 * 20);
});

test('only what is in sight is drawn, and a few more', () => {
  expect(visibleRange(offsets, 0, 600)).toEqual({ first: 0, last: 37 });
  const { first, last } = visibleRange(offsets, 100_000, 600);
  expect(offsets[first + 8]).toBeLessThanOrEqual(100_000);
  expect(offsets[last - 8]).toBeLessThanOrEqual(100_600);
  expect(last - first).toBeLessThan(50);
});

test('the end is the end', () => {
  expect(visibleRange(offsets, 199_000, 1_004).last).toBe(9_999);
  expect(visibleRange(offsets, 1e9, 600).last).toBe(9_999);
});

test('without rows there is nothing to draw', () => {
  const { first, last } = visibleRange(offsetsOf([]), 0, 600);
  expect(last).toBeLessThan(first);
});
