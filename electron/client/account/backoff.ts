import type { FailureCode } from '#shared/model/failure.ts';
import type { ClientError } from '../client-error.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** Ends after which trying again by ourselves would be useless or unwelcome. */
const FINAL: ReadonlySet<FailureCode> = new Set([
  'wrong-password',
  'account-not-found',
  'signed-in-elsewhere',
  'no-common-dialect',
  'not-supported',
  'invalid-argument',
  'cancelled',
  'internal',
]);

/**
 * How long to wait before an attempt: twice as long each time, from one second to five minutes, with jitter so that
 * clients that lost the same server do not all come back at the same moment.
 *
 * @param attempt 0 for the first after a loss.
 * @param random From 0 up to but not 1.
 */
export function pauseMs(attempt: number, random: number): number {
  const grown = FIRST_PAUSE_MS * 2 ** Math.min(attempt, 20);
  const spread = Math.min(grown, LONGEST_PAUSE_MS) * (0.75 + random / 2);
  return Math.round(Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, spread)));
}

/** Whether a session that ended like this is worth making anew. */
export function isWorthRetrying(error: ClientError): boolean {
  return !FINAL.has(error.code);
}
