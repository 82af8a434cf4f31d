const BYTES_OF_LINE_BREAK = 2;
/** How far before the last possible place a part may end for the sake of a whole word. */
const WORD_SEARCH_CHARACTERS = 64;
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Cuts a text into parts that fit on the wire. Joined, they are the text again. A part ends behind a word if there is
 * one near its end, else between characters as people see them; only what is longer than a whole part is cut between
 * code points.
 *
 * @param text Line breaks as `\n`.
 * @param maxBytes Room of each part, by its index, in bytes of UTF-8 with line breaks as CRLF; at least 4.
 * @returns At least one part.
 */
export function splitText(text: string, maxBytes: (index: number) => number): string[] {
  const parts: string[] = [];
  let graphemes: Intl.Segments | undefined;
  let start = 0;
  for (;;) {
    const limit = fitting(text, start, maxBytes(parts.length));
    if (limit === text.length) {
      parts.push(text.slice(start));
      return parts;
    }
    graphemes ??= GRAPHEMES.segment(text);
    const end = niceEnd(text, graphemes, start, limit);
    parts.push(text.slice(start, end));
    start = end;
  }
}

/** The greatest end of a part from `start` on that takes no more than `maxBytes`, between code points. */
function fitting(text: string, start: number, maxBytes: number): number {
  let bytes = 0;
  let index = start;
  while (index < text.length) {
    const codePoint = text.codePointAt(index)!;
    bytes += bytesOf(codePoint);
    if (bytes > maxBytes) break;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return index;
}

function bytesOf(codePoint: number): number {
  if (codePoint === 0x0a) return BYTES_OF_LINE_BREAK;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint > 0xffff ? 4 : 3;
}

function niceEnd(text: string, graphemes: Intl.Segments, start: number, limit: number): number {
  const from = Math.max(start, limit - WORD_SEARCH_CHARACTERS);
  const tail = text.slice(from, limit);
  const behindWord = from + Math.max(tail.lastIndexOf(' '), tail.lastIndexOf('\n')) + 1;
  for (const end of [behindWord, graphemes.containing(limit)?.index ?? limit]) {
    if (end > start && graphemes.containing(end)?.index === end) return end;
  }
  return limit;
}
