/** A web address found in a text: how many UTF-16 units it takes, and where it leads. */
export interface LinkMatch {
  readonly length: number;
  /** Always starts with `http://` or `https://`; null for what only looks like an address. */
  readonly url: string | null;
}

/** Longest address that is offered as a link; what is longer stays text. */
export const MAX_LINK_LENGTH = 2048;

const START = /https?:\/\/|www\./iy;
/**
 * Host (names as typed, IDN and punycode alike, or an IPv6 literal) and port. What may not follow shows that this was
 * no host: above all a user part (`http://bank.example@evil.example`), which is there only to mislead.
 */
const AUTHORITY =
  /(?:[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,252}|\[[0-9a-fA-F:.]{2,45}\])(?::\d{0,5})?(?![\p{L}\p{M}\p{N}_.@%:-])/uy;
/** Ends an address: white space, controls, quotes and angle brackets, and invisible marks that would disguise it. */
const ENDS_LINK =
  /[\s\p{Cc}<>"`\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
const TRAILING_PUNCTUATION = new Set(".,;:!?'*_~…»”’");
const OPENING_OF: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const WORD = /[\p{L}\p{N}_]/u;

/** True where an address may begin: not in the middle of a word, and `www.` not inside a longer name or path. */
function mayStart(text: string, index: number, hasScheme: boolean): boolean {
  const before = text.charAt(index - 1);
  if (before === '') return true;
  return !WORD.test(before) && (hasScheme || !'@./-'.includes(before));
}

function countBrackets(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) {
    if ('()[]{}'.includes(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}

/** Length of `candidate` without the punctuation of the sentence around it; a closing bracket stays when it was opened. */
function trimmedLength(candidate: string): number {
  const counts = countBrackets(candidate);
  let end = candidate.length;
  while (end > 0) {
    const last = candidate.charAt(end - 1);
    const opening = OPENING_OF.get(last);
    if (opening !== undefined) {
      const closings = counts.get(last) ?? 0;
      if (closings <= (counts.get(opening) ?? 0)) break;
      counts.set(last, closings - 1);
    } else if (!TRAILING_PUNCTUATION.has(last)) {
      break;
    }
    end--;
  }
  return end;
}

/** First index at or after `index` that cannot be part of an address. */
function endOfRun(text: string, index: number): number {
  ENDS_LINK.lastIndex = index;
  return ENDS_LINK.exec(text)?.index ?? text.length;
}

/**
 * Finds the web address that starts exactly at `index` of `text`: `http://…`, `https://…` or `www.…`, nothing else
 * ever. Returns null when no address starts there. `url` is null when one does but cannot be opened (longer than
 * `MAX_LINK_LENGTH`, or no valid address): its `length` is to be passed over, so that a hostile text is read once only.
 */
export function matchLink(text: string, index: number): LinkMatch | null {
  START.lastIndex = index;
  const start = START.exec(text)?.[0];
  if (start === undefined) return null;
  const hasScheme = start.endsWith('/');
  if (!mayStart(text, index, hasScheme)) return null;
  AUTHORITY.lastIndex = hasScheme ? index + start.length : index;
  if (AUTHORITY.exec(text) === null) return null;
  const authorityEnd = AUTHORITY.lastIndex;
  const hasPath = authorityEnd < text.length && '/?#'.includes(text.charAt(authorityEnd));
  const end = hasPath ? endOfRun(text, authorityEnd) : authorityEnd;
  if (end - index > MAX_LINK_LENGTH) return { length: end - index, url: null };
  const length = trimmedLength(text.slice(index, end));
  if (length <= start.length) return null;
  const address = text.slice(index, index + length);
  const url = hasScheme ? address : `http://${address}`;
  return { length, url: URL.canParse(url) ? url : null };
}
