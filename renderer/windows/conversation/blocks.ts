import type { Message } from '#shared/model/message.ts';

/** What the history is drawn of: days, what one person said in a row, and events. */
export type Block =
  | { readonly kind: 'day'; readonly id: string; readonly at: number }
  | { readonly kind: 'event'; readonly id: string; readonly message: Message }
  | SpeechBlock;

/** Consecutive messages of one person under a single "says" (look §4.3). */
export interface SpeechBlock {
  readonly kind: 'speech';
  readonly id: string;
  readonly senderName: string;
  readonly outgoing: boolean;
  readonly messages: readonly Message[];
}

function continues(previous: Message, message: Message): boolean {
  return (
    previous.kind === 'text' &&
    message.kind === 'text' &&
    previous.sender === message.sender &&
    previous.senderName === message.senderName &&
    previous.outgoing === message.outgoing
  );
}

function isSameDay(one: number, other: number): boolean {
  // Comparing the local midnights is slow only where it matters: days further apart than one differ anyway.
  return Math.abs(one - other) < 86_400_000 && new Date(one).getDate() === new Date(other).getDate();
}

/**
 * Groups messages, oldest first, by speaker. A line with the date stands wherever the day changes, and at the very top
 * when the oldest message is not of the day of `now` (milliseconds since 1970).
 */
export function toBlocks(messages: readonly Message[], now: number): Block[] {
  const blocks: Block[] = [];
  let speech: Message[] = [];
  let previous: Message | null = null;
  for (const message of messages) {
    const isNewDay = !isSameDay(previous?.sentAt ?? now, message.sentAt);
    if (isNewDay) blocks.push({ kind: 'day', id: `day-${message.id}`, at: message.sentAt });
    if (message.kind !== 'text') {
      blocks.push({ kind: 'event', id: message.id, message });
    } else if (previous !== null && !isNewDay && continues(previous, message)) {
      speech.push(message);
    } else {
      const { id, senderName, outgoing } = message;
      speech = [message];
      blocks.push({ kind: 'speech', id, senderName, outgoing, messages: speech });
    }
    previous = message;
  }
  return blocks;
}

/** Whether two blocks are drawn alike: grouping makes new blocks each time, of the same messages mostly. */
export function isSameBlock(one: Block, other: Block): boolean {
  if (one.kind === 'speech' && other.kind === 'speech') {
    return (
      one.messages.length === other.messages.length &&
      one.messages.every((message, index) => message === other.messages[index])
    );
  }
  if (one.kind === 'event' && other.kind === 'event') return one.message === other.message;
  return one.kind === 'day' && other.kind === 'day' && one.at === other.at;
}
