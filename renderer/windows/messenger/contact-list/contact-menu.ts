import { isolate, nameInSentence } from '#shared/text/names.ts';
import type { MenuEntry } from '#renderer/controls/menu.tsx';
import type { Contact, Group } from '#shared/model/contact.ts';
import { compareNames } from './contact-order.ts';
import type { Section } from './list-rows.ts';
import type { ListCommands } from './use-list-commands.ts';

/** The context menu of a contact, as it stands under `section` (look §3.2). */
export function contactMenu(
  contact: Contact,
  section: Section,
  groups: ReadonlyMap<string, Group>,
  commands: ListCommands,
): readonly MenuEntry[] {
  const targets = [...groups.values()]
    .filter((group) => !contact.groupIds.includes(group.id))
    .sort((one, other) => compareNames(one.name, other.name));
  const toEach = (run: (groupId: string) => void): readonly MenuEntry[] =>
    targets.map((group) => ({ label: group.name, onSelect: () => run(group.id) }));
  const inGroups = contact.groupIds.filter((id) => groups.has(id));
  const leave: readonly MenuEntry[] =
    section.groupId !== null
      ? [
          {
            label: `Remove from “${isolate(nameInSentence(section.title))}”`,
            onSelect: () => commands.move(contact, section.groupId, null),
          },
        ]
      : inGroups.map((id) => ({
          label: `Remove from “${isolate(nameInSentence(groups.get(id)?.name ?? ''))}”`,
          onSelect: () => commands.move(contact, id, null),
        }));
  return [
    { label: 'Send an instant message', onSelect: () => commands.openConversation(contact) },
    { label: 'Copy address', onSelect: () => commands.copyAddress(contact) },
    'separator',
    {
      label: 'Move to group',
      disabled: targets.length === 0,
      entries: toEach((groupId) => commands.move(contact, section.groupId, groupId)),
    },
    {
      label: 'Copy to group',
      disabled: targets.length === 0 || inGroups.length === 0,
      entries: toEach((groupId) => commands.copy(contact, groupId)),
    },
    ...leave,
    'separator',
    contact.lists.block
      ? { label: 'Unblock', onSelect: () => commands.unblock(contact) }
      : { label: 'Block', onSelect: () => commands.block(contact) },
    { label: 'Delete contact…', shortcut: 'Del', onSelect: () => commands.remove(contact) },
  ];
}

/** The context menu of a heading. */
export function sectionMenu(
  section: Section,
  groups: ReadonlyMap<string, Group>,
  commands: ListCommands,
  setCollapsed: (collapsed: boolean) => void,
  startRename: (groupId: string) => void,
): readonly MenuEntry[] {
  const group = section.groupId === null ? undefined : groups.get(section.groupId);
  return [
    {
      label: section.collapsed ? 'Expand' : 'Collapse',
      onSelect: () => setCollapsed(!section.collapsed),
    },
    {
      label: group ? 'Add a contact to this group…' : 'Add a contact…',
      onSelect: () => commands.addContact(section.groupId),
    },
    ...(group
      ? ([
          'separator',
          { label: 'Rename group', shortcut: 'F2', onSelect: () => startRename(group.id) },
          { label: 'Delete group…', shortcut: 'Del', onSelect: () => commands.removeGroup(group) },
        ] as const)
      : []),
  ];
}
