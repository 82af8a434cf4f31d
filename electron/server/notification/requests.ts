import type { NotificationRequests, NotificationRequestType } from '#protocol/dialects/notification.ts';
import { Refusal } from '../refusal.ts';
import { switchboardAddress } from '../services.ts';
import { addGroup, removeGroup, renameGroup } from './groups.ts';
import { addToList, removeFromList, renameContact } from './lists.ts';
import { setPersonalMessage } from './presence.ts';
import type { Principal } from './principal.ts';
import { setOwnName, setPrivacy, setPrompt, setProperty } from './settings.ts';
import { synchronize } from './synchronization.ts';

/** What a session answers itself: all that happens before somebody is signed in, or is about the connection. */
export type SessionRequestType =
  | 'version'
  | 'client'
  | 'policy'
  | 'signInStart'
  | 'signInAnswer'
  | 'setStatus'
  | 'answerChallenge'
  | 'signOut';

type Handlers = {
  readonly [K in Exclude<NotificationRequestType, SessionRequestType>]: (
    principal: Principal,
    request: NotificationRequests[K],
  ) => void;
};

/** No client is shielded from anything here. */
const SHIELDS = new Uint8Array(
  Buffer.from('<?xml version="1.0" encoding="utf-8"?><config><shield></shield><block></block></config>'),
);

/** What somebody signed in can ask for. Each handler answers, or throws a `Refusal`. */
export const HANDLERS: Handlers = {
  synchronize,
  setPrivacy,
  setPrompt,
  addToList,
  removeFromList,
  renameContact,
  setOwnName,
  setProperty,
  addGroup,
  renameGroup,
  removeGroup,
  setPersonalMessage,
  requestSwitchboard: (principal, { trid }) => {
    // facts §10.1: not before the first status, and (to MSNP12) not while hidden.
    if (!principal.isVisible) throw new Refusal('not-allowed-while-hidden');
    if (!principal.calls.take()) throw new Refusal('too-fast');
    principal.send('switchboardOffered', {
      trid,
      server: switchboardAddress(principal.services, principal.connection),
      key: principal.services.switchboardKeys.issueToCaller(principal),
    });
  },
  fetchShields: (principal, { trid, file }) => {
    principal.send('shields', { trid, file, payload: SHIELDS });
  },
  requestUrl: (principal, { trid }) => {
    // There is no mail here; the form is what self-tests of clients look for (facts §4.6).
    principal.send('url', { trid, rru: '/', url: '/', id: '1' });
  },
  ping: (principal) => {
    principal.send('pong', { seconds: principal.dialect.pingSeconds ?? undefined });
  },
};
