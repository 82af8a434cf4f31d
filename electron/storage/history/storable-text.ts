/** What SQLite's UTF-8 text cannot hold as it is: half a surrogate pair, and NUL, at which the binding would cut. */
const UNSTORABLE = /\p{Surrogate}|\0/gu;

/** The text with each such character replaced by U+FFFD; everything else is kept to the last bit. */
export function storableText(text: string): string {
  return text.replaceAll(UNSTORABLE, '\ufffd');
}
