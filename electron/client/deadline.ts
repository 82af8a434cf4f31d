import { ClientError } from './client-error.ts';
import type { Clock } from './clock.ts';

/**
 * Gives a piece of work a signal that is aborted with `timed-out` after `timeoutMs`, or with whatever `outer` was
 * aborted with before.
 *
 * @param detail What was waited for, for the log.
 */
export async function withDeadline<T>(
  clock: Clock,
  timeoutMs: number,
  detail: string,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const forward = (): void => controller.abort(outer.reason);
  if (outer.aborted) forward();
  outer.addEventListener('abort', forward);
  const cancel = clock.setTimer(() => controller.abort(new ClientError('timed-out', { detail })), timeoutMs);
  try {
    return await work(controller.signal);
  } finally {
    cancel();
    outer.removeEventListener('abort', forward);
  }
}
