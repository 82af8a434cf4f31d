import { Buffer } from 'node:buffer';
import { ProtocolError } from '../protocol-error.ts';

/** One header line. Names are compared without regard to case; their order and spelling are kept. */
export interface MimeHeader {
  readonly name: string;
  readonly value: string;
}

/** A MIME message as MSNP payloads are made: headers, an empty line, a body. */
export interface MimeMessage {
  readonly headers: readonly MimeHeader[];
  readonly body: Uint8Array;
}

/** Of a header block, no more than this is looked at. Mail data is the longest thing known in one. */
const MAX_BLOCK_BYTES = 256 * 1024;
const MAX_HEADERS = 256;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HEADER_NAME = /^[!-9;-~]+$/;
// oxlint-disable-next-line no-control-regex
const BREAKS_LINE = /[\r\n\u0000]/;

/**
 * Reads a header block and what follows it (facts §11). Never fails: lines that are no header are left out, folded
 * lines are joined, line ends may be CRLF, LF or CR, bytes that are not UTF-8 become U+FFFD, and of an absurdly long
 * block only the beginning is kept.
 */
export function parseMime(payload: Uint8Array): MimeMessage {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const limit = Math.min(bytes.length, MAX_BLOCK_BYTES);
  const headers: { name: string; value: string }[] = [];
  let position = 0;
  while (position < limit) {
    const end = lineEnd(bytes, position, limit);
    const next = behindLineEnd(bytes, end);
    if (end === position) return { headers, body: payload.subarray(next) };
    readHeaderLine(bytes.toString('utf8', position, end), headers);
    position = next;
  }
  return { headers, body: payload.subarray(payload.length) };
}

/**
 * Writes headers, an empty line and the body, with CRLF line ends.
 *
 * @throws ProtocolError `invalid-header` for a name or value that would break out of its line.
 */
export function formatMime(message: MimeMessage): Uint8Array {
  let block = '';
  for (const { name, value } of message.headers) {
    if (!HEADER_NAME.test(name)) throw new ProtocolError('invalid-header', 'Not the name of a header.');
    if (BREAKS_LINE.test(value)) {
      throw new ProtocolError('invalid-header', `The value of ${name} holds a CR, LF or NUL.`);
    }
    block += `${name}: ${value}\r\n`;
  }
  return new Uint8Array(Buffer.concat([Buffer.from(`${block}\r\n`, 'utf8'), message.body]));
}

/** The value of the first header of that name, or undefined. */
export function headerValue(headers: readonly MimeHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find((header) => header.name.toLowerCase() === wanted)?.value;
}

function lineEnd(bytes: Buffer, start: number, limit: number): number {
  for (let index = start; index < limit; index += 1) {
    if (bytes[index] === LINE_FEED || bytes[index] === CARRIAGE_RETURN) return index;
  }
  return limit;
}

function behindLineEnd(bytes: Buffer, end: number): number {
  return bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === LINE_FEED ? end + 2 : end + 1;
}

function readHeaderLine(line: string, headers: { name: string; value: string }[]): void {
  if (line.startsWith(' ') || line.startsWith('\t')) {
    const folded = headers.at(-1);
    const more = valueOf(line);
    // Never trimmed as a whole: that would copy it once for each line.
    if (folded !== undefined && more !== '') folded.value += folded.value === '' ? more : ` ${more}`;
    return;
  }
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trimEnd();
  if (headers.length < MAX_HEADERS && HEADER_NAME.test(name)) {
    headers.push({ name, value: valueOf(line.slice(colon + 1)) });
  }
}

function valueOf(text: string): string {
  return text.replaceAll('\0', '\u{fffd}').trim();
}
