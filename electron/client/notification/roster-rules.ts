import { MAX_ID_CHARACTERS, type ReceivedContact } from '#protocol/dialects/list-synchronization.ts';
import type { NotificationEvent } from '#protocol/dialects/notification.ts';
import { MAX_ADDRESS_CHARACTERS } from '#protocol/limits.ts';
import type { Contact, ContactLists, Group, Self } from '#shared/model/contact.ts';
import { shownName } from '../names.ts';
import type { Anomaly } from '../observation.ts';

/** What happened to the roster, in the words of the session's events. */
export type RosterChange =
  | { readonly type: 'selfChanged'; readonly self: Self }
  | { readonly type: 'contactChanged'; readonly contact: Contact }
  | { readonly type: 'contactRemoved'; readonly address: string }
  | { readonly type: 'groupChanged'; readonly group: Group }
  | { readonly type: 'groupRemoved'; readonly groupId: string }
  | { readonly type: 'addedBy'; readonly contact: Contact }
  | { readonly type: 'anomaly'; readonly anomaly: Anomaly };

const NO_LISTS: ContactLists = {
  forward: false,
  allow: false,
  block: false,
  reverse: false,
  pending: false,
};
/** The words by which events name people and groups. */
interface Words {
  readonly address?: string | undefined;
  readonly contactId?: string | undefined;
  readonly groupId?: string | undefined;
}

/** Somebody of whom nothing is known. */
export const NOBODY: ReceivedContact = {
  address: '',
  name: null,
  contactId: null,
  lists: NO_LISTS,
  groupIds: [],
  properties: {},
};

/** On reverse and nowhere else: somebody added us and we have not answered (facts §7). */
export function derivePending(lists: ContactLists): ContactLists {
  return { ...lists, pending: lists.reverse && !lists.allow && !lists.block };
}

/** Whether an address or id in it is longer than any can be (facts §32). */
export function isTooLong(event: NotificationEvent): boolean {
  const { address = '', contactId = '', groupId = '' } = event as Words;
  return (
    address.length > MAX_ADDRESS_CHARACTERS || Math.max(contactId.length, groupId.length) > MAX_ID_CHARACTERS
  );
}

/** Whether somebody is on any list. */
export function isListed(lists: ContactLists): boolean {
  return lists.forward || lists.allow || lists.block || lists.reverse || lists.pending;
}

/** A group as windows know it. */
export function groupOf({ groupId, name }: { readonly groupId: string; readonly name: string }): Group {
  return { id: groupId, name: shownName(name) };
}

/** What was not to be believed, as a change. */
export function anomaly(kind: Anomaly['kind'], detail: string): RosterChange {
  return { type: 'anomaly', anomaly: { kind, detail } };
}
