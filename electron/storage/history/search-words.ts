/** Longer words (a pasted key, a picture in base64) are known by their beginning. */
const LONGEST_WORD = 40;
/** What of a message is searchable, in UTF-16 units: far more than one can type. */
const LONGEST_TEXT = 100_000;
/** A query is at most this many words: each one costs. */
const MOST_QUERY_WORDS = 16;

/** Marks that are not worth a difference: Latin, Greek and Cyrillic accents, and how an emoji wants to be drawn. */
const IGNORED_MARKS = /[\u{300}-\u{36f}]|\p{Variation_Selector}|\u{200d}/gu;
const WORD_OR_EMOJI = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;
/** Scripts written without spaces: there a "word" is a whole sentence. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const RUNS = new RegExp(`${UNSPACED.source}+|(?:(?!${UNSPACED.source}).)+`, 'gsu');

/** Text without the differences a person does not search by: case, accents, full and half width, ligatures. */
function folded(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(IGNORED_MARKS, '')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}

interface Run {
  readonly characters: readonly string[];
  readonly unspaced: boolean;
}

function* runsOf(text: string): Generator<Run> {
  for (const [word] of folded(text).matchAll(WORD_OR_EMOJI)) {
    for (const [run] of word.matchAll(RUNS)) {
      yield { characters: Array.from(run), unspaced: UNSPACED.test(run) };
    }
  }
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/**
 * The words by which a text is found, each once. Text of a script without spaces is cut into overlapping pairs and its
 * last character, so that every piece of it can be found: 日本語 gives 日本, 本語 and 語.
 */
export function searchWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { characters, unspaced } of runsOf(text)) {
    if (unspaced) {
      for (const pair of pairsOf(characters)) words.add(pair);
      words.add(characters.at(-1) ?? '');
    } else {
      words.add(characters.slice(0, LONGEST_WORD).join(''));
    }
  }
  return words;
}

/** The words of a query; each must be the beginning of one of the text's words. */
function queryWords(query: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { characters, unspaced } of runsOf(query)) {
    const found =
      unspaced && characters.length > 1 ? pairsOf(characters) : [characters.slice(0, LONGEST_WORD).join('')];
    for (const word of found) words.add(word);
  }
  return words;
}

/**
 * A person's query as an FTS5 expression, or null when there is nothing in it to search for. Only letters, digits,
 * marks and emoji reach the expression, each word in quotes: nothing typed is ever syntax.
 */
export function matchExpression(query: string): string | null {
  const words = [...queryWords(query)].slice(0, MOST_QUERY_WORDS);
  if (words.length === 0) return null;
  return words.map((word) => `"${word}"*`).join(' AND ');
}
