import { describe, expect, test } from 'vitest';
import { budgetText, type Figure, isWithin, lineOf, type Measurement } from './figure.ts';

function figure(change: Partial<Figure> = {}): Figure {
  return {
    name: 'area.figure',
    about: 'For a test.',
    unit: 'ms',
    budget: { of: 'ratio', bound: 'at-most', limit: 1.35 },
    measure: () => Promise.reject(new Error('Nothing is measured here.')),
    ...change,
  };
}

const RELAY = figure({ unit: 'messages/s', budget: { of: 'ratio', bound: 'at-least', limit: 0.4 } });
const PAGE = figure({ budget: { of: 'value', bound: 'at-most', limit: 10 } });
const DECODER = figure({ unit: 'MB/s', budget: { of: 'value', bound: 'at-least', limit: 150 } });

describe('a budget', () => {
  test.each<[Figure, string]>([
    [figure(), '<=1.35'],
    [RELAY, '>=0.4'],
    [PAGE, '<=10 ms'],
    [DECODER, '>=150 MB/s'],
  ])('%# in words', (subject, expected) => {
    expect(budgetText(subject)).toBe(expected);
  });

  test.each<[Figure, number | null, boolean]>([
    [PAGE, 9.9, true],
    [PAGE, 10, true],
    [PAGE, 10.1, false],
    [DECODER, 149.9, false],
    [DECODER, 150, true],
    [PAGE, null, false],
    [PAGE, Number.NaN, false],
    [DECODER, Number.POSITIVE_INFINITY, false],
  ])('%#: what is measured is within it or not', ({ budget }, measured, expected) => {
    expect(isWithin(budget, measured)).toBe(expected);
  });
});

describe('a line', () => {
  test.each<[string, Figure, Measurement | null, object]>([
    [
      'within a bound on the ratio',
      figure(),
      { value: 1234.5678, baseline: 1000 },
      { value: 1235, baseline: 1000, ratio: 1.235, ok: true },
    ],
    [
      'judged before it is rounded',
      figure(),
      { value: 1350.04, baseline: 1000 },
      { value: 1350, baseline: 1000, ratio: 1.35, ok: false },
    ],
    [
      'within a bound on the value, which the baseline does not touch',
      DECODER,
      { value: 200, baseline: 1000 },
      { value: 200, baseline: 1000, ratio: 0.2, ok: true },
    ],
    ['without a baseline', PAGE, { value: 2, baseline: null }, { baseline: null, ratio: null, ok: true }],
    ['without the baseline it needs', RELAY, { value: 2, baseline: null }, { ratio: null, ok: false }],
    ['over nothing', RELAY, { value: 2, baseline: 0 }, { baseline: 0, ratio: null, ok: false }],
    ['not measured', PAGE, null, { value: null, baseline: null, ratio: null, ok: false }],
  ])('%s', (_name, subject, measurement, expected) => {
    expect(lineOf(subject, measurement)).toMatchObject(expected);
  });

  test('has its keys in the order they are promised in', () => {
    const line = lineOf(PAGE, { value: 2, baseline: null });
    expect(Object.keys(line)).toEqual(['name', 'value', 'unit', 'baseline', 'ratio', 'budget', 'ok']);
  });
});
