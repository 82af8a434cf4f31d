import { Buffer } from 'node:buffer';
import { MAX_SWITCHBOARD_PAYLOAD } from '../limits.ts';
import { type MessageContent, parseMessage, type TextContent, textBody, textHeaders } from './content.ts';
import { formatMime, headerValue, type MimeHeader, parseMime } from './mime.ts';
import { splitText } from './split-text.ts';

const MESSAGE_ID = 'Message-ID';
const CHUNKS = 'Chunks';
const CHUNK = 'Chunk';
/** Room kept for the number of chunks, which is known only when all are cut. */
const WIDEST_NUMBER = '99999';

/** How a text too long for one `MSG` is sent. */
export interface TextSending {
  /**
   * `chunks` cuts the message into numbered parts that the receiver re-joins (facts §11), for receivers with
   * `Capability.chunkedMessages`; `messages` sends several ordinary messages.
   */
  readonly split: 'chunks' | 'messages';
  /** Makes the id of a chunked message, `{GUID}`. */
  readonly createMessageId: () => string;
}

/**
 * Writes a text as the payloads of one or more `MSG` commands, to be sent in order.
 *
 * @returns At least one payload, none longer than `MAX_SWITCHBOARD_PAYLOAD`; no character is cut in two.
 */
export function formatText(content: TextContent, sending: TextSending): Uint8Array[] {
  const text = content.text.replace(/\r\n?/g, '\n');
  const headers = textHeaders(content);
  const roomFor = (headers: readonly MimeHeader[]): number =>
    MAX_SWITCHBOARD_PAYLOAD - formatMime({ headers, body: new Uint8Array(0) }).length;

  const messages = splitText(text, () => roomFor(headers));
  if (messages.length === 1 || sending.split === 'messages') {
    return messages.map((part) => formatMime({ headers, body: textBody(part) }));
  }
  const id = sending.createMessageId();
  const rooms = [firstChunk(headers, id, WIDEST_NUMBER), laterChunk(id, WIDEST_NUMBER)].map(roomFor);
  const chunks = splitText(text, (index) => rooms[Math.min(index, 1)]!);
  return chunks.map((part, index) =>
    formatMime({
      headers: index === 0 ? firstChunk(headers, id, String(chunks.length)) : laterChunk(id, String(index)),
      body: textBody(part),
    }),
  );
}

export interface ChunkLimits {
  /** Messages of which parts are held, over all senders. */
  readonly maxMessages: number;
  /** Parts of one message. */
  readonly maxChunks: number;
  /** Bytes held, over all messages. */
  readonly maxBytes: number;
  /** A message whose parts stop coming for this long is dropped. */
  readonly maxAgeMs: number;
}

export const DEFAULT_CHUNK_LIMITS: ChunkLimits = {
  maxMessages: 16,
  maxChunks: 1024,
  maxBytes: 2 * 1024 * 1024,
  maxAgeMs: 60_000,
};

interface PartialMessage {
  /** Headers of the first chunk and the number of all, once it is there. */
  first: { readonly headers: readonly MimeHeader[]; readonly chunks: number } | null;
  readonly bodies: Map<number, Uint8Array>;
  bytes: number;
  changedAt: number;
}

/**
 * Joins the parts of chunked messages again (facts §11). One for each switchboard. When it holds too much, the message
 * that changed longest ago is dropped first.
 */
export class ChunkAssembler {
  readonly #now: () => number;
  readonly #limits: ChunkLimits;
  /** The one that changed longest ago comes first. */
  readonly #messages = new Map<string, PartialMessage>();
  #bytes = 0;

  /** @param now Milliseconds of any clock that does not go back. */
  constructor(now: () => number, limits: Partial<ChunkLimits> = {}) {
    this.#now = now;
    this.#limits = { ...DEFAULT_CHUNK_LIMITS, ...limits };
  }

  /**
   * Takes the payload of a received `MSG`.
   *
   * @param sender Address of the sender: parts of different people never mix.
   * @returns The content of the message that is complete now (at once, if it was not chunked), or null while parts
   *   are missing, or when a part is refused because it makes no sense or is too much.
   */
  accept(sender: string, payload: Uint8Array): MessageContent | null {
    const { headers, body } = parseMime(payload);
    const id = headerValue(headers, MESSAGE_ID);
    const chunks = headerValue(headers, CHUNKS);
    const chunk = headerValue(headers, CHUNK);
    if (id === undefined || (chunks === undefined && chunk === undefined)) return parseMessage(payload);
    this.#dropStale();
    const { maxChunks } = this.#limits;
    const key = `${sender.toLowerCase()} ${id}`;
    const total = chunks === undefined ? null : numberWithin(chunks, 1, maxChunks);
    const index = chunks === undefined ? numberWithin(chunk, 1, maxChunks - 1) : 0;
    if (index === null || (chunks !== undefined && total === null)) {
      this.#drop(key);
      return null;
    }
    const message = this.#hold(key, index, payload.length, body);
    if (message !== null && total !== null) message.first ??= { headers, chunks: total };
    return message === null ? null : this.#join(key, message);
  }

  #hold(key: string, index: number, bytes: number, body: Uint8Array): PartialMessage | null {
    const message = this.#messages.get(key) ?? { first: null, bodies: new Map(), bytes: 0, changedAt: 0 };
    if (!message.bodies.has(index)) {
      message.bodies.set(index, body);
      message.bytes += bytes;
      this.#bytes += bytes;
    }
    message.changedAt = this.#now();
    this.#messages.delete(key);
    this.#messages.set(key, message);
    const { maxBytes, maxMessages } = this.#limits;
    for (const oldest of this.#messages.keys()) {
      if (this.#bytes <= maxBytes && this.#messages.size <= maxMessages) break;
      this.#drop(oldest);
    }
    return this.#messages.has(key) ? message : null;
  }

  #join(key: string, { first, bodies }: PartialMessage): MessageContent | null {
    if (first === null || bodies.size < first.chunks) return null;
    const parts = Array.from({ length: first.chunks }, (_, index) => bodies.get(index));
    // If one is missing now, others are beyond the number announced: whatever this is, it is not that message.
    const complete = parts.every((part) => part !== undefined);
    this.#drop(key);
    if (!complete) return null;
    const headers = first.headers.filter(({ name }) => !/^(?:message-id|chunks)$/i.test(name));
    return parseMessage(formatMime({ headers, body: Buffer.concat(parts) }));
  }

  #dropStale(): void {
    const oldest = this.#now() - this.#limits.maxAgeMs;
    for (const [key, message] of this.#messages) {
      if (message.changedAt > oldest) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#messages.get(key)?.bytes ?? 0;
    this.#messages.delete(key);
  }
}

function firstChunk(headers: readonly MimeHeader[], id: string, chunks: string): readonly MimeHeader[] {
  return [...headers, { name: MESSAGE_ID, value: id }, { name: CHUNKS, value: chunks }];
}

function laterChunk(id: string, chunk: string): readonly MimeHeader[] {
  return [
    { name: 'MIME-Version', value: '1.0' },
    { name: MESSAGE_ID, value: id },
    { name: CHUNK, value: chunk },
  ];
}

function numberWithin(text: string | undefined, least: number, most: number): number | null {
  const number = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}
