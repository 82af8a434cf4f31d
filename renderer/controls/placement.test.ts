import { describe, expect, test } from 'vitest';
import { anchorAtPoint, place } from './placement.ts';

const viewport = { width: 400, height: 600 };
const menu = { width: 150, height: 200 };
const button = (left: number, top: number, side: 'below' | 'beside') => ({
  left,
  top,
  width: 80,
  height: 20,
  side,
});

describe('below', () => {
  test('where there is room', () =>
    expect(place(menu, button(10, 100, 'below'), viewport)).toEqual({ left: 10, top: 120 }));
  test('above at the bottom', () =>
    expect(place(menu, button(10, 550, 'below'), viewport)).toEqual({ left: 10, top: 350 }));
  test('pushed in from the right', () =>
    expect(place(menu, anchorAtPoint(390, 10), viewport)).toEqual({ left: 248, top: 10 }));
});

describe('beside', () => {
  test('to the right', () =>
    expect(place(menu, button(10, 50, 'beside'), viewport)).toEqual({ left: 90, top: 50 }));
  test('to the left where there is more room', () =>
    expect(place(menu, button(300, 50, 'beside'), viewport)).toEqual({ left: 150, top: 50 }));
  test('over its opener where there is room on neither side', () =>
    expect(place(menu, button(60, 50, 'beside'), { width: 200, height: 600 })).toEqual({ left: 2, top: 50 }));
});

test('what is larger than the window begins at its upper left corner', () => {
  expect(place({ width: 900, height: 900 }, button(100, 300, 'below'), viewport)).toEqual({
    left: 2,
    top: 2,
  });
});
