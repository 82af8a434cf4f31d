/**
 * Controls that give what follows another direction. Letters and marks turn only the stretch they stand in; these reach
 * on, and one that closes more than was opened even leaves an element that should hold it.
 */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** In a sentence a name takes no more than this many characters. */
const SENTENCE_NAME = 40;

const graphemes = new Intl.Segmenter();

/** Somebody else's words without what could turn around the words beside them. Any string is taken. */
export function harmless(text: string): string {
  return text.replace(DIRECTION_CONTROLS, '');
}

/** Keeps a person's words from mixing with the sentence around them: Unicode's first strong isolate, and its end. */
export function isolate(text: string): string {
  return `\u2068${harmless(text)}\u2069`;
}

/**
 * A name as part of a sentence: harmless, and so short that the sentence is still read. `length` counts what a reader
 * takes for one character, and includes the `…` that stands for the rest.
 */
export function nameInSentence(name: string, length = SENTENCE_NAME): string {
  const shown = harmless(name);
  if (shown.length <= length) return shown;
  const characters = Array.from(graphemes.segment(shown), ({ segment }) => segment);
  return characters.length <= length
    ? shown
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
