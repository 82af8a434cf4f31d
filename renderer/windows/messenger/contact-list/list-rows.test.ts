import { describe, expect, test } from 'vitest';
import { contact } from '#renderer/state/samples.ts';
import { createContactSorter } from './contact-order.ts';
import { headingOf, listRows, type ListInput, type ListRow } from './list-rows.ts';

const people = [
  contact('ann@x.org', { name: 'Ann', groupIds: ['g1'] }),
  contact('ben@x.org', { name: 'Ben', groupIds: ['g1', 'g2'], status: 'FLN' }),
  contact('cyd@x.org', { name: 'Cyd', personalMessage: 'gone fishing' }),
  contact('dan@x.org', { name: 'Dán', groupIds: ['unknown'], status: 'BSY' }),
];

function input(change: Partial<ListInput> = {}): ListInput {
  return {
    accountId: 'a',
    contacts: createContactSorter()(new Map(people.map((each) => [each.address, each]))),
    groups: new Map([
      ['g1', { id: 'g1', name: 'Work' }],
      ['g2', { id: 'g2', name: 'Family' }],
      ['g3', { id: 'g3', name: 'Nobody yet' }],
    ]),
    sortBy: 'group',
    collapsed: [],
    query: '',
    ...change,
  };
}

const show = (rows: readonly ListRow[]) =>
  rows.map((row) => (row.kind === 'section' ? headingOf(row.section) : `  ${row.contact.name}`));

describe('by group', () => {
  test('groups by name with their counts, somebody in two twice, the rest under "Other contacts"', () => {
    expect(show(listRows(input()))).toEqual([
      'Family (0/1)',
      '  Ben',
      'Nobody yet (0/0)',
      'Work (1/2)',
      '  Ann',
      '  Ben',
      'Other contacts (2/2)',
      '  Cyd',
      '  Dán',
    ]);
  });

  test('a folded group shows its heading only', () => {
    const rows = listRows(input({ collapsed: ['a/g1', 'a/'] }));
    expect(show(rows)).toEqual([
      'Family (0/1)',
      '  Ben',
      'Nobody yet (0/0)',
      'Work (1/2)',
      'Other contacts (2/2)',
    ]);
    expect(rows.at(-1)?.section.collapsed).toBe(true);
  });

  test('folding is of one account: another one with the same group id stays open', () => {
    const rows = listRows(input({ collapsed: ['b/g1'] }));
    expect(rows.some((row) => row.section.collapsed)).toBe(false);
  });

  test('every row has a key of its own and says where it stands', () => {
    const rows = listRows(input());
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(rows.map(({ position, setSize }) => `${position}/${setSize}`)).toEqual([
      '1/4',
      '1/1',
      '2/4',
      '3/4',
      '1/2',
      '2/2',
      '4/4',
      '1/2',
      '2/2',
    ]);
  });

  test('an empty list has no rows but its groups', () => {
    expect(listRows(input({ contacts: [], groups: new Map() }))).toEqual([]);
  });
});

describe('by status', () => {
  test('Available, then Offline', () => {
    expect(show(listRows(input({ sortBy: 'status' })))).toEqual([
      'Available (3)',
      '  Ann',
      '  Cyd',
      '  Dán',
      'Offline (1)',
      '  Ben',
    ]);
  });
});

describe('searching', () => {
  test.each([
    ['ann', ['Work (1/1)', '  Ann']],
    ['FISH', ['Other contacts (1/1)', '  Cyd']],
    ['dan', ['Other contacts (1/1)', '  Dán']],
    ['x.org  be', ['Family (0/1)', '  Ben', 'Work (0/1)', '  Ben']],
    ['nobody', []],
  ])('%s', (query, expected) => {
    expect(show(listRows(input({ query })))).toEqual(expected);
  });

  test('unfolds for its time', () => {
    expect(show(listRows(input({ query: 'ann', collapsed: ['a/g1'] })))).toEqual(['Work (1/1)', '  Ann']);
  });

  test('spaces are no search', () => {
    expect(listRows(input({ query: '  ' }))).toHaveLength(9);
  });
});
