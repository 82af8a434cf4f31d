import { ClientError } from '#client/index.ts';
import { type Failure, failureSchema } from '#shared/model/failure.ts';
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

/** What the person is told of anything that was thrown: in the rooms below, here, or by the shell, with its `failure`. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof MessengerError) return thrown.failure;
  if (thrown instanceof ClientError || thrown instanceof StorageError) return thrown.toFailure();
  const carried = failureSchema.safeParse((thrown as { readonly failure?: unknown } | null)?.failure);
  if (carried.success) return carried.data;
  return {
    code: 'internal',
    detail: thrown instanceof Error ? thrown.message : String(thrown),
    retryable: false,
  };
}
