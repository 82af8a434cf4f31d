import type { Measurement } from './figure.ts';

type Sample = () => number | Promise<number>;

/** The middle one, or the mean of the two in the middle; NaN of nothing. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const high = sorted[upper] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[upper - 1] ?? Number.NaN) + high) / 2;
}

export interface PairOptions {
  readonly rounds: number;
  /** Rounds before those that count. */
  readonly warmUps: number;
}

/**
 * Takes samples of a value and of its baseline in turn, so that whatever else the machine does meets both alike, each
 * first in every second round. Answers with the medians.
 */
export async function measurePairs(
  value: Sample,
  baseline: Sample,
  { rounds, warmUps }: PairOptions,
): Promise<Measurement> {
  const values: number[] = [];
  const baselines: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const valueFirst = round % 2 === 0;
    const early = valueFirst ? await value() : await baseline();
    const late = valueFirst ? await baseline() : await value();
    if (round < 0) continue;
    values.push(valueFirst ? early : late);
    baselines.push(valueFirst ? late : early);
  }
  return { value: median(values), baseline: median(baselines) };
}
