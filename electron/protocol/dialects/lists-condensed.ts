import type { Command } from '../wire/frame.ts';
import { bitsFromLists } from './list-bits.ts';
import { ListGatherer } from './list-reader.ts';
import type { ListSynchronization, ServerLists } from './list-synchronization.ts';
import { CommandList } from './list-writing.ts';
import type { NotificationEventTable } from './notification.ts';

/** What servers put in place of a real time: always a full transfer, as revival servers do (facts §33.6). */
const LIST_TIMESTAMP = '2000-01-01T00:00:00.0-00:00';

/** MSNP8 and later: one row a contact with its lists as bits; SYN tells how many rows follow (facts §7.1). */
export const listsCondensed: ListSynchronization = {
  write: writeLists,
  createReader: (trid) =>
    new ListGatherer(trid, (gatherer) => {
      const { start } = gatherer;
      return (
        start !== null &&
        gatherer.contactRows >= (start.contactCount ?? 0) &&
        gatherer.groupRows >= (start.groupCount ?? 0)
      );
    }),
};

function writeLists(events: NotificationEventTable, lists: ServerLists, trid: number): Command[] {
  const out = new CommandList(events);
  out.add('synchronizing', {
    trid,
    listVersion: LIST_TIMESTAMP,
    settingsVersion: LIST_TIMESTAMP,
    contactCount: lists.contacts.length,
    groupCount: lists.groups.length,
  });
  out.add('prompt', { prompt: lists.prompt });
  out.add('privacy', { privacy: lists.privacy });
  out.add('property', { property: 'MFN', value: lists.ownName });
  for (const [property, value] of Object.entries(lists.properties)) out.add('property', { property, value });
  for (const group of lists.groups) out.add('groupListed', { groupId: group.guid, name: group.name });
  for (const contact of lists.contacts) {
    out.add('contactListed', {
      address: contact.address,
      name: contact.name,
      contactId: contact.lists.forward ? contact.guid : undefined,
      listBits: bitsFromLists(contact.lists),
      network: 1,
      groupIds: contact.groups.map((group) => group.guid),
    });
    for (const [property, value] of Object.entries(contact.properties)) {
      out.add('contactProperty', { property, value });
    }
  }
  return out.commands;
}
