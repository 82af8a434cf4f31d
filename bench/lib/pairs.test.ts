import { describe, expect, test } from 'vitest';
import { measurePairs, median } from './pairs.ts';

test.each<[readonly number[], number]>([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 2, 3], 2.5],
  [[10, 9, 100], 10],
  [[], Number.NaN],
])('the median of %j', (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

describe('pairs', () => {
  test('are taken in turn, and warm-ups do not count', async () => {
    const taken: string[] = [];
    const sample = (name: string, numbers: number[]) => () => {
      taken.push(name);
      return numbers.shift() ?? Number.NaN;
    };
    const measured = await measurePairs(
      sample('value', [1000, 1, 2, 9]),
      sample('baseline', [2000, 10, 30, 20]),
      { rounds: 3, warmUps: 1 },
    );
    expect(measured).toEqual({ value: 2, baseline: 20 });
    expect(taken.join(' ')).toBe('baseline value value baseline baseline value value baseline');
  });

  test('fail when a sample does', async () => {
    const failing = measurePairs(
      () => 1,
      () => Promise.reject(new Error('no baseline')),
      { rounds: 1, warmUps: 0 },
    );
    await expect(failing).rejects.toThrow('no baseline');
  });
});
