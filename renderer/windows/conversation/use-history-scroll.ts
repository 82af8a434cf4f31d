import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Message } from '#shared/model/message.ts';

/** So near the end counts as being there. */
const AT_END_PX = 24;
/** So near the beginning, older messages are fetched before they are missed. */
const NEAR_START_PX = 400;

export interface HistoryScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Everything that scrolls. */
  readonly content: RefObject<HTMLDivElement | null>;
  /** Messages that have arrived below what is in sight. */
  readonly unseen: number;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
}

function messagesAfter(messages: readonly Message[], id: string | undefined): readonly Message[] {
  return messages.slice(messages.findLastIndex((message) => message.id === id) + 1);
}

function topOf(content: HTMLElement | null, id: string | undefined): number | null {
  if (content === null || id === undefined) return null;
  const element = content.querySelector(`[data-message-id="${CSS.escape(id)}"]`);
  return element === null ? null : element.getBoundingClientRect().top;
}

/**
 * Scrolling as a reader wants it: at the end it stays at the end; elsewhere what is being read stays where it is, whether
 * messages arrive below or older ones come in above.
 */
export function useHistoryScroll(messages: readonly Message[], loadOlder: () => void): HistoryScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stays = useRef(true);
  const shown = useRef<{ readonly first: string | undefined; readonly last: string | undefined }>({
    first: undefined,
    last: undefined,
  });
  /** Where the first message stood while the list was at its very beginning, where Chromium holds nothing in place. */
  const firstTop = useRef<number | null>(null);
  const lastTop = useRef(0);
  const [unseen, setUnseen] = useState(0);

  function toEnd(): void {
    stays.current = true;
    setUnseen(0);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }

  function onScroll(): void {
    const element = scroller.current;
    if (element === null) return;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
    // Only going back leaves the end: of our own scrolling one hears late, when more may have come below.
    stays.current = isAtEnd || (stays.current && element.scrollTop >= lastTop.current);
    lastTop.current = element.scrollTop;
    if (stays.current) setUnseen(0);
    if (element.scrollTop < NEAR_START_PX) loadOlder();
    firstTop.current = element.scrollTop === 0 ? topOf(content.current, shown.current.first) : null;
  }

  const follow = useEffectEvent((messages: readonly Message[]) => {
    const before = shown.current;
    shown.current = { first: messages[0]?.id, last: messages.at(-1)?.id };
    if (shown.current.last !== before.last) {
      const arrived = messagesAfter(messages, before.last);
      if (stays.current || arrived.some((message) => message.outgoing)) toEnd();
      else setUnseen((count) => count + arrived.length);
    }
    const top = topOf(content.current, before.first);
    if (shown.current.first !== before.first && firstTop.current !== null && top !== null && !stays.current) {
      scroller.current?.scrollBy({ top: top - firstTop.current });
      firstTop.current = null;
    }
  });
  useLayoutEffect(() => follow(messages), [messages]);

  // Pictures, wrapped lines and the window itself change heights after the fact.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const element = scroller.current;
      if (element !== null && stays.current) element.scrollTop = element.scrollHeight;
    });
    for (const element of [scroller.current, content.current])
      if (element !== null) observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return { scroller, content, unseen, onScroll, toEnd };
}
