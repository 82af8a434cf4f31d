import { expect, test } from 'vitest';
import { contact, roster } from '#renderer/state/samples.ts';
import type { RosterState } from '#renderer/state/app-state.ts';
import { ALL_OTHERS, privacyLists, reverseList } from './privacy-lists.ts';

const off = { forward: false, allow: false, block: false, reverse: false, pending: false };

function rosterOf(privacy: 'allow' | 'block'): RosterState {
  const contacts = [
    contact('zed@x.org', { name: 'Zed', lists: { ...off, allow: true, reverse: true } }),
    contact('ann@x.org', { lists: { ...off, allow: true } }),
    contact('bob@x.org', { name: 'Bob', lists: { ...off, block: true, reverse: true } }),
  ];
  return {
    self: { ...roster().self, privacy },
    groups: new Map(),
    contacts: new Map(contacts.map((each) => [each.address, each])),
  };
}

test('everybody is where the lists have them, all others where the setting says', () => {
  const open = privacyLists(rosterOf('allow'));
  expect(open.allow.map(({ key }) => key)).toEqual([ALL_OTHERS, 'ann@x.org', 'zed@x.org']);
  expect(open.block.map(({ label }) => label)).toEqual(['\u2068Bob\u2069 (bob@x.org)']);
  const closed = privacyLists(rosterOf('block'));
  expect(closed.allow.map(({ label }) => label)).toEqual(['ann@x.org', '\u2068Zed\u2069 (zed@x.org)']);
  expect(closed.block.map(({ key }) => key)).toEqual([ALL_OTHERS, 'bob@x.org']);
});

test('those who have added us', () => {
  expect(reverseList(rosterOf('allow')).map(({ key }) => key)).toEqual(['bob@x.org', 'zed@x.org']);
});
