import type { MessageContent, TextContent } from './content.ts';

/** How a text too long for one `MSG` is sent. */
export interface TextSending {
  /**
   * `chunks` cuts the message into numbered parts that the receiver re-joins (facts §11), for receivers with
   * `Capability.chunkedMessages`; `messages` sends several ordinary messages.
   */
  readonly split: 'chunks' | 'messages';
  /** Makes the `{GUID}` of a chunked message. */
  readonly createMessageId: () => string;
  /** Most bytes of one payload; 1664 unless given. */
  readonly maxBytes?: number;
}

/**
 * Writes a text as the payloads of one or more `MSG` commands, to be sent in order.
 *
 * @returns At least one payload, none longer than the limit; no character is cut in two.
 */
export function formatText(_content: TextContent, _sending: TextSending): Uint8Array[] {
  return [];
}

export interface ChunkLimits {
  /** Messages of which parts are held, over all senders. */
  readonly maxMessages: number;
  /** Parts of one message. */
  readonly maxChunks: number;
  /** Bytes held, over all messages. */
  readonly maxBytes: number;
  /** A message whose parts stop coming is dropped after this. */
  readonly maxAgeMs: number;
}

/** Joins the parts of chunked messages again (facts §11). One a switchboard. */
export class ChunkAssembler {
  /** @param now Milliseconds of any clock that does not go back. */
  constructor(_now: () => number, _limits: Partial<ChunkLimits> = {}) {}

  /**
   * Takes the payload of a received `MSG`.
   *
   * @param sender Address of the sender: parts of different people never mix.
   * @returns The content of the message that is complete now (at once, if it was not chunked), or null while parts
   *   are missing or when the part was refused.
   */
  accept(_sender: string, _payload: Uint8Array): MessageContent | null {
    return null;
  }
}
