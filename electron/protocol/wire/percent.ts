import { Buffer } from 'node:buffer';

/** `%`, space, and every control character: what would end a column or a line, or be read as an escape (facts §1). */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[%\u0000-\u0020\u007f]/g;
const PERCENT = 0x25;

/**
 * Writes text as one column of a command (facts §1).
 *
 * @param text Any text.
 * @returns It with `%`, spaces and control characters escaped as `%XX`; everything else as it is.
 */
export function encodeText(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/**
 * Reads a column that holds text (facts §1). Never fails: an escape that is none stays as it is, and bytes that are
 * not UTF-8 become U+FFFD.
 *
 * @param column A column as it is on the wire; escapes in either case.
 */
export function decodeText(column: string): string {
  if (!column.includes('%')) return column;
  const source = Buffer.from(column, 'utf8');
  const target = Buffer.allocUnsafe(source.length);
  let length = 0;
  for (let index = 0; index < source.length; index += 1) {
    const byte = source[index]!;
    const high = byte === PERCENT ? hexValue(source[index + 1]) : -1;
    const low = high < 0 ? -1 : hexValue(source[index + 2]);
    if (low < 0) {
      target[length++] = byte;
    } else {
      target[length++] = high * 16 + low;
      index += 2;
    }
  }
  return target.toString('utf8', 0, length);
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
