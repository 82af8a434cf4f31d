import { Buffer, isUtf8 } from 'node:buffer';
import { isErrorVerb } from '../errors.ts';
import { redactCommand, redactLine } from '../redaction.ts';
import type { DecoderLimits, Frame, FrameContext, MalformedFrame } from './frame.ts';
import { HeldBytes } from './held-bytes.ts';
import { takePlainCommands } from './plain-commands.ts';
import { ERROR_PAYLOAD_RULE, type PayloadRule, type PayloadVerbs, payloadVerbs } from './payload-verbs.ts';

/** Room for every line and payload known, tickets and address-book notices included. */
export const DEFAULT_DECODER_LIMITS: DecoderLimits = {
  maxLineBytes: 32 * 1024,
  maxPayloadBytes: 1024 * 1024,
};

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const EXCERPT_CHARACTERS = 128;
const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/;
/** A NUL, or a CR that is not part of the line's end: neither can be written again. */
// oxlint-disable-next-line no-control-regex
const BREAKS_LINE = /[\r\u0000]/;
const VERB = /^[A-Z0-9]{3}(?: |$)/;
const LENGTH = /^[0-9]{1,10}$/;

/** What the bytes to come belong to. */
type Expectation =
  | { readonly of: 'line' }
  /** The rest of a line that was too long. */
  | { readonly of: 'discarded-line' }
  | {
      readonly of: 'payload';
      readonly verb: string;
      readonly args: readonly string[];
      readonly length: number;
    }
  | { readonly of: 'discarded-payload'; remaining: number }
  /** The framing is lost: nothing is read any more. */
  | { readonly of: 'nothing' };

const A_LINE: Expectation = { of: 'line' };

/** What a line says of the payload behind it: its length, none, or a length that cannot be believed. */
type PayloadLength = number | 'none' | 'unreadable';

/**
 * Cuts the bytes of one end of a connection into commands (facts §1).
 *
 * Never throws, whatever the bytes: what is no command becomes a `MalformedFrame`, and after a fatal one nothing more
 * is read. Holds at most one unfinished line or payload, and looks at every byte once however the stream is split.
 */
export class FrameDecoder {
  readonly #payloadVerbs: PayloadVerbs;
  readonly #readsErrors: boolean;
  readonly #limits: DecoderLimits;
  readonly #held = new HeldBytes();
  #expected: Expectation = A_LINE;

  /**
   * @param context Which end of which connection reads.
   * @param limits Caps in bytes; a longer line is skipped (or ends the stream if a payload hangs on it), a longer
   *   payload ends the stream.
   */
  constructor(context: FrameContext, limits: Partial<DecoderLimits> = {}) {
    this.#payloadVerbs = payloadVerbs(context);
    this.#readsErrors = context.direction === 'to-client';
    this.#limits = { ...DEFAULT_DECODER_LIMITS, ...limits };
  }

  /** Whether everything taken so far was whole: the next byte begins a command. */
  get isBetweenFrames(): boolean {
    return this.#expected.of === 'line' && this.#held.length === 0;
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @param chunk Bytes as they came; may be reused by the caller afterwards.
   * @returns The frames they complete, in order.
   */
  push(chunk: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let position = 0;
    while (position < bytes.length) {
      const expected = this.#expected;
      switch (expected.of) {
        case 'line':
          if (this.#held.length === 0) {
            const { maxLineBytes } = this.#limits;
            position = takePlainCommands(bytes, position, maxLineBytes, this.#payloadVerbs.flags, frames);
          }
          position = this.#takeLine(bytes, position, frames);
          break;
        case 'payload':
          position = this.#takePayload(bytes, position, expected, frames);
          break;
        case 'discarded-line': {
          const end = bytes.indexOf(LINE_FEED, position);
          if (end < 0) return frames;
          this.#expected = A_LINE;
          position = end + 1;
          break;
        }
        case 'discarded-payload': {
          const discarded = Math.min(expected.remaining, bytes.length - position);
          expected.remaining -= discarded;
          if (expected.remaining === 0) this.#expected = A_LINE;
          position += discarded;
          break;
        }
        case 'nothing':
          return frames;
      }
    }
    return frames;
  }

  /** Reads up to the end of the line, or keeps what there is of it. Returns the position behind what it took. */
  #takeLine(bytes: Buffer, start: number, frames: Frame[]): number {
    const held = this.#held;
    const lineFeed = bytes.indexOf(LINE_FEED, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const last = end > start ? bytes[end - 1] : held.last;
    const length = held.length + end - start - (last === CARRIAGE_RETURN ? 1 : 0);
    if (length > this.#limits.maxLineBytes) {
      this.#refuseLongLine(bytes, start, end, frames);
      return end;
    }
    if (lineFeed < 0) {
      held.append(bytes, start, end);
      return end;
    }
    if (held.length === 0) {
      this.#readLine(bytes, start, start + length, frames);
    } else {
      held.append(bytes, start, end);
      this.#readLine(held.bytes, 0, length, frames);
      held.clear();
    }
    return lineFeed + 1;
  }

  #refuseLongLine(bytes: Buffer, start: number, end: number, frames: Frame[]): void {
    const shown = Math.min(EXCERPT_CHARACTERS, this.#limits.maxLineBytes);
    this.#held.append(bytes, start, Math.min(end, start + shown));
    const beginning = this.#held.bytes.subarray(0, Math.min(shown, this.#held.length));
    // Its payload cannot be found without its last column, and what a payload holds must never be read as commands.
    const fatal = this.#ruleOf(beginning.toString('latin1', 0, 3)) !== undefined;
    frames.push(malformed('line-too-long', beginning.toString('utf8'), fatal));
    this.#expected = fatal ? { of: 'nothing' } : { of: 'discarded-line' };
    this.#held.clear();
  }

  #takePayload(
    bytes: Buffer,
    start: number,
    expected: Expectation & { of: 'payload' },
    frames: Frame[],
  ): number {
    const held = this.#held;
    const end = Math.min(start + expected.length - held.length, bytes.length);
    if (held.length + end - start < expected.length) {
      held.append(bytes, start, end);
      return end;
    }
    const payload = new Uint8Array(expected.length);
    payload.set(held.bytes.subarray(0, held.length));
    payload.set(bytes.subarray(start, end), held.length);
    held.clear();
    frames.push({ kind: 'command', verb: expected.verb, args: expected.args, payload });
    this.#expected = A_LINE;
    return end;
  }

  #readLine(bytes: Buffer, start: number, end: number, frames: Frame[]): void {
    const latin1 = bytes.toString('latin1', start, end);
    const ascii = PRINTABLE_ASCII.test(latin1);
    const text = ascii ? latin1 : bytes.toString('utf8', start, end);
    if (!VERB.test(text)) {
      frames.push(malformed('verb', text, false));
      return;
    }
    const readable = ascii || (isUtf8(bytes.subarray(start, end)) && !BREAKS_LINE.test(text));
    const verb = text.slice(0, 3);
    const args = text.length === 3 ? [] : text.slice(4).split(' ');
    this.#readColumns(verb, args, readable, frames);
  }

