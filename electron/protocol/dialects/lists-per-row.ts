import type { Command } from '../wire/frame.ts';
import { ListGatherer } from './list-reader.ts';
import type { ListSynchronization, ServerLists } from './list-synchronization.ts';
import { CommandList } from './list-writing.ts';
import type { ListName, NotificationEventTable } from './notification.ts';

/** The lists in the order a server sends them. */
const LISTS = ['forward', 'allow', 'block', 'reverse'] as const satisfies readonly ListName[];

/**
 * MSNP7: a row for each list a contact is on, each list (and the groups) counted by index and total (facts §7.1).
 */
export const listsPerRow: ListSynchronization = {
  write: writeLists,
  createReader: (trid) =>
    new ListGatherer(trid, (gatherer) =>
      ['groups', ...LISTS].every((list) => {
        const counted = gatherer.counted.get(list);
        return counted !== undefined && counted[0] >= counted[1];
      }),
    ),
};

function writeLists(events: NotificationEventTable, lists: ServerLists, trid: number): Command[] {
  const out = new CommandList(events);
  const listVersion = String(lists.serial);
  out.add('synchronizing', { trid, listVersion });
  out.add('prompt', { trid, listVersion, prompt: lists.prompt });
  out.add('privacy', { trid, listVersion, privacy: lists.privacy });
  for (const [property, value] of Object.entries(lists.properties)) {
    out.add('property', { listVersion, property, value });
  }
  lists.groups.forEach((group, index) => {
    out.add('groupListed', {
      trid,
      listVersion,
      index: index + 1,
      total: lists.groups.length,
      groupId: String(group.number),
      name: group.name,
    });
  });
  for (const list of LISTS) writeOneList(out, lists, list, trid);
  return out.commands;
}

function writeOneList(
  out: CommandList,
  lists: ServerLists,
  list: (typeof LISTS)[number],
  trid: number,
): void {
  const listVersion = String(lists.serial);
  const members = lists.contacts.filter((contact) => contact.lists[list]);
  if (members.length === 0) {
    out.add('contactListed', { trid, list, listVersion, index: 0, total: 0 });
    return;
  }
  members.forEach((contact, index) => {
    const groups = contact.groups.map((group) => String(group.number));
    out.add('contactListed', {
      trid,
      list,
      listVersion,
      index: index + 1,
      total: members.length,
      address: contact.address,
      name: contact.name,
      groupIds: list === 'forward' ? (groups.length === 0 ? ['0'] : groups) : undefined,
    });
    if (list !== 'forward') return;
    for (const [property, value] of Object.entries(contact.properties)) {
      out.add('contactProperty', { listVersion, property, value });
    }
  });
}
