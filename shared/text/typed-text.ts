/** Longest text that can be sent in one go, in UTF-16 units; the contract of `conversation.send` says the same. */
export const MAX_TYPED_LENGTH = 100_000;

/** Control characters that nobody types; a tab and a line feed stay. */
// oxlint-disable-next-line no-control-regex -- these are what is removed
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/**
 * What is sent of what was typed or pasted: line breaks as `\n`, no control characters, no empty lines before and no
 * white space behind. Returns an empty string when there is nothing to send; may be longer than `MAX_TYPED_LENGTH`.
 */
export function toSendableText(typed: string): string {
  const clean = typed.replace(/\r\n?/g, '\n').replace(CONTROLS, '');
  return clean.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}
