import type { Emoticon } from './emoticons.ts';
import { matchEmoticon } from './emoticon-matcher.ts';
import { matchLink } from './links.ts';

/** A stretch of a message. The `text` of all segments, joined, is the message again. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'emoticon'; readonly text: string; readonly emoticon: Emoticon };

/**
 * Cuts a message into plain text, links and emoticons. Takes any string and never throws; time grows linearly with
 * its length. No emoticons are found inside links. After `maxFinds` links and emoticons the rest is plain text. Sources:
 * look §5 (codes), §4.3.
 */
export function textToSegments(text: string, maxFinds = Number.POSITIVE_INFINITY): Segment[] {
  const segments: Segment[] = [];
  let plainFrom = 0;
  let index = 0;
  let finds = 0;

  function push(segment: Segment): void {
    if (index > plainFrom) segments.push({ kind: 'text', text: text.slice(plainFrom, index) });
    segments.push(segment);
    index += segment.text.length;
    plainFrom = index;
    finds++;
  }

  while (index < text.length && finds < maxFinds) {
    const link = matchLink(text, index);
    if (link !== null && link.url !== null) {
      push({ kind: 'link', text: text.slice(index, index + link.length), url: link.url });
      continue;
    }
    if (link !== null) {
      index += link.length;
      continue;
    }
    const match = matchEmoticon(text, index);
    if (match === null) {
      index++;
    } else {
      push({
        kind: 'emoticon',
        text: text.slice(index, index + match.length),
        emoticon: match.emoticon,
      });
    }
  }
  if (plainFrom < text.length) segments.push({ kind: 'text', text: text.slice(plainFrom) });
  return segments;
}
