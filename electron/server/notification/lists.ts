import type { ListName, NotificationRequests } from '#protocol/dialects/notification.ts';
import { LIST_BITS } from '#protocol/dialects/list-bits.ts';
import { MAX_ALLOW_LIST, MAX_BLOCK_LIST, MAX_FORWARD_LIST } from '#protocol/limits.ts';
import { normalizeAddress } from '../address.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { findGroup, isDefaultGroup } from './groups.ts';
import { changingVisibility, tellNewContact } from './presence.ts';
import type { Principal } from './principal.ts';
import { changeOwnName, checkName } from './settings.ts';

type AddRequest = NotificationRequests['addToList'];
type RemoveRequest = NotificationRequests['removeFromList'];

const CAPACITY = { forward: MAX_FORWARD_LIST, allow: MAX_ALLOW_LIST, block: MAX_BLOCK_LIST };
const OPPOSITE = { allow: 'block', block: 'allow' } as const;

/** ADD, ADC (facts §7.2). */
export function addToList(principal: Principal, request: AddRequest): void {
  if (!principal.edits.take()) throw new Refusal('too-fast');
  switch (request.list) {
    case 'forward':
      addForward(principal, request);
      break;
    case 'allow':
    case 'block':
      addDecision(principal, request, request.list);
      break;
    case 'reverse':
      acceptRequest(principal, request);
      break;
    case 'pending':
      // Only somebody else's adding us puts them there.
      throw new Refusal('invalid-parameter');
  }
}

/** REM (facts §7.2). */
export function removeFromList(principal: Principal, request: RemoveRequest): void {
  if (!principal.edits.take()) throw new Refusal('too-fast');
  switch (request.list) {
    case 'forward':
      removeForward(principal, request);
      break;
    case 'allow':
    case 'block':
    case 'pending':
      removeDecision(principal, request, request.list);
      break;
    case 'reverse':
      throw new Refusal('invalid-parameter');
  }
}

/** REA, SBP MFN: a name of one's own for a contact. REA of one's own address is one's own name. */
export function renameContact(principal: Principal, request: NotificationRequests['renameContact']): void {
  const { trid, name } = request;
  if (request.address?.toLowerCase() === principal.address) {
    changeOwnName(principal, name, (listVersion) => {
      principal.send('contactRenamed', { trid, listVersion, address: principal.address, name });
    });
    return;
  }
  const contact = findContact(principal, request);
  const guid = requireOn(principal, contact.id, 'forward');
  checkName(name);
  principal.services.store.lists.setAlias(principal.id, contact.id, name);
  principal.send('contactRenamed', {
    trid,
    listVersion: principal.currentVersion(),
    address: contact.address,
    contactId: guid,
    name,
  });
}

function addForward(principal: Principal, request: AddRequest): void {
  const { store } = principal.services;
  const contact = findContact(principal, request);
  const entry = store.lists.find(principal.id, contact.id);
  if (entry !== null && (entry.lists & LIST_BITS.forward) !== 0) {
    addToGroup(principal, request, contact, entry.guid);
    return;
  }
  if (contact.id === principal.id) throw new Refusal('invalid-parameter');
  checkCapacity(principal, 'forward');
  const group =
    request.groupId === undefined || isDefaultGroup(principal, request.groupId)
      ? null
      : findGroup(principal, request.groupId);
  store.lists.addForward(principal.id, contact.id, group?.number);
  principal.send('addedToList', {
    trid: request.trid,
    listVersion: principal.currentVersion(),
    list: 'forward',
    address: contact.address,
    name: contact.name,
    contactId: store.lists.find(principal.id, contact.id)?.guid,
    // With MSNP10 and later a group is a second command, and so is its answer.
    groupId: principal.dialect.addsToGroupSeparately ? undefined : request.groupId,
  });
  tellNewContact(principal, contact.id, request.trid);
  tellAdded(principal.services, contact.id, principal);
}

/** Tells somebody, if signed in, that they were added. */
export function tellAdded(
  services: Services,
  contactId: number,
  by: Pick<Account, 'address' | 'name'>,
): void {
  const added = services.hub.find(contactId);
  added?.send('addedToList', {
    trid: 0,
    listVersion: added.currentVersion(),
    list: 'reverse',
    address: by.address,
    name: by.name,
  });
}

function addToGroup(principal: Principal, request: AddRequest, contact: Account, guid: string): void {
  const { groups } = principal.services.store;
  const { trid, groupId } = request;
  if (groupId === undefined) throw new Refusal('already-there');
  const numbers = groups.numbersOf(principal.id, contact.id);
  if (isDefaultGroup(principal, groupId)) {
    // Who is in no group is there already. For all others it is the first half of moving them there.
    if (numbers.length === 0) throw new Refusal('already-there');
  } else {
    const group = findGroup(principal, groupId);
    if (numbers.includes(group.number)) throw new Refusal('already-there');
    groups.join(principal.id, contact.id, group.number);
  }
  principal.send('addedToList', {
    trid,
    listVersion: principal.currentVersion(),
    list: 'forward',
    address: contact.address,
    name: contact.name,
    contactId: guid,
    groupId,
  });
}

