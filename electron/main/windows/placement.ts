import type { Bounds } from '#shared/model/settings.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PlacementRequest {
  /** Where the window was the last time, if that is known. From a file: any numbers. */
  readonly remembered: Bounds | undefined;
  readonly size: Size;
  readonly minimum: Size;
  /** The usable part of every display there is now, the main one first. */
  readonly workAreas: readonly Bounds[];
  /** Windows of the same kind that are open: a new one does not lie exactly on another. */
  readonly occupied: readonly Bounds[];
}

/** How far a new window lies from the one before it, right and down. */
const CASCADE = 28;
const NO_DISPLAY: Bounds = { x: 0, y: 0, width: 1024, height: 768 };

/**
 * Where a window goes: where it was, if that is still on a display, else in the middle of the main display, a step away
 * from windows already there. The result lies wholly on one display unless the window's minimum is larger than that.
 */
export function placeWindow(request: PlacementRequest): Bounds {
  const { remembered, size, minimum, workAreas, occupied } = request;
  const main = workAreas[0] ?? NO_DISPLAY;
  if (remembered !== undefined && isUsable(remembered)) {
    const display = displayOf(remembered, workAreas);
    return moveInside(limitSize(remembered, minimum, display ?? main), display ?? main);
  }
  const { width, height } = limitSize(size, minimum, main);
  const centred = {
    x: Math.round(main.x + (main.width - width) / 2),
    y: Math.round(main.y + (main.height - height) / 2),
    width,
    height,
  };
  return cascade(moveInside(centred, main), main, occupied);
}

function isUsable(bounds: Bounds): boolean {
  const { x, y, width, height } = bounds;
  return [x, y, width, height].every((value) => Number.isFinite(value)) && width > 0 && height > 0;
}

/** The display that shows most of the window, or undefined when none shows any. */
function displayOf(bounds: Bounds, workAreas: readonly Bounds[]): Bounds | undefined {
  let best: Bounds | undefined;
  let bestArea = 0;
  for (const area of workAreas) {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
    const shown = Math.max(0, width) * Math.max(0, height);
    if (shown > bestArea) [best, bestArea] = [area, shown];
  }
  return best;
}

function limitSize<T extends Size>(wanted: T, minimum: Size, area: Size): T {
  return {
    ...wanted,
    width: Math.round(Math.max(minimum.width, Math.min(wanted.width, area.width))),
    height: Math.round(Math.max(minimum.height, Math.min(wanted.height, area.height))),
  };
}

/** The top left corner stays on the display whatever the size: it holds what a window is moved by. */
function moveInside(bounds: Bounds, area: Bounds): Bounds {
  const inside = (at: number, length: number, from: number, room: number): number =>
    Math.round(Math.max(from, Math.min(at, from + room - length)));
  return {
    ...bounds,
    x: inside(bounds.x, bounds.width, area.x, area.width),
    y: inside(bounds.y, bounds.height, area.y, area.height),
  };
}

function cascade(first: Bounds, area: Bounds, occupied: readonly Bounds[]): Bounds {
  const isFree = ({ x, y }: Bounds): boolean => occupied.every((other) => other.x !== x || other.y !== y);
  let place = first;
  for (let step = 0; step <= occupied.length && !isFree(place); step++) {
    const x = place.x + CASCADE;
    const y = place.y + CASCADE;
    place = {
      ...place,
      // A window that would stick out begins again at the edge it started from.
      x: x + place.width > area.x + area.width ? area.x : x,
      y: y + place.height > area.y + area.height ? area.y : y,
    };
  }
  return place;
}
