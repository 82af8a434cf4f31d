import type { FailureCode } from '#shared/model/failure.ts';
import { ClientError } from './client-error.ts';

/** What the system's error codes mean to a person. */
const BY_CODE: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EAI_FAIL: 'unknown-host',
  EAI_NODATA: 'unknown-host',
  EAI_NONAME: 'unknown-host',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timed-out',
  ECONNRESET: 'connection-lost',
  ECONNABORTED: 'connection-lost',
  EPIPE: 'connection-lost',
  EPROTO: 'tls-failed',
  HOSTNAME_MISMATCH: 'tls-failed',
};
const TLS_CODE =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_)/;

/** Node's error of a socket or an HTTP request, as ours. @param remote `host:port`, for the log. */
export function networkError(thrown: unknown, remote: string): ClientError {
  const code = codeOf(thrown);
  const failure = BY_CODE[code] ?? (TLS_CODE.test(code) ? 'tls-failed' : 'unreachable');
  return new ClientError(failure, { detail: `${remote} ${code}`.trim(), cause: thrown });
}

/** Why a wait was called off: the reason given to the signal if it is one of ours. */
export function abortError(signal: AbortSignal): ClientError {
  const reason: unknown = signal.reason;
  return reason instanceof ClientError ? reason : new ClientError('cancelled');
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  const code = (thrown as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
