import type { Message } from '#shared/model/message.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';

/** A message with every field filled; `change` replaces some. */
export function sampleMessage(change: Partial<Message> = {}): Message {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    accountId: 'alice',
    conversationId: 'bob@example.com',
    kind: 'text',
    sender: 'bob@example.com',
    senderName: 'Bob',
    outgoing: false,
    sentAt: 1_700_000_000_000,
    text: 'hello',
    format: DEFAULT_TEXT_FORMAT,
    delivery: 'received',
    failure: null,
    ...change,
  };
}

export interface SampleOptions {
  readonly accountId: string;
  /** The messages are spread evenly over this many conversations, `friend0@example.com` and so on. */
  readonly conversations: number;
  readonly count: number;
}

/** Small words that are in very many messages, as in any language. */
const COMMON_WORDS = 'the a you to and it hello is that what for ok yes message later today'.split(' ');
const RARE_WORDS = 20_000;
const FIRST_SENT_AT = 1_600_000_000_000;
const BETWEEN_MESSAGES_MS = 30_000;

/** The same numbers every time: a linear congruential generator (Numerical Recipes' constants). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function sampleText(random: () => number): string {
  const length = 1 + Math.floor(random() * 14);
  const words = Array.from({ length }, () =>
    random() < 0.5
      ? (COMMON_WORDS[Math.floor(random() ** 2 * COMMON_WORDS.length)] ?? '')
      : `word${Math.floor(random() ** 3 * RARE_WORDS).toString(36)}`,
  );
  return words.join(' ');
}

/**
 * Chat like a person's of many years, the same at every run. The words `hello` and `message` are in a good part of
 * all messages; number `n` (from 0) also has the word `number<n>`, which is in no other.
 */
export function* sampleMessages({ accountId, conversations, count }: SampleOptions): Generator<Message> {
  const random = randomNumbers(2009);
  for (let number = 0; number < count; number += 1) {
    const friend = `friend${number % conversations}@example.com`;
    const outgoing = random() < 0.5;
    yield sampleMessage({
      id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
      accountId,
      conversationId: friend,
      sender: outgoing ? 'alice@example.com' : friend,
      senderName: outgoing ? 'Alice' : `Friend ${number % conversations}`,
      outgoing,
      sentAt: FIRST_SENT_AT + number * BETWEEN_MESSAGES_MS,
      text: `${sampleText(random)} number${number}`,
      delivery: outgoing ? 'delivered' : 'received',
    });
  }
}
