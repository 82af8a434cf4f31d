import type { Message } from '#shared/model/message.ts';

/** Time between two nudges of ours; the old clients had a limit of that order (look §8). */
const NUDGE_INTERVAL_MS = 10_000;

/** Whether a nudge at `now` (milliseconds since 1970) would follow our last one in this conversation too soon. */
export function isNudgeTooSoon(messages: readonly Message[], now: number): boolean {
  const last = messages.findLast((message) => message.kind === 'nudge' && message.outgoing);
  return last !== undefined && Math.abs(now - last.sentAt) < NUDGE_INTERVAL_MS;
}
