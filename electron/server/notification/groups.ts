import type { ListedGroup } from '#protocol/dialects/list-synchronization.ts';
import type { NotificationRequests } from '#protocol/dialects/notification.ts';
import { MAX_GROUP_NAME, MAX_GROUPS } from '#protocol/limits.ts';
import { encodeText } from '#protocol/wire/percent.ts';
import { Refusal } from '../refusal.ts';
import type { Principal } from './principal.ts';
import { NUL } from './settings.ts';

/** ADG (facts §7.2). */
export function addGroup(principal: Principal, { trid, name }: NotificationRequests['addGroup']): void {
  const { groups } = principal.services.store;
  const existing = groups.all(principal.id);
  if (existing.length >= MAX_GROUPS) throw new Refusal('too-many-groups');
  checkGroupName(principal, existing, name);
  const group = groups.add(principal.id, name);
  principal.send('groupAdded', {
    trid,
    listVersion: principal.currentVersion(),
    groupId: groupIdOf(principal, group),
    name,
  });
}

/** REG. */
export function renameGroup(principal: Principal, request: NotificationRequests['renameGroup']): void {
  const { trid, groupId, name } = request;
  const { groups } = principal.services.store;
  const group = findGroup(principal, groupId);
  checkGroupName(
    principal,
    groups.all(principal.id).filter(({ number }) => number !== group.number),
    name,
  );
  groups.rename(principal.id, group.number, name);
  principal.send('groupRenamed', {
    trid,
    listVersion: principal.currentVersion(),
    groupId: groupIdOf(principal, group),
    name,
  });
}

/** RMG. Whoever was in it stays on the list. */
export function removeGroup(principal: Principal, request: NotificationRequests['removeGroup']): void {
  const { trid, groupId } = request;
  const group = findGroup(principal, groupId, { byName: true });
  principal.services.store.groups.remove(principal.id, group.number);
  principal.send('groupRemoved', {
    trid,
    listVersion: principal.currentVersion(),
    groupId: groupIdOf(principal, group),
  });
}

/** Whether an id means the group of those who are in none. */
export function isDefaultGroup(principal: Principal, groupId: string): boolean {
  return principal.dialect.defaultGroup?.groupId === groupId;
}

/**
 * The group with that id, as the dialect names groups.
 *
 * @param options `byName`: MSN 7.0 at times sends the (encoded) name where the id belongs (facts §7.2).
 * @throws Refusal 230 for the default group, 224 for none.
 */
export function findGroup(
  principal: Principal,
  groupId: string,
  options: { readonly byName?: boolean } = {},
): ListedGroup {
  if (isDefaultGroup(principal, groupId)) throw new Refusal('group-is-permanent');
  const groups = principal.services.store.groups.all(principal.id);
  const wanted = groupId.toLowerCase();
  const found =
    groups.find((group) => groupIdOf(principal, group) === wanted) ??
    (options.byName === true ? groups.find(({ name }) => encodeText(name) === groupId) : undefined);
  if (found === undefined) throw new Refusal('invalid-group');
  return found;
}

export function groupIdOf(principal: Principal, group: ListedGroup): string {
  return principal.dialect.groupKey === 'number' ? String(group.number) : group.guid;
}

function checkGroupName(principal: Principal, others: readonly ListedGroup[], name: string): void {
  if (name === '' || name.includes(NUL)) throw new Refusal('invalid-parameter');
  if (Buffer.byteLength(encodeText(name)) > MAX_GROUP_NAME) throw new Refusal('group-name-too-long');
  const taken = [principal.dialect.defaultGroup?.name, ...others.map((group) => group.name)];
  if (taken.includes(name)) throw new Refusal('group-name-exists');
}
