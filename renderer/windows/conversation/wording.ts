import type { Failure } from '#shared/model/failure.ts';
import type { Conversation, Message } from '#shared/model/message.ts';
import { nameInSentence } from '#shared/text/names.ts';
import { lastReceivedText, type TimeStyle } from '#shared/text/time-text.ts';
import { TEXT_OF_FAILURE } from '../../text-of-failure.ts';

/** Names in a row: `a`, `a and b`, `a, b and c`. */
export function namesText(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The line below the history: who is writing, else when the last message came, else nothing (look §4.3). */
export function activityText(conversation: Conversation, style: TimeStyle = {}): string {
  const names = conversation.typing.map((address) =>
    nameInSentence(conversation.participants.find((person) => person.address === address)?.name ?? address),
  );
  if (names.length === 1) return `${names.join('')} is writing a message.`;
  if (names.length > 1) return `${namesText(names)} are writing…`;
  return conversation.lastReceivedAt === null ? '' : lastReceivedText(conversation.lastReceivedAt, style);
}

/** What the history says of something that is not text (look §4.3). */
export function eventText(message: Message): string {
  if (message.kind !== 'nudge') return message.text;
  return message.outgoing
    ? 'You have just sent a nudge.'
    : `${nameInSentence(message.senderName)} has just sent you a nudge.`;
}

/** Why a message did not arrive; `name` is that of the only person it was for, if it was for one. */
export function undeliveredText(failure: Failure | null, name: string | null): string {
  if (failure === null) return 'Not delivered.';
  const reason =
    failure.code === 'contact-offline' && name !== null
      ? `${nameInSentence(name)} appears to be offline.`
      : TEXT_OF_FAILURE[failure.code].happened;
  return `Not delivered: ${reason}`;
}
