import { LIST_BITS } from '#protocol/dialects/list-bits.ts';
import type { Services } from '../services.ts';
import type { Principal } from './principal.ts';

/**
 * Whether somebody lets another see and call them: blocked people never may, allowed people may, all others as their
 * privacy setting says (facts §7).
 *
 * @param lists The mask under which they have the other.
 */
export function permits(lists: number, privacy: 'allow' | 'block'): boolean {
  if ((lists & LIST_BITS.block) !== 0) return false;
  return (lists & LIST_BITS.allow) !== 0 || privacy === 'allow';
}

/** Whether `other` may see and call `principal`. */
export function permitsAccount(principal: Principal, other: number): boolean {
  return permits(principal.services.store.lists.mask(principal.id, other), principal.privacy);
}

/** Those who have `principal` on their forward list, are there to hear of it, and may. */
export function watchersOf(principal: Principal): Principal[] {
  const { lists } = principal.services.store;
  return lists.watchers(principal.id).flatMap((watcher) => watcherAmong(principal, watcher) ?? []);
}

/** The one of them with that account, if it is one of them. */
export function watcherOf(principal: Principal, account: number): Principal | undefined {
  const lists = principal.services.store.lists.mask(principal.id, account);
  if ((lists & LIST_BITS.reverse) === 0) return undefined;
  return watcherAmong(principal, { contact: account, lists });
}

function watcherAmong(
  { services, privacy }: Principal,
  { contact, lists }: { readonly contact: number; readonly lists: number },
): Principal | undefined {
  const watcher = services.hub.find(contact);
  if (watcher === undefined || watcher.presence === null) return undefined;
  return permits(lists, privacy) ? watcher : undefined;
}

/** The visible people on `principal`'s forward list who let `principal` see them. */
export function seenBy(principal: Principal): Principal[] {
  const { store, hub } = principal.services;
  const seen: Principal[] = [];
  for (const { contact, theirLists, theirPrivacy } of store.lists.relations(principal.id)) {
    const other = hub.find(contact);
    if (other !== undefined && other.isVisible && permits(theirLists, theirPrivacy)) seen.push(other);
  }
  return seen;
}

/** The one who may be called by `caller` under that account, or undefined: not there, hidden, or unwilling. */
export function reachable(services: Services, account: number, caller: number): Principal | undefined {
  const principal = services.hub.find(account);
  return principal !== undefined && principal.isVisible && permitsAccount(principal, caller)
    ? principal
    : undefined;
}
