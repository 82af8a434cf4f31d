import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '#shared/model/settings.ts';
import { placeWindow, type PlacementRequest } from './placement.ts';

const main: Bounds = { x: 0, y: 0, width: 1280, height: 800 };
const right: Bounds = { x: 1280, y: -200, width: 1920, height: 1040 };
const request: PlacementRequest = {
  remembered: undefined,
  size: { width: 400, height: 650 },
  minimum: { width: 200, height: 500 },
  workAreas: [main, right],
  occupied: [],
};
const place = (more: Partial<PlacementRequest>): Bounds => placeWindow({ ...request, ...more });

describe('placeWindow', () => {
  it('puts a new window in the middle of the main display', () => {
    expect(place({})).toEqual({ x: 440, y: 75, width: 400, height: 650 });
  });

  it('puts a window where it was', () => {
    const remembered = { x: 1500, y: -100, width: 500, height: 700 };
    expect(place({ remembered })).toEqual(remembered);
  });

  it('brings back a window whose display is gone', () => {
    const remembered = { x: 1500, y: -100, width: 500, height: 700 };
    expect(place({ remembered, workAreas: [main] })).toEqual({ x: 780, y: 0, width: 500, height: 700 });
  });

  it('moves a window that sticks out onto the display that shows most of it', () => {
    expect(place({ remembered: { x: 1100, y: 300, width: 400, height: 650 } })).toMatchObject({ x: 1280 });
    expect(place({ remembered: { x: 1000, y: 300, width: 400, height: 650 } })).toMatchObject({
      x: 880,
      y: 150,
    });
  });

  it('shrinks a window that is larger than its display, but not below its minimum', () => {
    const remembered = { x: 0, y: 0, width: 3000, height: 3000 };
    expect(place({ remembered, workAreas: [main] })).toEqual(main);
    const tiny = { x: 10, y: 20, width: 100, height: 100 };
    expect(place({ remembered: { ...remembered }, workAreas: [tiny] })).toEqual({
      x: 10,
      y: 20,
      width: 200,
      height: 500,
    });
  });

  it.each([
    { x: Number.NaN, y: 0, width: 400, height: 650 },
    { x: 0, y: Number.POSITIVE_INFINITY, width: 400, height: 650 },
    { x: 0, y: 0, width: 0, height: 650 },
    { x: 0, y: 0, width: 400, height: -1 },
  ])('does not believe %j', (remembered) => {
    expect(place({ remembered })).toEqual(place({}));
  });

  it('steps away from windows that are open, and begins again at the edge', () => {
    const occupied: Bounds[] = [];
    for (let index = 0; index < 40; index++) occupied.push(place({ occupied }));
    expect(occupied[1]).toMatchObject({ x: 468, y: 103 });
    const places = new Set(occupied.map(({ x, y }) => `${x},${y}`));
    expect(places.size).toBe(40);
  });

  it('works without any display', () => {
    expect(place({ workAreas: [] })).toMatchObject({ width: 400, height: 650 });
  });

  it('always gives whole numbers, on a display, at least the minimum', () => {
    const number = fc.double({ min: -1e7, max: 1e7 });
    const bounds = fc.record({ x: number, y: number, width: number, height: number });
    fc.assert(
      fc.property(fc.option(bounds, { nil: undefined }), fc.array(bounds), (remembered, occupied) => {
        const placed = place({ remembered, occupied });
        expect(Object.values(placed).every(Number.isInteger)).toBe(true);
        expect(placed.width).toBeGreaterThanOrEqual(200);
        expect(placed.height).toBeGreaterThanOrEqual(500);
        const on = [main, right].some(
          (area) =>
            placed.x >= area.x &&
            placed.y >= area.y &&
            placed.x + placed.width <= area.x + area.width &&
            placed.y + placed.height <= area.y + area.height,
        );
        expect(on).toBe(true);
      }),
    );
  });
});
