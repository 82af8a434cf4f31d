import { expect, test } from 'vitest';
import type { MenuEntry } from '#renderer/controls/menu.tsx';
import { contact } from '#renderer/state/samples.ts';
import { contactMenu, sectionMenu } from './contact-menu.ts';
import type { Section } from './list-rows.ts';
import type { ListCommands } from './use-list-commands.ts';

const groups = new Map([
  ['g1', { id: 'g1', name: 'Work' }],
  ['g2', { id: 'g2', name: 'Family' }],
]);

const section = (change: Partial<Section>): Section => ({
  key: 'k',
  kind: 'group',
  groupId: 'g1',
  title: 'Work',
  online: 0,
  total: 1,
  collapsed: false,
  ...change,
});

function recorder() {
  const done: unknown[][] = [];
  const commands = new Proxy({} as ListCommands, {
    get:
      (_, name) =>
      (...args: readonly unknown[]) =>
        done.push([name, ...args]),
  });
  return { done, commands };
}

const labels = (entries: readonly MenuEntry[]): readonly unknown[] =>
  entries.map((entry) =>
    entry === 'separator' ? '-' : 'entries' in entry ? [entry.label, ...labels(entry.entries)] : entry.label,
  );

function select(entries: readonly MenuEntry[], ...path: readonly string[]): void {
  const found = entries.find((entry) => entry !== 'separator' && entry.label === path[0]);
  if (!found || found === 'separator') throw new Error(`no entry ${path[0]}`);
  if ('entries' in found) select(found.entries, ...path.slice(1));
  else found.onSelect();
}

test('a contact in a group: elsewhere, out of it, blocked, gone', () => {
  const { done, commands } = recorder();
  const bob = contact('bob@x.org', { groupIds: ['g1'] });
  const menu = contactMenu(bob, section({}), groups, commands);
  expect(labels(menu)).toEqual([
    'Send an instant message',
    'Copy address',
    '-',
    ['Move to group', 'Family'],
    ['Copy to group', 'Family'],
    'Remove from “\u2068Work\u2069”',
    '-',
    'Block',
    'Delete contact…',
  ]);
  select(menu, 'Move to group', 'Family');
  select(menu, 'Copy to group', 'Family');
  select(menu, 'Remove from “\u2068Work\u2069”');
  expect(done).toEqual([
    ['move', bob, 'g1', 'g2'],
    ['copy', bob, 'g2'],
    ['move', bob, 'g1', null],
  ]);
});

test('in no group there is nothing to copy from or to leave', () => {
  const { commands } = recorder();
  const menu = contactMenu(contact('bob@x.org'), section({ kind: 'other', groupId: null }), groups, commands);
  expect(menu.find((entry) => entry !== 'separator' && entry.label === 'Copy to group')).toMatchObject({
    disabled: true,
  });
  expect(labels(menu).filter((label) => String(label).startsWith('Remove'))).toEqual([]);
});

test('under a status, each of the groups can be left', () => {
  const { commands } = recorder();
  const bob = contact('bob@x.org', { groupIds: ['g1', 'g2', 'gone'] });
  const menu = contactMenu(
    bob,
    section({ kind: 'online', groupId: null, title: 'Available' }),
    groups,
    commands,
  );
  expect(labels(menu).filter((label) => String(label).startsWith('Remove'))).toHaveLength(2);
  expect(menu.find((entry) => entry !== 'separator' && entry.label === 'Move to group')).toMatchObject({
    disabled: true,
  });
});

test('a blocked contact is unblocked', () => {
  const { done, commands } = recorder();
  const lists = { forward: true, allow: false, block: true, reverse: false, pending: false };
  const bob = contact('bob@x.org', { lists });
  select(contactMenu(bob, section({}), groups, commands), 'Unblock');
  expect(done).toEqual([['unblock', bob]]);
});

test('only a real group is renamed and deleted', () => {
  const { commands } = recorder();
  const nothing = () => undefined;
  const of = (change: Partial<Section>) =>
    labels(sectionMenu(section(change), groups, commands, nothing, nothing));
  expect(of({})).toContain('Rename group');
  expect(of({ collapsed: true })).toContain('Expand');
  expect(of({ kind: 'offline', groupId: null })).toEqual(['Collapse', 'Add a contact…']);
});
