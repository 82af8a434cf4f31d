import { Buffer } from 'node:buffer';

/** What would begin a new line, or do something else than be read. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** A character that can be seen. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The first `length` UTF-16 units of `text`, one less where a character of two units would be torn. */
export function cutToLength(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** `text` as one line of at most `length` UTF-16 units: each run of control characters and line breaks is a space. */
export function oneLine(text: string, length: number): string {
  return cutToLength(cutToLength(text, 2 * length).replace(CONTROLS, ' '), length);
}

/** A copy of the first `length` units: a piece of a long line keeps all of it in memory, and this does not. */
export function detached(text: string, length: number): string {
  return Buffer.from(cutToLength(text, length), 'utf8').toString('utf8');
}

/** Whether anything of `text` can be seen: a name made of blanks and zero-width characters is none. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
