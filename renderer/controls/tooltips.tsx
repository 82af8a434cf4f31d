import { useEffect, useRef, useState } from 'react';
import { anchorOf, type Anchor } from './placement.ts';
import styles from './tooltips.module.css';
import { usePopover } from './use-popover.ts';

const DELAY_MS = 600;

/**
 * Shows the `data-tooltip` of whatever the pointer rests on or the keyboard has reached. Once a window: a control
 * needs no more than the attribute.
 */
export function Tooltips() {
  const [tip, setTip] = useState<{ readonly text: string; readonly anchor: Anchor } | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over: Element | null = null;

    function hide(): void {
      clearTimeout(timer);
      over = null;
      setTip(null);
    }

    function consider(event: Event): void {
      const target = event.target instanceof Element ? event.target.closest('[data-tooltip]') : null;
      if (target === over && event.type === 'pointerover') return;
      hide();
      const text = target?.getAttribute('data-tooltip');
      if (!target || !text || (event.type === 'focusin' && !target.matches(':focus-visible'))) return;
      over = target;
      timer = setTimeout(() => {
        if (target.isConnected) setTip({ text, anchor: anchorOf(target) });
      }, DELAY_MS);
    }

    const listeners: readonly [string, (event: Event) => void][] = [
      ['pointerover', consider],
      ['focusin', consider],
      ['pointerdown', hide],
      ['keydown', hide],
      ['focusout', hide],
      ['scroll', hide],
    ];
    for (const [type, listener] of listeners) document.addEventListener(type, listener, true);
    return () => {
      clearTimeout(timer);
      for (const [type, listener] of listeners) document.removeEventListener(type, listener, true);
    };
  }, []);

  return tip && <Tip {...tip} />;
}

function Tip({ text, anchor }: { readonly text: string; readonly anchor: Anchor }) {
  const popup = useRef<HTMLDivElement>(null);
  usePopover(popup, anchor);
  return (
    <div ref={popup} popover="manual" role="tooltip" className={styles['tip']} dir="auto">
      {text}
    </div>
  );
}
