import type { Buffer } from 'node:buffer';
import type { Frame } from './frame.ts';

const SPACE = 0x20;
const TILDE = 0x7e;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
/** Every verb of three capitals has a number below this. */
const VERB_NUMBERS = 1 << 15;
/**
 * Columns are cut out of blocks of text this long: a call into the runtime for every line would cost more than all the
 * rest. Not longer, because whoever keeps a column may keep its whole block alive.
 */
const BLOCK_BYTES = 4096;

/**
 * Where the columns of the line being read end, and the line itself. Of a fixed size, which is a good deal faster than a
 * list that may grow; a line with more columns than it holds is too long to be read here.
 */
const columnEnds = new Int32Array(BLOCK_BYTES + 1);

/** Verbs by number, as they turn up; at most 26³. */
const seenVerbs: (string | undefined)[] = Array.from({ length: VERB_NUMBERS });

/** A set of verbs, one byte for every verb there can be: asked for each line, it has to be fast. */
export type VerbFlags = Uint8Array;

/** Makes the set of the verbs given, three capitals each. */
export function verbFlags(verbs: Iterable<string>): VerbFlags {
  const flags = new Uint8Array(VERB_NUMBERS);
  for (const verb of verbs) {
    flags[numberOf(verb.charCodeAt(0), verb.charCodeAt(1), verb.charCodeAt(2))] = 1;
  }
  return flags;
}

/**
 * Reads the commands that nearly all short traffic is made of, fast: a verb of three capitals that carries no payload,
 * printable ASCII, the line come whole. Stops at the first line that is anything else, which is left to the general
 * way; were this left out, the frames would be the same.
 *
 * @param stopAt Verbs to stop at.
 * @param frames The commands are put here.
 * @returns The position of the first line not read.
 */
export function takePlainCommands(
  bytes: Buffer,
  start: number,
  maxLineBytes: number,
  stopAt: VerbFlags,
  frames: Frame[],
): number {
  const longest = Math.min(maxLineBytes, BLOCK_BYTES);
  let text = '';
  let textStart = start;
  let lineStart = start;
  while (lineStart + 3 < bytes.length) {
    const first = bytes[lineStart]!;
    const second = bytes[lineStart + 1]!;
    const third = bytes[lineStart + 2]!;
    if (!isCapital(first) || !isCapital(second) || !isCapital(third)) break;
    const number = numberOf(first, second, third);
    if (stopAt[number] !== 0) break;

    let columns = 0;
    let end = lineStart + 3;
    for (; end < bytes.length; end += 1) {
      const byte = bytes[end]!;
      if (byte > SPACE && byte <= TILDE) continue;
      if (byte !== SPACE) break;
      columnEnds[columns++] = end;
    }
    const lineFeed = bytes[end] === CARRIAGE_RETURN ? end + 1 : end;
    columnEnds[columns] = end;
    if (bytes[lineFeed] !== LINE_FEED || end - lineStart > longest || columnEnds[0] !== lineStart + 3) break;

    if (end > textStart + text.length) {
      text = bytes.toString('latin1', lineStart, lineStart + BLOCK_BYTES);
      textStart = lineStart;
    }
    // oxlint-disable-next-line unicorn/no-new-array -- Growing one column by one costs a third of the whole time.
    const args = new Array<string>(columns);
    for (let column = 0; column < columns; column += 1) {
      args[column] = text.slice(columnEnds[column]! + 1 - textStart, columnEnds[column + 1]! - textStart);
    }
    const verb = (seenVerbs[number] ??= String.fromCharCode(first, second, third));
    frames.push({ kind: 'command', verb, args });
    lineStart = lineFeed + 1;
  }
  return lineStart;
}

function numberOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

function isCapital(byte: number): boolean {
  return byte >= CAPITAL_A && byte <= CAPITAL_Z;
}
