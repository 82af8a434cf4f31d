import { MAX_SWITCHBOARD_PAYLOAD } from '#protocol/limits.ts';

const SPACE = 0x20;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const DIGIT_ZERO = 0x30;
/** `MSG `, the beginning of all that is looked for here. */
const START = [0x4d, 0x53, 0x47, SPACE] as const;
const MAX_DIGITS = 9;

/** The classes of acknowledgement, as bytes (facts §10.3). */
export const CLASS = { none: 0x55, failure: 0x4e, always: 0x41, data: 0x44 } as const;
const CLASSES: ReadonlySet<number> = new Set(Object.values(CLASS));

/** A `MSG` found: its transaction, the byte of its class, and where its payload is. */
export interface ScannedMessage {
  readonly trid: number;
  readonly acknowledgement: number;
  readonly start: number;
  readonly end: number;
}

export interface Scan {
  readonly messages: readonly ScannedMessage[];
  /** Where the first byte is that belongs to none of them. */
  readonly end: number;
  /** What is from there: nothing, the beginning of one more message, or something else. */
  readonly rest: 'nothing' | 'incomplete' | 'other';
}

/**
 * Finds the messages at the beginning of some bytes, which must be the beginning of a command: nearly all that a
 * switchboard ever hears is `MSG t class n` with its payload (facts §10.3). Whatever is not plainly that is left to the
 * general decoder; leaving one out changes nothing but the time it takes.
 */
export function scanMessages(bytes: Uint8Array): Scan {
  const messages: ScannedMessage[] = [];
  let position = 0;
  while (position < bytes.length) {
    const found = messageAt(bytes, position);
    if (typeof found === 'string') return { messages, end: position, rest: found };
    messages.push(found);
    position = found.end;
  }
  return { messages, end: position, rest: 'nothing' };
}

function messageAt(bytes: Uint8Array, from: number): ScannedMessage | 'incomplete' | 'other' {
  for (let index = 0; index < START.length; index += 1) {
    const byte = bytes[from + index];
    if (byte === undefined) return 'incomplete';
    if (byte !== START[index]) return 'other';
  }
  const tridAt = from + START.length;
  const tridEnd = skipDigits(bytes, tridAt);
  const acknowledgement = bytes[tridEnd + 1];
  const sizeAt = tridEnd + 3;
  const sizeEnd = skipDigits(bytes, sizeAt);
  if (tridEnd - tridAt > MAX_DIGITS || sizeEnd - sizeAt > MAX_DIGITS) return 'other';
  if (sizeEnd + 1 >= bytes.length) return 'incomplete';
  const isPlain =
    tridEnd > tridAt &&
    bytes[tridEnd] === SPACE &&
    CLASSES.has(acknowledgement ?? 0) &&
    bytes[tridEnd + 2] === SPACE &&
    sizeEnd > sizeAt &&
    bytes[sizeEnd] === CARRIAGE_RETURN &&
    bytes[sizeEnd + 1] === LINE_FEED;
  const size = isPlain ? readDigits(bytes, sizeAt, sizeEnd) : 0;
  if (!isPlain || acknowledgement === undefined || size > MAX_SWITCHBOARD_PAYLOAD) return 'other';
  const start = sizeEnd + 2;
  if (start + size > bytes.length) return 'incomplete';
  return { trid: readDigits(bytes, tridAt, tridEnd), acknowledgement, start, end: start + size };
}

function skipDigits(bytes: Uint8Array, from: number): number {
  let position = from;
  while (position < bytes.length) {
    const digit = (bytes[position] ?? 0) - DIGIT_ZERO;
    if (digit < 0 || digit > 9) break;
    position += 1;
  }
  return position;
}

function readDigits(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  for (let position = from; position < end; position += 1) {
    value = value * 10 + (bytes[position] ?? 0) - DIGIT_ZERO;
  }
  return value;
}
