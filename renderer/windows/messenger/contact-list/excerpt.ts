/** How many characters before what was found are shown. */
const LEAD = 24;
const LENGTH = 160;

/** One line of a message that was found, beginning shortly before the first of the words. */
export function excerpt(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const found = words.map((word) => line.toLowerCase().indexOf(word)).filter((index) => index >= 0);
  const first = Math.min(...found, line.length);
  if (first === line.length || first <= LEAD) return line.slice(0, LENGTH);
  const space = line.indexOf(' ', first - LEAD);
  const begin = space >= 0 && space < first ? space + 1 : first;
  return `…${line.slice(begin, begin + LENGTH)}`;
}
