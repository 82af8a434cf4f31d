import type { Diagnostics } from './diagnostics.ts';
import { isDatabaseError } from './store/database.ts';

/** A request is answered with an error number (facts §30). Thrown by handlers, answered by their session. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  /** Whether the connection ends after the answer. */
  readonly closes: boolean;

  constructor(code: ErrorNumber, options: { readonly closes?: boolean } = {}) {
    super(`error ${ERROR_NUMBERS[code]}`);
    this.code = ERROR_NUMBERS[code];
    this.closes = options.closes ?? false;
  }
}

/** The numbers this server gives, by what they mean (facts §30). Unknown addresses have one that the dialect chooses. */
export const ERROR_NUMBERS = {
  'syntax-error': 200,
  'invalid-parameter': 201,
  'invalid-user': 205,
  'already-signed-in': 207,
  'invalid-address': 208,
  'invalid-name': 209,
  'list-full': 210,
  'already-there': 215,
  'not-on-list': 216,
  'not-online': 217,
  'on-opposite-list': 219,
  'too-many-groups': 223,
  'invalid-group': 224,
  'not-in-group': 225,
  'group-name-exists': 228,
  'group-name-too-long': 229,
  'group-is-permanent': 230,
  'not-signed-in': 302,
  'internal-error': 500,
  'database-error': 501,
  'challenge-failed': 540,
  'room-full': 712,
  'calling-too-fast': 713,
  'not-expected': 715,
  'too-fast': 800,
  'authentication-failed': 911,
  'not-allowed-while-hidden': 913,
} as const;
export type ErrorNumber = keyof typeof ERROR_NUMBERS;

/** The answer to a request whose handler threw. What is not meant as an answer is counted: it is a trouble of ours. */
export function refusalFor(error: unknown, diagnostics: Diagnostics): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseError(error)) {
    diagnostics.count('database-failed', error.message);
    return new Refusal('database-error');
  }
  diagnostics.count('internal-error', error instanceof Error ? (error.stack ?? error.message) : '');
  return new Refusal('internal-error');
}
