/** Something the person at the terminal can act on: printed without a stack, followed by what to do. */
export class StepFailure extends Error {
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StepFailure';
    this.advice = advice;
  }
}

export function say(text: string): void {
  console.log(`nudge: ${text}`);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function printFailure(error: unknown): void {
  if (error instanceof StepFailure) {
    console.error(`\nnudge: ${error.message}\n${error.advice}\n`);
  } else {
    console.error(error);
  }
}

/**
 * Runs a script's body; what it resolves with is the exit code. A failure is printed and exits with 1.
 */
export async function runScript(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
