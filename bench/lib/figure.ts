/** Reports progress to the person waiting. */
export type Note = (text: string) => void;

/** What a run found out. The baseline is in the figure's own unit, measured in the same run; null where there is none. */
export interface Measurement {
  readonly value: number;
  readonly baseline: number | null;
}

/** What a figure is held to: itself (`value`, in its unit) or how many times the baseline it is (`ratio`). */
export interface Budget {
  readonly of: 'ratio' | 'value';
  readonly bound: 'at-most' | 'at-least';
  readonly limit: number;
}

export interface Figure {
  /** Its area and what it is, with a dot between: `--only decoder` takes all of an area. */
  readonly name: string;
  /** One line for `--list`. */
  readonly about: string;
  readonly unit: 'ms' | 'MB' | 'MB/s' | 'messages/s';
  readonly budget: Budget;
  readonly measure: (note: Note) => Promise<Measurement>;
}

/** A figure as it is printed. */
export interface FigureLine {
  readonly name: string;
  /** Null when it could not be measured. */
  readonly value: number | null;
  readonly unit: Figure['unit'];
  readonly baseline: number | null;
  /** The value over the baseline. */
  readonly ratio: number | null;
  /** The bound and, when it is not one on the ratio, its unit: `<=1.35`, `<=10 ms`. */
  readonly budget: string;
  readonly ok: boolean;
}

const SIGNIFICANT_DIGITS = 4;

function rounded(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/** A budget in words: `<=1.35` bounds the ratio, `<=10 ms` the value. */
export function budgetText({ budget, unit }: Pick<Figure, 'budget' | 'unit'>): string {
  const sign = budget.bound === 'at-most' ? '<=' : '>=';
  return `${sign}${budget.limit}${budget.of === 'value' ? ` ${unit}` : ''}`;
}

/** Whether a number is within a budget. What is no number, or is missing, is not. */
export function isWithin({ bound, limit }: Budget, measured: number | null): boolean {
  if (measured === null || !Number.isFinite(measured)) return false;
  return bound === 'at-most' ? measured <= limit : measured >= limit;
}

/**
 * Judges a measurement: by the numbers as measured, and rounds only what is printed.
 * @param measurement null when measuring failed, which breaks the budget
 */
export function lineOf(figure: Figure, measurement: Measurement | null): FigureLine {
  const value = measurement?.value ?? null;
  const baseline = measurement?.baseline ?? null;
  const ratio = value === null || baseline === null || baseline === 0 ? null : value / baseline;
  return {
    name: figure.name,
    value: value === null ? null : rounded(value),
    unit: figure.unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    budget: budgetText(figure),
    ok: isWithin(figure.budget, figure.budget.of === 'ratio' ? ratio : value),
  };
}
