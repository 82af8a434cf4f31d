import { expect, test } from 'vitest';
import { failureCodeSchema } from '#shared/model/failure.ts';
import { TEXT_OF_FAILURE } from './text-of-failure.ts';

test('every failure is told in words of its own, with something to do', () => {
  const codes = failureCodeSchema.options;
  expect(Object.keys(TEXT_OF_FAILURE).sort()).toEqual([...codes].sort());
  for (const code of codes) {
    const { happened, advice } = TEXT_OF_FAILURE[code];
    expect(happened, code).toMatch(/^[A-Z].*\.$/);
    expect(advice, code).toMatch(/^[A-Z].*\.$/);
  }
  expect(new Set(codes.map((code) => TEXT_OF_FAILURE[code].happened)).size).toBe(codes.length);
});
