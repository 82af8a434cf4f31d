import type { ReactNode } from 'react';
import type { Message } from '#shared/model/message.ts';
import { isRightToLeft } from '#shared/text/direction.ts';
import { timeText } from '#shared/text/time-text.ts';
import { LinkButton } from '../../controls/button.tsx';
import { MessageText } from '../../text/message-text.tsx';
import styles from './history.module.css';
import { mayRetry } from './undelivered.ts';
import { eventText, undeliveredText } from './wording.ts';

export interface EntryProps {
  readonly message: Message;
  /** Name of the person written to, for what did not reach them; null where there are several. */
  readonly otherName: string | null;
  readonly onRetry: (messageId: string) => void;
}

export interface MessageLineProps extends EntryProps {
  readonly onOpenLink: (url: string) => void;
}

/** One message of a speaker, with the state of its delivery. */
export function MessageLine({ message, otherName, onOpenLink, onRetry }: MessageLineProps): ReactNode {
  return (
    <div
      className={styles['line']}
      // The bullet stands where the words begin.
      dir={message.format?.rightToLeft === true || isRightToLeft(message.text) ? 'rtl' : 'ltr'}
      data-message-id={message.id}
      data-delivery={message.delivery}
      title={timeText(message.sentAt)}
    >
      <div className={styles['words']} data-text>
        <MessageText text={message.text} format={message.format} onOpenLink={onOpenLink} />
      </div>
      <Undelivered message={message} otherName={otherName} onRetry={onRetry} />
    </div>
  );
}

/** A nudge, or something that happened: between two short rules (look §4.3). */
export function EventLine({ message, otherName, onRetry }: EntryProps): ReactNode {
  return (
    <div
      className={styles['event']}
      data-message-id={message.id}
      data-delivery={message.delivery}
      title={timeText(message.sentAt)}
    >
      <p className={styles['words']} data-text dir={message.kind === 'nudge' ? 'ltr' : 'auto'}>
        {eventText(message)}
      </p>
      <Undelivered message={message} otherName={otherName} onRetry={onRetry} />
    </div>
  );
}

function Undelivered({ message, otherName, onRetry }: EntryProps): ReactNode {
  if (message.delivery !== 'undelivered') return null;
  return (
    <p className={styles['undelivered']} dir="ltr">
      <svg className={styles['mark']} width="12" height="12" viewBox="0 0 12 12" aria-hidden>
        <circle cx="6" cy="6" r="5.5" />
        <path d="M6 2.8v3.8M6 9v.2" />
      </svg>
      {undeliveredText(message.failure, otherName)}
      {mayRetry(message) && <LinkButton onClick={() => onRetry(message.id)}>Try again</LinkButton>}
    </p>
  );
}
