import type { Failure } from '#shared/model/failure.ts';
import type { Conversation, Message } from '#shared/model/message.ts';
import { lastReceivedText, type TimeStyle } from '#shared/text/time-text.ts';
import { TEXT_OF_FAILURE } from '../../text-of-failure.ts';

/** Marks that turn the direction of what follows. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A name that cannot turn around the sentence it stands in. */
export function harmless(name: string): string {
  return name.replace(DIRECTION_MARKS, '');
}

/** Names in a row: `a`, `a and b`, `a, b and c`. */
export function namesText(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The line below the history: who is writing, else when the last message came, else nothing (look §4.3). */
export function activityText(conversation: Conversation, style: TimeStyle = {}): string {
  const names = conversation.typing.map((address) =>
    harmless(conversation.participants.find((person) => person.address === address)?.name ?? address),
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
    : `${harmless(message.senderName)} has just sent you a nudge.`;
}

/** Why a message did not arrive; `name` is that of the only person it was for, if it was for one. */
export function undeliveredText(failure: Failure | null, name: string | null): string {
  if (failure === null) return 'Not delivered.';
  const reason =
    failure.code === 'contact-offline' && name !== null
      ? `${harmless(name)} appears to be offline.`
      : TEXT_OF_FAILURE[failure.code].happened;
  return `Not delivered: ${reason}`;
}
