import { useEffect, useState } from 'react';
import { useAppStore } from '#renderer/state/use-app.tsx';
import type { Message } from '#shared/model/message.ts';
import { harmless } from '#shared/text/names.ts';
import { excerpt } from './excerpt.ts';
import styles from './message-results.module.css';
import { wordsOf } from './search.ts';

/** Searching begins when the person pauses this long. */
const PAUSE_MS = 250;
const MIN_QUERY = 2;
const MAX_RESULTS = 30;

export interface MessageResultsProps {
  readonly accountId: string;
  readonly query: string;
  /** What somebody is called here. */
  readonly nameOf: (address: string) => string;
  /** Leads to the conversation with that address. */
  readonly onOpen: (address: string) => void;
}

/** Below the contacts that match: messages of the past that do. */
export function MessageResults({ accountId, query, nameOf, onOpen }: MessageResultsProps) {
  const found = useFoundMessages(accountId, query.trim());
  if (found.length === 0) return null;
  const words = wordsOf(query);
  return (
    <section className={styles['results']} aria-label="Messages">
      <h2 className={styles['heading']}>
        Messages <span>({found.length === MAX_RESULTS ? `first ${MAX_RESULTS}` : found.length})</span>
      </h2>
      <ul className={styles['list']}>
        {found.map((message) => (
          <li key={message.id}>
            <button type="button" className={styles['message']} onClick={() => onOpen(addressOf(message))}>
              <span className={styles['line']}>
                <span className={styles['who']}>
                  {message.outgoing && 'To\u00A0'}
                  <bdi>{harmless(message.outgoing ? nameOf(addressOf(message)) : message.senderName)}</bdi>:
                </span>{' '}
                <bdi>{excerpt(message.text, words)}</bdi>
              </span>
              <time className={styles['when']} dateTime={new Date(message.sentAt).toISOString()}>
                {new Date(message.sentAt).toLocaleDateString()}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useFoundMessages(accountId: string, query: string): readonly Message[] {
  const { call } = useAppStore();
  const [found, setFound] = useState<{ readonly query: string; readonly messages: readonly Message[] }>();
  const wanted = query.length >= MIN_QUERY;
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      call('history.search', { accountId, query, limit: MAX_RESULTS }).then(
        (messages) => current && setFound({ query, messages }),
        // Without a history there is nothing to be found; that it cannot be read is told by a notice.
        () => current && setFound({ query, messages: [] }),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [call, accountId, query, wanted]);
  return wanted && found?.query.startsWith(query.slice(0, MIN_QUERY)) ? found.messages : [];
}

/** A conversation with one person is known by their address. */
function addressOf({ conversationId, sender }: Message): string {
  return conversationId.includes('@') ? conversationId : sender;
}