  #readColumns(verb: string, args: string[], readable: boolean, frames: Frame[]): void {
    const rule = this.#ruleOf(verb);
    if (rule === undefined && readable) {
      frames.push({ kind: 'command', verb, args });
      return;
    }
    const length = lengthOf(rule, args);
    if (length === 'unreadable') {
      this.#end('payload-length', [verb, ...args].join(' '), frames);
    } else if (length !== 'none' && length > this.#limits.maxPayloadBytes) {
      this.#end('payload-too-long', [verb, ...args].join(' '), frames);
    } else if (!readable) {
      const frame = malformed('encoding', [verb, ...args].join(' '), false);
      const isText = length === 'none' && !args.some((arg) => BREAKS_LINE.test(arg));
      frames.push(isText ? { ...frame, readAs: { kind: 'command', verb, args } } : frame);
      if (length !== 'none' && length > 0) this.#expected = { of: 'discarded-payload', remaining: length };
    } else if (length === 'none') {
      frames.push({ kind: 'command', verb, args });
    } else {
      args.pop();
      if (length === 0) frames.push({ kind: 'command', verb, args, payload: new Uint8Array(0) });
      else this.#expected = { of: 'payload', verb, args, length };
    }
  }

  #end(reason: MalformedFrame['reason'], line: string, frames: Frame[]): void {
    frames.push(malformed(reason, line, true));
    this.#expected = { of: 'nothing' };
  }

  #ruleOf(verb: string): PayloadRule | undefined {
    return (
      this.#payloadVerbs.rules.get(verb) ??
      (this.#readsErrors && isErrorVerb(verb) ? ERROR_PAYLOAD_RULE : undefined)
    );
  }
}

function lengthOf(rule: PayloadRule | undefined, args: readonly string[]): PayloadLength {
  if (rule === undefined) return 'none';
  const last = args.at(-1);
  if (rule.when === 'unless-ok' && last === 'OK') return 'none';
  if (rule.when === 'if-present' && args.length < rule.minArgs) return 'none';
  if (last === undefined || args.length < rule.minArgs || !LENGTH.test(last)) {
    // An error reply's further columns are a length only if they read like one (facts §1).
    return rule === ERROR_PAYLOAD_RULE ? 'none' : 'unreadable';
  }
  return Number(last);
}

function malformed(reason: MalformedFrame['reason'], line: string, fatal: boolean): MalformedFrame {
  return { kind: 'malformed', reason, excerpt: excerptOf(line), fatal };
}

/** The start of a line as a log may show it: even a broken line can hold a password's hash or a ticket. */
function excerptOf(line: string): string {
  let shown = line.slice(0, EXCERPT_CHARACTERS);
  if (VERB.test(shown)) {
    const [verb = '', ...args] = shown.split(' ');
    const redacted = redactCommand({ kind: 'command', verb, args });
    shown = [verb, ...redacted.args].join(' ').slice(0, EXCERPT_CHARACTERS);
  }
  return redactLine(shown).replace(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}');
}
