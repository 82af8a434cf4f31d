import { useEffect, useLayoutEffect, useState, type ReactNode, type RefObject } from 'react';
import { offsetsOf, visibleRange } from './row-window.ts';

export interface VirtualRowsProps {
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Height of each row in CSS pixels. */
  readonly heights: readonly number[];
  /** A row that is always drawn and kept in sight when it changes, or -1. */
  readonly active: number;
  /** Draws row `index` at `top`; must set its own height. */
  readonly renderRow: (index: number, top: number) => ReactNode;
}

/** Draws of a long list only the rows in sight, and a few around them. */
export function VirtualRows({ scroller, heights, active, renderRow }: VirtualRowsProps) {
  const offsets = offsetsOf(heights);
  const [view, setView] = useState({ top: 0, height: 0 });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);

  const activeTop = offsets[active];
  const activeHeight = heights[active];
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || activeTop === undefined || activeHeight === undefined) return;
    if (activeTop < element.scrollTop) element.scrollTo({ top: activeTop });
    else if (activeTop + activeHeight > element.scrollTop + element.clientHeight) {
      element.scrollTo({ top: activeTop + activeHeight - element.clientHeight });
    }
  }, [scroller, activeTop, activeHeight]);

  const { first, last } = visibleRange(offsets, view.top, view.height);
  const rows: ReactNode[] = [];
  for (let index = first; index <= last; index += 1) rows.push(renderRow(index, offsets[index] ?? 0));
  if (active >= 0 && active < heights.length && (active < first || active > last)) {
    rows.push(renderRow(active, offsets[active] ?? 0));
  }
  return (
    <div role="presentation" style={{ position: 'relative', height: offsets.at(-1) ?? 0 }}>
      {rows}
    </div>
  );
}
