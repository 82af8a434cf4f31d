/** Scripts written from right to left that a messenger meets. */
const FIRST_STRONG_IS_RTL =
  /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Whether text is read from right to left, by its first letter: what an outgoing message's `RL` is set by (look §7). Only
 * the first thousand UTF-16 units are looked at.
 */
export function isRightToLeft(text: string): boolean {
  return FIRST_STRONG_IS_RTL.test(text.slice(0, 1000));
}
