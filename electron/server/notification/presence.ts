import { randomInt } from 'node:crypto';
import type { NotificationRequests, Presence } from '#protocol/dialects/notification.ts';
import { parsePersonalMessage } from '#protocol/personal-message.ts';
import { isOnline } from '#shared/model/presence.ts';
import { Refusal } from '../refusal.ts';
import type { Principal } from './principal.ts';
import { permitsAccount, seenBy, watcherOf, watchersOf } from './visibility.ts';

/** Longest msnobj taken, in characters. Real ones have a few hundred. */
const MAX_OBJECT_CHARACTERS = 2048;

/** Tells `watcher` that `principal` is there: how, and with what personal message. */
export function tellPresence(watcher: Principal, principal: Principal, trid?: number): void {
  const presence = visiblePresence(principal);
  if (presence === null) return;
  if (trid === undefined) watcher.send('presence', presence);
  else watcher.send('initialPresence', { trid, ...presence });
  tellPersonalMessage(watcher, principal);
}

export function tellPersonalMessage(watcher: Principal, principal: Principal): void {
  watcher.send('personalMessage', { address: principal.address, payload: principal.personalMessage });
}

/** Tells `watcher` that `principal` is gone, or looks it. */
export function tellOffline(watcher: Principal, principal: Principal): void {
  watcher.send('offline', { address: principal.address });
}

/** Tells everybody who saw `principal` that they are gone. */
export function announceOffline(principal: Principal): void {
  if (!principal.isVisible) return;
  for (const watcher of watchersOf(principal)) tellOffline(watcher, principal);
}

/** Tells everybody who sees `principal` of a new name; a personal message is not repeated. */
export function announceChange(principal: Principal): void {
  const presence = visiblePresence(principal);
  if (presence === null) return;
  for (const watcher of watchersOf(principal)) watcher.send('presence', presence);
}

/**
 * Does something that may change whether `other` may see `principal`, and tells `other` if it did.
 *
 * @param other Null: the change may concern everybody who has `principal` on their list.
 */
export function changingVisibility(principal: Principal, other: number | null, change: () => void): void {
  const before = concerned(principal, other);
  change();
  if (!principal.isVisible) return;
  const after = concerned(principal, other);
  for (const watcher of before) if (!after.has(watcher)) tellOffline(watcher, principal);
  for (const watcher of after) if (!before.has(watcher)) tellPresence(watcher, principal);
}

function concerned(principal: Principal, other: number | null): ReadonlySet<Principal> {
  if (other === null) return new Set(watchersOf(principal));
  const watcher = watcherOf(principal, other);
  return new Set(watcher === undefined ? [] : [watcher]);
}

/** After somebody put `contactId` on their forward list: how that contact is, if it may be seen. */
export function tellNewContact(principal: Principal, contactId: number, trid: number): void {
  if (principal.presence === null) return;
  const contact = principal.services.hub.find(contactId);
  if (contact !== undefined && contact.isVisible && permitsAccount(contact, principal.id)) {
    tellPresence(principal, contact, trid);
  }
}

/** CHG (facts §8.1). */
export function setStatus(principal: Principal, request: NotificationRequests['setStatus']): void {
  const { trid, status, capabilities, object } = request;
  // Signing out is not a status; nobody can set it (facts §8).
  if (status === 'FLN') throw new Refusal('invalid-parameter');
  if (object !== undefined && object.length > MAX_OBJECT_CHARACTERS) throw new Refusal('invalid-parameter');
  if (!principal.changes.take()) throw new Refusal('too-fast');
  const previous = principal.presence;
  principal.presence = { status, capabilities, object };
  principal.send('statusSet', { trid, status, capabilities, object });
  if (previous === null) {
    for (const contact of seenBy(principal)) tellPresence(principal, contact, trid);
  }
  const wasVisible = previous !== null && isOnline(previous.status);
  if (principal.isVisible) {
    const same =
      previous?.status === status && previous.capabilities === capabilities && previous.object === object;
    if (!wasVisible) for (const watcher of watchersOf(principal)) tellPresence(watcher, principal);
    else if (!same) announceChange(principal);
  } else if (wasVisible) {
    for (const watcher of watchersOf(principal)) tellOffline(watcher, principal);
  }
}

/** UUX (facts §8.3): passed on as it came, once it is known to be what it should. */
export function setPersonalMessage(
  principal: Principal,
  { trid, payload }: NotificationRequests['setPersonalMessage'],
): void {
  const { limits } = principal.services;
  if (payload.length > limits.maxPersonalMessageBytes || parsePersonalMessage(payload) === null) {
    throw new Refusal('invalid-parameter');
  }
  if (!principal.changes.take()) throw new Refusal('too-fast');
  principal.personalMessage = payload;
  principal.send('personalMessageSet', { trid });
  if (!principal.isVisible) return;
  for (const watcher of watchersOf(principal)) tellPersonalMessage(watcher, principal);
}

/** What others see of somebody; null while they see nobody. */
function visiblePresence(principal: Principal): Presence | null {
  const { presence, address, name } = principal;
  if (presence === null || !principal.isVisible) return null;
  // Dialects without capabilities stand for a client that has none (facts §31).
  return {
    status: presence.status,
    address,
    name,
    capabilities: presence.capabilities ?? 0,
    object: presence.object,
  };
}

/** Twenty digits, of which no two clients get the same (facts §6). */
export function createChallenge(): string {
  return Array.from({ length: 20 }, () => randomInt(10)).join('');
}
