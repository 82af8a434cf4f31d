export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a nudge shakes a window (look §8). */
export const SHAKE = { amplitude: 8, stepMs: 16, durationMs: 700 } as const;

/**
 * The places a nudged window takes, one each `stepMs`; the last one is exactly where it started.
 * @param random gives numbers from 0 up to, not including, 1
 */
export function shakePositions(start: Point, random: () => number): Point[] {
  const { amplitude, stepMs, durationMs } = SHAKE;
  const steps = Math.floor(durationMs / stepMs);
  const offset = (): number => Math.floor(random() * (2 * amplitude + 1)) - amplitude;
  const positions = Array.from({ length: steps - 1 }, () => ({
    x: start.x + offset(),
    y: start.y + offset(),
  }));
  return [...positions, { x: start.x, y: start.y }];
}
