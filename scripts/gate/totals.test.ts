import { describe, expect, test } from 'vitest';
import { addTotals, failures, formatTotals, readPlaywrightReport, readVitestReport } from './totals.ts';

describe('counting tests', () => {
  const vitest = JSON.stringify({
    numTotalTests: 10,
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
  });
  const playwright = JSON.stringify({
    stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 0, duration: 1 },
  });

  test('reads the reports', () => {
    expect(readVitestReport(vitest)).toEqual({ passed: 7, failed: 1, skipped: 2 });
    expect(readPlaywrightReport(playwright)).toEqual({ passed: 5, failed: 3, skipped: 0 });
  });

  test('does not take anything for a report', () => {
    expect(() => readVitestReport('{}')).toThrow();
    expect(() => readPlaywrightReport('{"stats":{}}')).toThrow();
    expect(() => readVitestReport('')).toThrow();
  });

  test('says the sum in one line', () => {
    const sum = addTotals([readVitestReport(vitest), readPlaywrightReport(playwright), failures(1)]);
    expect(formatTotals(sum)).toBe('12 passed, 5 failed, 2 skipped');
    expect(formatTotals(addTotals([]))).toBe('0 passed, 0 failed');
  });
});
