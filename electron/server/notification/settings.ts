import type { NotificationRequests } from '#protocol/dialects/notification.ts';
import { MAX_FRIENDLY_NAME, MAX_PHONE_CHARACTERS } from '#protocol/limits.ts';
import { encodeText } from '#protocol/wire/percent.ts';
import { Refusal } from '../refusal.ts';
import { PRIVATE_PROPERTY } from '../store/accounts.ts';
import { announceChange, changingVisibility } from './presence.ts';
import type { Principal } from './principal.ts';
import { watchersOf } from './visibility.ts';

const PHONES: ReadonlySet<string> = new Set(['PHH', 'PHW', 'PHM']);
/** Whether the phone can be reached, and whether it is enabled: `Y` or `N` (facts §7.2). */
const SWITCHES: ReadonlySet<string> = new Set(['MOB', PRIVATE_PROPERTY]);

/** Ends a text in the database, and in many a client. */
export const NUL = '\0';

/** BLP. Setting what is set already is answered like a change: some clients end themselves on any error. */
export function setPrivacy(principal: Principal, request: NotificationRequests['setPrivacy']): void {
  const { trid, privacy } = request;
  if (privacy !== principal.privacy && !principal.changes.take()) throw new Refusal('too-fast');
  let listVersion = 0;
  changingVisibility(principal, null, () => {
    listVersion = principal.services.store.accounts.setPrivacy(principal.id, privacy);
    principal.privacy = privacy;
    principal.send('privacy', { trid, listVersion: principal.versionColumn(listVersion), privacy });
  });
}

/** GTC. */
export function setPrompt(principal: Principal, request: NotificationRequests['setPrompt']): void {
  const { trid, prompt } = request;
  const listVersion = principal.services.store.accounts.setPrompt(principal.id, prompt);
  principal.send('prompt', { trid, listVersion: principal.versionColumn(listVersion), prompt });
}

/** PRP MFN; REA of one's own address before MSNP10. `reply` answers with the new version of the lists. */
export function changeOwnName(
  principal: Principal,
  name: string,
  reply: (listVersion: string | undefined) => void,
): void {
  checkName(name);
  if (!principal.changes.take()) throw new Refusal('too-fast');
  const listVersion = principal.services.store.accounts.setName(principal.id, name);
  principal.name = name;
  reply(principal.versionColumn(listVersion));
  announceChange(principal);
}

export function setOwnName(principal: Principal, request: NotificationRequests['setOwnName']): void {
  const { trid, name } = request;
  changeOwnName(principal, name, (listVersion) => {
    principal.send('property', { trid, listVersion, property: 'MFN', value: name });
  });
}

/** PRP of a phone; contacts who see us hear of it (BPR), the others find it when they read their lists again. */
export function setProperty(principal: Principal, request: NotificationRequests['setProperty']): void {
  const { trid, property } = request;
  const value = request.value === undefined || request.value === '' ? null : request.value;
  const fits = PHONES.has(property)
    ? value === null || (value.length <= MAX_PHONE_CHARACTERS && !value.includes(NUL))
    : SWITCHES.has(property) && (value === null || value === 'Y' || value === 'N');
  if (!fits) throw new Refusal('invalid-parameter');
  if (!principal.changes.take()) throw new Refusal('too-fast');
  const listVersion = principal.services.store.accounts.setProperty(principal.id, property, value);
  principal.send('property', {
    trid,
    listVersion: principal.versionColumn(listVersion),
    property,
    value: value ?? undefined,
  });
  if (property === PRIVATE_PROPERTY || !principal.isVisible) return;
  for (const watcher of watchersOf(principal)) {
    watcher.send('contactProperty', {
      listVersion: watcher.currentVersion(),
      address: principal.address,
      property,
      value: value ?? undefined,
    });
  }
}

/** A name somebody can have (facts §32). */
export function checkName(name: string): void {
  if (name === '' || name.includes(NUL) || Buffer.byteLength(encodeText(name)) > MAX_FRIENDLY_NAME) {
    throw new Refusal('invalid-name');
  }
}
