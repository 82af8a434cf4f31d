import { ServerError, type ServerErrorCode } from '#server/index.ts';
import type { Failure, FailureCode } from '#shared/model/failure.ts';

const CODES: Readonly<Record<ServerErrorCode, FailureCode>> = {
  'port-taken': 'server-error',
  'host-unavailable': 'server-error',
  'data-locked': 'storage-failed',
  'data-too-new': 'storage-failed',
  'data-unavailable': 'storage-failed',
  'invalid-address': 'invalid-argument',
  'invalid-password': 'invalid-argument',
  'account-not-found': 'account-not-found',
  busy: 'server-busy',
  'not-running': 'not-signed-in',
};

/** An error of the server as windows are told it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ServerError) {
    return { code: CODES[error.code], detail: error.message, retryable: error.retryable };
  }
  return {
    code: 'internal',
    detail: error instanceof Error ? error.message : String(error),
    retryable: false,
  };
}
