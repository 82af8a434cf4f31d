import { listsFromBits, LIST_BITS } from '#protocol/dialects/list-bits.ts';
import type { ListedContact, ListedGroup, ServerLists } from '#protocol/dialects/list-synchronization.ts';
import type { NotificationRequests } from '#protocol/dialects/notification.ts';
import type { FullEntry } from '../store/lists.ts';
import type { Principal } from './principal.ts';

/** SYN (facts §7.1): all lists and settings, or one line when the client has them in this version. */
export function synchronize(principal: Principal, request: NotificationRequests['synchronize']): void {
  const { trid } = request;
  const listVersion = principal.currentVersion();
  if (listVersion !== undefined && request.listVersion === listVersion) {
    principal.send('synchronizing', { trid, listVersion });
    return;
  }
  for (const command of principal.dialect.lists.write(principal.dialect.events, readLists(principal), trid)) {
    principal.connection.send(command);
  }
}

function readLists(principal: Principal): ServerLists {
  const { store } = principal.services;
  const account = store.accounts.get(principal.id);
  const groups = store.groups.all(principal.id);
  const byNumber = new Map(groups.map((group) => [group.number, group]));
  return {
    serial: account?.listVersion ?? 0,
    ownName: principal.name,
    prompt: account?.prompt ?? 'ask',
    privacy: principal.privacy,
    properties: store.accounts.propertiesOf(principal.id),
    groups: [...defaultGroup(principal), ...groups],
    contacts: store.lists.everybody(principal.id).map((entry) => listed(principal, entry, byNumber)),
  };
}

function listed(
  principal: Principal,
  entry: FullEntry,
  groups: ReadonlyMap<number, ListedGroup>,
): ListedContact {
  const { address, guid, lists } = entry;
  return {
    address,
    guid,
    name: entry.alias ?? entry.name,
    lists: listsFromBits(bitsFor(principal, lists)),
    groups: entry.groupNumbers.flatMap((number) => groups.get(number) ?? []),
    properties: entry.properties,
  };
}

/** Who waits for an answer is on pending and not yet on reverse, or, without such a list, on reverse (facts §7). */
function bitsFor(principal: Principal, lists: number): number {
  if ((lists & LIST_BITS.pending) === 0) return lists;
  return lists & ~(principal.dialect.hasPendingList ? LIST_BITS.reverse : LIST_BITS.pending);
}

function defaultGroup(principal: Principal): ListedGroup[] {
  const group = principal.dialect.defaultGroup;
  return group === null ? [] : [{ number: Number(group.groupId), guid: '', name: group.name }];
}
