/** Rows drawn beyond each end of what is in sight, so that scrolling shows no gap. */
const OVERSCAN = 8;

/** Where each row begins, and at the end where the last one ends. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  let end = 0;
  for (const height of heights) {
    end += height;
    offsets.push(end);
  }
  return offsets;
}

/** First and last row to draw for a view that begins at `top`; `last` is below `first` when there is none. */
export function visibleRange(
  offsets: readonly number[],
  top: number,
  height: number,
): { readonly first: number; readonly last: number } {
  const count = offsets.length - 1;
  const first = Math.max(0, rowAt(offsets, top) - OVERSCAN);
  const last = Math.min(count - 1, rowAt(offsets, top + height) + OVERSCAN);
  return { first, last };
}

/** The row that covers `position`, by bisection. */
function rowAt(offsets: readonly number[], position: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
