import { printFailure, seconds, StepFailure } from './report.ts';

/** What a step resolved with; null when it failed, which has been printed by then. */
export type StepOutcome<T> = { readonly value: T } | null;

/** Runs a part of a gate, printing its name, its time and, when it throws, what to do. */
export async function runStep<T>(name: string, body: () => Promise<T>): Promise<StepOutcome<T>> {
  const startedAt = performance.now();
  console.log(`\n── ${name}`);
  try {
    const value = await body();
    console.log(`── ${name}: ok (${seconds(performance.now() - startedAt)})`);
    return { value };
  } catch (error) {
    printFailure(error);
    console.log(`── ${name}: FAILED (${seconds(performance.now() - startedAt)})`);
    return null;
  }
}

/** For a step that counts problems: fails with the advice when there are any. */
export function requireNone(problems: number, what: string, advice: string): void {
  if (problems !== 0) throw new StepFailure(what, advice);
}
