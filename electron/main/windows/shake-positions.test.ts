import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHAKE, shakePositions } from './shake-positions.ts';

const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

describe('shakePositions', () => {
  it('lasts as long as a nudge does', () => {
    const positions = shakePositions({ x: 0, y: 0 }, () => 0.5);
    expect(positions.length * SHAKE.stepMs).toBeGreaterThan(SHAKE.durationMs - 2 * SHAKE.stepMs);
    expect(positions.length * SHAKE.stepMs).toBeLessThanOrEqual(SHAKE.durationMs);
  });

  it('reaches both ends, and no further', () => {
    expect(shakePositions({ x: 100, y: 50 }, () => 0)[0]).toEqual({ x: 92, y: 42 });
    expect(shakePositions({ x: 100, y: 50 }, () => 0.9999)[0]).toEqual({ x: 108, y: 58 });
  });

  it('stays near and ends exactly where it started', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), random, (x, y, numbers) => {
        const positions = shakePositions({ x, y }, () => numbers.next().value ?? 0);
        expect(positions.at(-1)).toEqual({ x, y });
        for (const position of positions) {
          expect(Math.abs(position.x - x)).toBeLessThanOrEqual(SHAKE.amplitude);
          expect(Math.abs(position.y - y)).toBeLessThanOrEqual(SHAKE.amplitude);
        }
      }),
    );
  });
});
