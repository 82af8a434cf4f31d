import { EMOTICONS, type Emoticon } from './emoticons.ts';

/** An emoticon found in a text: which one, and how many UTF-16 units it takes. */
export interface EmoticonMatch {
  readonly emoticon: Emoticon;
  readonly length: number;
}

interface TrieNode {
  readonly children: Map<number, TrieNode>;
  emoticon: Emoticon | null;
}

const VARIATION_SELECTOR = 0xfe0f;
const ZERO_WIDTH_JOINER = 0x200d;
/** Skin tones U+1F3FB to U+1F3FF share this first half and have second halves from DFFB to DFFF. */
const SKIN_TONE_LEAD = 0xd83c;

function foldedCode(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

function insert(root: TrieNode, code: string, emoticon: Emoticon): void {
  let node = root;
  for (let index = 0; index < code.length; index++) {
    const unit = foldedCode(code, index);
    let next = node.children.get(unit);
    if (next === undefined) {
      next = { children: new Map(), emoticon: null };
      node.children.set(unit, next);
    }
    node = next;
  }
  node.emoticon ??= emoticon;
}

function buildTrie(): TrieNode {
  const root: TrieNode = { children: new Map(), emoticon: null };
  for (const emoticon of EMOTICONS) {
    for (const code of emoticon.codes) insert(root, code, emoticon);
    if (emoticon.emoji === null) continue;
    insert(root, emoticon.emoji, emoticon);
    insert(root, `${emoticon.emoji}${String.fromCharCode(VARIATION_SELECTOR)}`, emoticon);
  }
  return root;
}

const trie = buildTrie();
const WORD = /[\p{L}\p{N}]/u;

function isWordAt(text: string, index: number): boolean {
  const unit = text.charAt(index);
  return unit !== '' && WORD.test(unit);
}

/** An emoji that goes on (a skin tone, a joined family) is another emoji: leave it whole. */
function isPartOfLongerEmoji(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) < 0x80) return false;
  const next = text.charCodeAt(end);
  return (
    next === ZERO_WIDTH_JOINER ||
    text.charCodeAt(start - 1) === ZERO_WIDTH_JOINER ||
    (next === SKIN_TONE_LEAD && text.charCodeAt(end + 1) >= 0xdffb)
  );
}

/** `C:Documents`, `2008|2009`: a code whose letter or digit belongs to a word is part of that word. */
function isInsideWord(text: string, start: number, end: number): boolean {
  if (!isWordAt(text, start - 1)) return false;
  return isWordAt(text, start) || (isWordAt(text, end - 1) && isWordAt(text, end));
}

/**
 * Finds the emoticon that starts exactly at `index` of `text`. The longest code wins; ASCII letters match in either
 * case; Unicode characters that mean the same picture count as well (look §5, §5.1 note 4). A code that is part of a
 * word is left alone. Time is bounded by the longest code, whatever the text. Returns null when there is none.
 */
export function matchEmoticon(text: string, index: number): EmoticonMatch | null {
  let node = trie.children.get(foldedCode(text, index));
  let match: EmoticonMatch | null = null;
  for (let end = index + 1; node !== undefined; end++) {
    if (node.emoticon !== null && !isPartOfLongerEmoji(text, index, end) && !isInsideWord(text, index, end)) {
      match = { emoticon: node.emoticon, length: end - index };
    }
    node = node.children.get(foldedCode(text, end));
  }
  return match;
}
