import { memo, useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import { dayText } from '#shared/text/time-text.ts';
import { anchorAtPoint } from '../../controls/placement.ts';
import { useMenu } from '../../controls/use-menu.tsx';
import type { MessageList } from '../../state/message-list.ts';
import { isSameBlock, toBlocks, type Block } from './blocks.ts';
import { copyText, selectedText, selectHistory } from './clipboard.ts';
import styles from './history.module.css';
import { EventLine, MessageLine } from './message-line.tsx';
import { useHistoryScroll } from './use-history-scroll.ts';

export interface HistoryProps {
  readonly list: MessageList;
  readonly onLoadOlder: () => void;
  readonly onOpenLink: (url: string) => void;
  readonly onRetry: (messageId: string) => void;
  /** Name of the person written to, for messages that did not reach them; null where there are several. */
  readonly otherName: string | null;
}

/** The conversation so far, oldest first. */
export function History({ list, onLoadOlder, onOpenLink, onRetry, otherName }: HistoryProps): ReactNode {
  const { scroller, content, unseen, onScroll, toEnd } = useHistoryScroll(list.messages, onLoadOlder);
  const [openedAt] = useState(() => Date.now());
  const blocks = useMemo(() => toBlocks(list.messages, openedAt), [list.messages, openedAt]);
  const { open, menu } = useMenu();

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    const root = scroller.current;
    if (root === null) return;
    const text = selectedText(root);
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    open('Conversation history', anchorAtPoint(event.clientX, event.clientY), [
      { label: 'Copy', shortcut: 'Ctrl+C', disabled: text === '', onSelect: () => copyText(text) },
      ...(link === null ? [] : [{ label: 'Copy link', onSelect: () => copyText(link.href) }]),
      'separator',
      { label: 'Select all', shortcut: 'Ctrl+A', onSelect: () => selectHistory(root) },
    ]);
  }

  return (
    <div className={styles['frame']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- copying is about what is selected in it */}
      <div
        ref={scroller}
        className={styles['history']}
        role="log"
        aria-label="Conversation history"
        aria-busy={list.loading}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can scroll it
        tabIndex={0}
        onScroll={onScroll}
        onContextMenu={onContextMenu}
        onCopy={(event) => {
          event.clipboardData.setData('text/plain', selectedText(event.currentTarget));
          event.preventDefault();
        }}
      >
        <div ref={content} className={styles['content']}>
          {list.hasMore && (
            <p className={styles['older']}>{list.loading ? 'Loading earlier messages…' : '\u00A0'}</p>
          )}
          {blocks.map((block) => (
            <BlockView
              key={block.id}
              block={block}
              onOpenLink={onOpenLink}
              onRetry={onRetry}
              otherName={otherName}
            />
          ))}
        </div>
      </div>
      {unseen > 0 && (
        <button type="button" className={styles['unseen']} onClick={toEnd}>
          {unseen === 1 ? '1 new message' : `${unseen} new messages`}
          <span aria-hidden> ↓</span>
        </button>
      )}
      {menu}
    </div>
  );
}

interface BlockProps {
  readonly block: Block;
  readonly onOpenLink: (url: string) => void;
  readonly onRetry: (messageId: string) => void;
  readonly otherName: string | null;
}

const BlockView = memo(
  function BlockView({ block, onOpenLink, onRetry, otherName }: BlockProps): ReactNode {
    if (block.kind === 'day') return <p className={styles['day']}>{dayText(block.at)}</p>;
    if (block.kind === 'event')
      return <EventLine message={block.message} onRetry={onRetry} otherName={otherName} />;
    return (
      <section className={styles['speech']} data-block={block.id} data-outgoing={block.outgoing}>
        <h2 className={styles['says']} data-heading>
          <bdi>{block.senderName}</bdi> says:
        </h2>
        {block.messages.map((message) => (
          <MessageLine
            key={message.id}
            message={message}
            otherName={otherName}
            onOpenLink={onOpenLink}
            onRetry={onRetry}
          />
        ))}
      </section>
    );
  },
  (before, after) =>
    isSameBlock(before.block, after.block) &&
    before.onOpenLink === after.onOpenLink &&
    before.onRetry === after.onRetry &&
    before.otherName === after.otherName,
);
