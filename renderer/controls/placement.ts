/** Where something that pops up hangs: at a point (a click), or below or beside a box (a button, a menu item). */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly side: 'below' | 'beside';
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance kept from the window's edge. */
const MARGIN = 2;

export function anchorAtPoint(x: number, y: number): Anchor {
  return { left: x, top: y, width: 0, height: 0, side: 'below' };
}

export function anchorOf(element: Element, side: Anchor['side'] = 'below'): Anchor {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height, side };
}

/**
 * Upper left corner for a box of `size`, within the window: on the wanted side where there is room, on the other where
 * there is more, and in any case pushed inside.
 */
export function place(size: Size, anchor: Anchor, viewport: Size): { left: number; top: number } {
  if (anchor.side === 'below') {
    return {
      left: inside(anchor.left, size.width, viewport.width),
      top: inside(
        roomier(anchor.top, anchor.height, size.height, viewport.height),
        size.height,
        viewport.height,
      ),
    };
  }
  return {
    left: inside(roomier(anchor.left, anchor.width, size.width, viewport.width), size.width, viewport.width),
    top: inside(anchor.top, size.height, viewport.height),
  };
}

function roomier(start: number, extent: number, length: number, limit: number): number {
  const after = start + extent;
  if (after + length <= limit - MARGIN || start < limit - after) return after;
  return start - length;
}

function inside(start: number, length: number, limit: number): number {
  return Math.max(MARGIN, Math.min(start, limit - MARGIN - length));
}
