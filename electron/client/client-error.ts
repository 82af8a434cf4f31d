import { serverErrorMeaning } from '#protocol/errors.ts';
import { oneLine } from '#protocol/text.ts';
import type { Failure, FailureCode } from '#shared/model/failure.ts';

/** Causes after which the same thing may work when it is tried again, without anybody changing anything. */
const RETRYABLE: ReadonlySet<FailureCode> = new Set([
  'unknown-host',
  'unreachable',
  'refused',
  'timed-out',
  'connection-lost',
  'closed-by-server',
  'protocol-violation',
  'server-shutting-down',
  'server-busy',
  'web-service-failed',
  'not-signed-in',
  'contact-offline',
  'too-fast',
]);

/** A server's words may be endless. */
const MAX_DETAIL_CHARACTERS = 300;

export interface ClientErrorOptions {
  /** For the log: a server's words, the address that could not be reached. Never a secret. */
  readonly detail?: string;
  readonly cause?: unknown;
  /** Whether trying again can help; by the code unless given. */
  readonly retryable?: boolean;
  /** The number a server refused with (facts §30). */
  readonly errorNumber?: number;
}

/** Anything that goes wrong in this room. `code` names the cause; `toFailure` is what a person is told. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: FailureCode;
  readonly detail: string | null;
  readonly retryable: boolean;
  readonly errorNumber: number | null;

  constructor(code: FailureCode, options: ClientErrorOptions = {}) {
    const detail = options.detail === undefined ? null : oneLine(options.detail, MAX_DETAIL_CHARACTERS);
    super(
      detail === null ? code : `${code}: ${detail}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.detail = detail;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.errorNumber = options.errorNumber ?? null;
  }

  toFailure(): Failure {
    return {
      code: this.code,
      ...(this.detail === null ? {} : { detail: this.detail }),
      retryable: this.retryable,
    };
  }
}

/** The error for a server's error reply (facts §30). */
export function errorFromNumber(errorNumber: number): ClientError {
  const { name, failure, retryable } = serverErrorMeaning(errorNumber);
  return new ClientError(failure, { detail: `${errorNumber} ${name}`, retryable, errorNumber });
}

/** Whatever was thrown, as a `ClientError`; one of another kind is a fault of ours and becomes `internal`. */
export function toClientError(thrown: unknown): ClientError {
  if (thrown instanceof ClientError) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new ClientError('internal', { detail, cause: thrown });
}
