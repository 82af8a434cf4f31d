import { failureSchema, type Failure } from '#shared/model/failure.ts';

/** Something the shell could not do, with the reason windows are told. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(
      failure.detail === undefined ? failure.code : `${failure.code}: ${failure.detail}`,
      cause === undefined ? undefined : { cause },
    );
    this.failure = failure;
  }
}

/** The failure an error carries (as `failure`, or `toFailure()` as storage has it), or null when it is a bug. */
export function carriedFailure(error: unknown): Failure | null {
  if (typeof error !== 'object' || error === null) return null;
  const carried: unknown =
    'toFailure' in error && typeof error.toFailure === 'function'
      ? Reflect.apply(error.toFailure, error, [])
      : 'failure' in error
        ? error.failure
        : null;
  const parsed = failureSchema.safeParse(carried);
  return parsed.success ? parsed.data : null;
}