function addDecision(principal: Principal, request: AddRequest, list: 'allow' | 'block'): void {
  const { lists } = principal.services.store;
  const contact = findContact(principal, request);
  const mask = lists.mask(principal.id, contact.id);
  if ((mask & LIST_BITS[list]) !== 0) throw new Refusal('already-there');
  if ((mask & LIST_BITS[OPPOSITE[list]]) !== 0) throw new Refusal('on-opposite-list');
  checkCapacity(principal, list);
  changingVisibility(principal, contact.id, () => {
    lists.addDecision(principal.id, contact.id, list, !principal.dialect.hasPendingList);
    principal.send('addedToList', {
      trid: request.trid,
      listVersion: principal.currentVersion(),
      list,
      address: contact.address,
      name: request.name,
    });
  });
}

/** `ADC t RL`: somebody who added us is no news any more (facts §7.2). */
function acceptRequest(principal: Principal, request: AddRequest): void {
  const { lists } = principal.services.store;
  const contact = findContact(principal, request);
  requireOn(principal, contact.id, 'reverse');
  lists.removeDecision(principal.id, contact.id, 'pending');
  principal.send('addedToList', {
    trid: request.trid,
    listVersion: principal.currentVersion(),
    list: 'reverse',
    address: contact.address,
    name: request.name ?? contact.name,
  });
}

function removeForward(principal: Principal, request: RemoveRequest): void {
  const { store, hub } = principal.services;
  const contact = findContact(principal, request);
  const guid = requireOn(principal, contact.id, 'forward');
  const gone = request.groupId === undefined || !leaveGroup(principal, contact.id, request.groupId);
  if (gone) store.lists.removeForward(principal.id, contact.id);
  principal.send('removedFromList', {
    trid: request.trid,
    listVersion: principal.currentVersion(),
    list: 'forward',
    address: contact.address,
    contactId: guid,
    groupId: request.groupId,
  });
  if (!gone) return;
  const removed = hub.find(contact.id);
  removed?.send('removedFromList', {
    trid: 0,
    listVersion: removed.currentVersion(),
    list: 'reverse',
    address: principal.address,
  });
}

/** Takes a contact out of one group. False: it was only in the default group, and leaving that is leaving the list. */
function leaveGroup(principal: Principal, contactId: number, groupId: string): boolean {
  const { groups } = principal.services.store;
  const numbers = groups.numbersOf(principal.id, contactId);
  // The second half of moving somebody out of the default group: they have left it by entering another.
  if (isDefaultGroup(principal, groupId)) return numbers.length > 0;
  const group = findGroup(principal, groupId);
  if (!numbers.includes(group.number)) throw new Refusal('not-in-group');
  groups.leave(principal.id, contactId, group.number);
  return true;
}

function removeDecision(
  principal: Principal,
  request: RemoveRequest,
  list: 'allow' | 'block' | 'pending',
): void {
  const contact = findContact(principal, request);
  requireOn(principal, contact.id, list);
  changingVisibility(principal, contact.id, () => {
    principal.services.store.lists.removeDecision(principal.id, contact.id, list);
    principal.send('removedFromList', {
      trid: request.trid,
      listVersion: principal.currentVersion(),
      list,
      address: contact.address,
    });
  });
}

/** Who a request is about. @throws Refusal with the dialect's number when there is no such account or contact. */
function findContact(
  principal: Principal,
  reference: { readonly address?: string | undefined; readonly contactId?: string | undefined },
): Account {
  const { accounts, lists } = principal.services.store;
  const unknown =
    principal.dialect.unknownUserError === 205 ? new Refusal('invalid-user') : new Refusal('invalid-address');
  if (reference.address !== undefined) {
    const address = normalizeAddress(reference.address);
    const account = address === null ? null : accounts.find(address);
    if (account === null) throw unknown;
    return account;
  }
  const entry =
    reference.contactId === undefined ? null : lists.findByGuid(principal.id, reference.contactId);
  const account = entry === null ? null : accounts.get(entry.contact);
  if (account === null) throw unknown;
  return account;
}

/** The GUID of somebody on that list. @throws Refusal 216 when they are not. */
function requireOn(principal: Principal, contact: number, list: ListName): string {
  const entry = principal.services.store.lists.find(principal.id, contact);
  if (entry === null || (entry.lists & LIST_BITS[list]) === 0) throw new Refusal('not-on-list');
  return entry.guid;
}

function checkCapacity(principal: Principal, list: keyof typeof CAPACITY): void {
  const members = principal.services.store.lists.count(principal.id, LIST_BITS[list]);
  if (members >= CAPACITY[list]) throw new Refusal('list-full');
}
