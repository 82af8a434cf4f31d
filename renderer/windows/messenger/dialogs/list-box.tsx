import { useId, useRef, type KeyboardEvent } from 'react';
import { classes } from '#renderer/controls/classes.ts';
import { VirtualRows } from '#renderer/controls/virtual-rows.tsx';
import styles from './dialogs.module.css';
import type { ListEntry } from './privacy-lists.ts';

const ROW_HEIGHT = 20;

export interface ListBoxProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  readonly entries: readonly ListEntry[];
  readonly chosen?: string | null;
  /** Without it the list is only to be read. */
  readonly onChoose?: (key: string) => void;
}

/** A list in a sunken box, of which one entry can be chosen; as long as it may be, only what is in sight is drawn. */
export function ListBox({ label, hideLabel = false, hint, entries, chosen = null, onChoose }: ListBoxProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const active = entries.findIndex((entry) => entry.key === chosen);

  function onKeyDown(event: KeyboardEvent): void {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: entries.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const entry = entries[Math.max(0, Math.min(entries.length - 1, target))];
    if (entry) onChoose?.(entry.key);
  }

  return (
    <div className={styles['listBox']}>
      {!hideLabel && <p>{label}</p>}
      {hint && <p className={styles['hint']}>{hint}</p>}
      <div
        ref={box}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        className={styles['box']}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          const index = (event.target as Element).closest('[data-entry]')?.getAttribute('data-entry');
          const entry = index ? entries[Number(index)] : undefined;
          if (entry) onChoose?.(entry.key);
        }}
      >
        <VirtualRows
          scroller={box}
          heights={entries.map(() => ROW_HEIGHT)}
          active={active}
          renderRow={(index, top) => {
            const entry = entries[index];
            return (
              entry && (
                <div
                  key={entry.key}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  aria-posinset={index + 1}
                  aria-setsize={entries.length}
                  data-entry={index}
                  dir="auto"
                  title={entry.label}
                  className={classes(styles['entry'], index === active && styles['chosen'])}
                  style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
                >
                  {entry.label}
                </div>
              )
            );
          }}
        />
        {entries.length === 0 && <p className={styles['nobody']}>Nobody</p>}
      </div>
    </div>
  );
}
