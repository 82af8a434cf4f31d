import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { EMOTICONS, type Emoticon } from '#shared/text/emoticons.ts';
import { type Anchor } from '../../controls/placement.ts';
import { useDismiss, usePopover } from '../../controls/use-popover.ts';
import { EmoticonDrawing } from '../../text/emoticon-picture.tsx';
import styles from './emoticon-picker.module.css';

/** Columns of the picker (look §5). */
const COLUMNS = 11;
const OFFERED = EMOTICONS.filter((emoticon) => !emoticon.hidden);

export interface EmoticonPickerProps {
  readonly anchor: Anchor;
  readonly opener: RefObject<Element | null>;
  readonly onChoose: (emoticon: Emoticon) => void;
  readonly onClose: () => void;
}

/** A grid of all emoticons: arrows walk, Enter chooses, Escape leaves. */
export function EmoticonPicker({ anchor, opener, onChoose, onClose }: EmoticonPickerProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  usePopover(popup, anchor);
  useDismiss([popup, opener], onClose);
  useLayoutEffect(() => {
    popup.current?.querySelectorAll('button')[active]?.focus();
  }, [active]);

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
      Home: -active,
      End: OFFERED.length - 1 - active,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const target = active + step;
      if (target >= 0 && target < OFFERED.length) setActive(target);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      onClose();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const shown = OFFERED[active];
  return (
    <div ref={popup} popover="manual" className={styles['popup']}>
      <div role="grid" aria-label="Emoticons" tabIndex={-1} className={styles['grid']} onKeyDown={onKeyDown}>
        {rows().map((row, rowIndex) => (
          <div key={row[0]?.id} role="row" className={styles['row']} tabIndex={-1}>
            {row.map((emoticon, column) => {
              const index = rowIndex * COLUMNS + column;
              return (
                <div key={emoticon.id} role="gridcell" tabIndex={-1}>
                  <button
                    type="button"
                    className={styles['cell']}
                    tabIndex={index === active ? 0 : -1}
                    aria-label={`${emoticon.name} ${emoticon.codes[0]}`}
                    onFocus={() => setActive(index)}
                    onPointerEnter={() => setActive(index)}
                    onClick={() => onChoose(emoticon)}
                  >
                    <EmoticonDrawing emoticon={emoticon} />
                  </button>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={styles['caption']} aria-hidden>
        <span>{shown?.name}</span>
        <span className={styles['codes']}>{shown?.codes.join('  ')}</span>
      </p>
    </div>
  );
}

function rows(): readonly (readonly Emoticon[])[] {
  const count = Math.ceil(OFFERED.length / COLUMNS);
  return Array.from({ length: count }, (_, row) => OFFERED.slice(row * COLUMNS, (row + 1) * COLUMNS));
}
