import { describe, expect, test } from 'vitest';
import { contact } from '#renderer/state/samples.ts';
import { listRows } from './list-rows.ts';
import { followRow, treeStep } from './tree-keys.ts';

const people = ['ann', 'ben'].map((name) => contact(`${name}@x.org`, { name, groupIds: ['g'] }));
const rowsWith = (collapsed: readonly string[], contacts = people) =>
  listRows({
    accountId: 'a',
    contacts,
    groups: new Map([
      ['g', { id: 'g', name: 'G' }],
      ['h', { id: 'h', name: 'H' }],
    ]),
    sortBy: 'group',
    collapsed,
    query: '',
  });
// G, ann, ben, H
const rows = rowsWith([]);

describe('a key', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, 0],
    ['Home', 3, 0],
    ['End', 0, 3],
    ['PageDown', 0, 2],
    ['PageUp', 3, 1],
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 2, 0],
    ['ArrowDown', -1, 0],
  ])('%s at %i goes to %i', (key, from, to) => {
    expect(treeStep(rows, from, key, 2)).toEqual({ kind: 'go', index: to });
  });

  test('Left folds an open section, Right opens a folded one', () => {
    expect(treeStep(rows, 0, 'ArrowLeft', 2)).toEqual({ kind: 'fold', index: 0, collapsed: true });
    expect(treeStep(rowsWith(['a/g']), 0, 'ArrowRight', 2)).toEqual({
      kind: 'fold',
      index: 0,
      collapsed: false,
    });
  });

  test.each([
    ['ArrowLeft', rowsWith(['a/g']), 0],
    ['ArrowRight', rows, 1],
    ['ArrowRight', rows, 3],
    ['Enter', rows, 0],
    ['ArrowDown', [], -1],
  ])('%s means nothing', (key, list, from) => {
    expect(treeStep(list, from, key, 2)).toBeNull();
  });
});

describe('the marked row', () => {
  const benKey = rows[2]?.key ?? '';

  test('is found again', () => expect(followRow(rows, benKey, 0)).toBe(2));

  test('follows a contact to another group', () => {
    const moved = people.map((each) => (each.name === 'ben' ? { ...each, groupIds: ['h'] } : each));
    expect(followRow(rowsWith([], moved), benKey, 2)).toBe(3);
  });

  test('gone, leaves its place to the next', () => {
    expect(followRow(rowsWith([], people.slice(0, 1)), benKey, 2)).toBe(2);
    expect(followRow([], benKey, 2)).toBe(-1);
  });

  test('is none when there was none', () => expect(followRow(rows, null, 0)).toBe(-1));
});
