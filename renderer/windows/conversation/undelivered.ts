import type { FailureCode } from '#shared/model/failure.ts';
import type { Message } from '#shared/model/message.ts';

/** What does not get any better by sending it once more. */
const HOPELESS: ReadonlySet<FailureCode> = new Set(['message-too-long', 'invalid-argument', 'not-supported']);

/** Whether a message did not arrive and sending it again may help: the person decides when, whatever kept it back. */
export function mayRetry({ delivery, failure }: Message): boolean {
  return delivery === 'undelivered' && (failure === null || !HOPELESS.has(failure.code));
}

/**
 * The texts that have not arrived since the last one that did, oldest first: what a bad line has left behind. Messages
 * come oldest first.
 */
export function leftBehind(messages: readonly Message[]): readonly Message[] {
  const last = messages.findLastIndex(({ outgoing, delivery }) => outgoing && delivery === 'delivered');
  return messages.slice(last + 1).filter((message) => message.kind === 'text' && mayRetry(message));
}
