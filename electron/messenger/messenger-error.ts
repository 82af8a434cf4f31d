import { ClientError } from '#client/index.ts';
import type { Failure } from '#shared/model/failure.ts';
import { StorageError } from '#storage/storage-error.ts';

/** An operation that did not work, with what the person is told. */
export class MessengerError extends Error {
  override readonly name = 'MessengerError';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(
      failure.detail === undefined ? failure.code : `${failure.code}: ${failure.detail}`,
      cause === undefined ? undefined : { cause },
    );
    this.failure = failure;
  }
}

/** What the person is told of anything that was thrown in the rooms below, or here. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof MessengerError) return thrown.failure;
  if (thrown instanceof ClientError || thrown instanceof StorageError) return thrown.toFailure();
  return {
    code: 'internal',
    detail: thrown instanceof Error ? thrown.message : String(thrown),
    retryable: false,
  };
}
