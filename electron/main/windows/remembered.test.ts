import { describe, expect, it } from 'vitest';
import type { Bounds } from '#shared/model/settings.ts';
import { remember } from './remembered.ts';

const at = (x: number): Bounds => ({ x, y: 0, width: 1, height: 1 });

describe('remember', () => {
  it('writes a place down under every name, latest last', () => {
    const places = remember({ a: at(1), b: at(2) }, ['a', 'c'], at(3));
    expect(Object.entries(places)).toEqual([
      ['b', at(2)],
      ['a', at(3)],
      ['c', at(3)],
    ]);
  });

  it('forgets those that were longest untouched', () => {
    let places: Record<string, Bounds> = {};
    for (let index = 0; index < 300; index++) {
      places = remember(places, ['messenger', `conversation ${index}`], at(index));
    }
    expect(Object.keys(places)).toHaveLength(200);
    expect(places['messenger']).toEqual(at(299));
    expect(places['conversation 299']).toBeDefined();
    expect(places['conversation 0']).toBeUndefined();
  });

  it('cannot be talked into changing what all objects share', () => {
    remember({}, ['__proto__'], at(1));
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});
