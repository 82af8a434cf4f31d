import { memo, type MouseEvent, type ReactNode } from 'react';
import type { TextFormat } from '#shared/model/text-format.ts';
import { type Segment, textToSegments } from '#shared/text/segments.ts';
import { EmoticonPicture } from './emoticon-picture.tsx';
import { formatStyle } from './message-format.ts';
import styles from './text.module.css';

/** More links and pictures than this in one message are shown as the text they are: each costs the page a little. */
const MAX_FINDS = 400;

export interface MessageTextProps {
  readonly text: string;
  /** Null draws the text as the page's own. */
  readonly format: TextFormat | null;
  /** The person follows a link; the page itself never does. */
  readonly onOpenLink: (url: string) => void;
}

/** The text of a message: with emoticons, links, and the look its writer gave it. */
export const MessageText = memo(function MessageText({
  text,
  format,
  onOpenLink,
}: MessageTextProps): ReactNode {
  const rightToLeft = format?.rightToLeft === true;
  return (
    <div
      className={rightToLeft ? styles['message'] : `${styles['message']} ${styles['natural']}`}
      dir={rightToLeft ? 'rtl' : 'auto'}
      style={format === null ? undefined : formatStyle(format)}
    >
      {textToSegments(text, MAX_FINDS).map((segment, index) => toNode(segment, index, onOpenLink))}
    </div>
  );
});

function toNode(segment: Segment, index: number, onOpenLink: (url: string) => void): ReactNode {
  if (segment.kind === 'text') return segment.text;
  if (segment.kind === 'emoticon') {
    return <EmoticonPicture key={index} emoticon={segment.emoticon} code={segment.text} />;
  }
  return (
    <Link key={index} url={segment.url} onOpen={onOpenLink}>
      {segment.text}
    </Link>
  );
}

/** An address as a browser spells it: letters that only look like others show. */
function spelt(url: string): string {
  return new URL(url).href;
}

interface LinkProps {
  readonly url: string;
  readonly onOpen: (url: string) => void;
  readonly children: string;
}

function Link({ url, onOpen, children }: LinkProps): ReactNode {
  function open(event: MouseEvent): void {
    event.preventDefault();
    if (event.button <= 1) onOpen(url);
  }
  return (
    <a
      className={styles['link']}
      href={url}
      title={spelt(url)}
      draggable={false}
      onClick={open}
      onAuxClick={open}
    >
      {children}
    </a>
  );
}
