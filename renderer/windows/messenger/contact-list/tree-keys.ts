import type { ListRow } from './list-rows.ts';

/** What a key does to the list. */
export type TreeStep =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'fold'; readonly index: number; readonly collapsed: boolean };

/**
 * The keyboard of the contact list, as trees have it: up and down through the rows, Home, End and pages, Right unfolds
 * or enters a section, Left folds it or goes to its heading. Null: the key means nothing here.
 */
export function treeStep(
  rows: readonly ListRow[],
  active: number,
  key: string,
  rowsPerPage: number,
): TreeStep | null {
  const row = rows[active];
  const go = (index: number): TreeStep | null =>
    rows.length === 0 ? null : { kind: 'go', index: Math.max(0, Math.min(rows.length - 1, index)) };
  switch (key) {
    case 'ArrowDown':
      return go(active + 1);
    case 'ArrowUp':
      return go(active - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'PageDown':
      return go(active + rowsPerPage);
    case 'PageUp':
      return go(active - rowsPerPage);
    case 'ArrowRight':
      if (row?.kind !== 'section') return null;
      if (row.section.collapsed) return { kind: 'fold', index: active, collapsed: false };
      return rows[active + 1]?.kind === 'contact' ? go(active + 1) : null;
    case 'ArrowLeft':
      if (row?.kind === 'section') {
        return row.section.collapsed ? null : { kind: 'fold', index: active, collapsed: true };
      }
      return row
        ? go(rows.findLastIndex((other, index) => index < active && other.kind === 'section'))
        : null;
    default:
      return null;
  }
}

/** Where the marked row is after the rows have changed: itself, the same contact elsewhere, or what took its place. */
export function followRow(rows: readonly ListRow[], key: string | null, lastIndex: number): number {
  if (key === null) return -1;
  const same = rows.findIndex((row) => row.key === key);
  if (same >= 0) return same;
  const address = key.split('\n')[1];
  const moved =
    address === undefined
      ? -1
      : rows.findIndex((row) => row.kind === 'contact' && row.contact.address === address);
  return moved >= 0 ? moved : Math.min(lastIndex, rows.length - 1);
}
