import { listName, pong, propertyEvent } from './codecs.ts';
import {
  codec,
  constant,
  ids,
  keyed,
  optional,
  payloadRow,
  row,
  status,
  text,
  uint,
  word,
  type Codec,
} from './columns.ts';
import type { Dialect } from './dialect.ts';
import { listsCondensed } from './lists-condensed.ts';
import { msnp07 } from './msnp07.ts';
import type { ListName } from './notification.ts';
import { switchboardEventsWithCapabilities } from './switchboard.ts';

const { policy: _policy, ...requestsSinceMsnp8 } = msnp07.requests;
const { policy: _scheme, contactRenamed: _alias, ...eventsSinceMsnp8 } = msnp07.events;

/** Presence with capabilities and picture (facts §8). */
const presence = { status, address: word, name: text, capabilities: optional(uint), object: optional(text) };

/**
 * `ADC`, the same in both directions (facts §7.2): a contact by address (with its GUID once the server knows it), or a
 * contact already on the forward list, by GUID, into a group.
 */
const addToList: Codec<ListEdit> = codec<ListEdit>(
  'ADC',
  (command) => adcRow.read(command),
  ({ trid, list, address, name, contactId, groupId }) =>
    adcRow.write(
      groupId === undefined ? { trid, list, address, name, contactId } : { trid, list, contactId, groupId },
    ),
);

const adcRow = row('ADC', {
  trid: uint,
  list: listName,
  address: optional(keyed('N', word)),
  name: optional(keyed('F', text)),
  contactId: optional(keyed('C', word)),
  groupId: optional(word),
});

/** `REM`: the forward list by GUID, the others by address (facts §7.2). */
const removeFromList: Codec<ListEdit> = codec<ListEdit>(
  'REM',
  (command) => {
    const read = remRow.read(command);
    if (read === null) return null;
    const { who, ...rest } = read;
    return read.list === 'forward' ? { ...rest, contactId: who } : { ...rest, address: who };
  },
  ({ trid, list, address, contactId, groupId }) =>
    remRow.write({ trid, list, who: (list === 'forward' ? contactId : address) ?? '', groupId }),
);

const remRow = row('REM', { trid: uint, list: listName, who: word, groupId: optional(word) });

interface ListEdit {
  readonly trid: number;
  readonly list: ListName;
  readonly address?: string | undefined;
  readonly name?: string | undefined;
  readonly contactId?: string | undefined;
  readonly groupId?: string | undefined;
}

/**
 * MSNP12 (MSN 7.5): Passport ticket, condensed lists, GUIDs for contacts and groups, capabilities and pictures in
 * presence, personal messages, a pending list. The serials are gone but for the column RMG and REG keep.
 */
export const msnp12: Dialect = {
  ...msnp07,
  name: 'MSNP12',
  version: 12,
  identity: { program: 'MSNMSGR', version: '7.5.0324', brand: 'MSMSGS', productId: 'PROD0090YUAUV{2B' },
  authentication: 'passport',
  ticketSources: ['token-service', 'nexus'],
  clientReport: 'before-sign-in',
  challengeAlgorithm: 'msnp11',
  contactKey: 'contact-id',
  addsToGroupSeparately: true,
  groupKey: 'guid',
  defaultGroup: null,
  nameInSignIn: false,
  hasPendingList: true,
  unknownUserError: 208,
  pingSeconds: 60,
  lists: listsCondensed,

  requests: {
    ...requestsSinceMsnp8,
    // facts §4.2
    signInStart: row('USR', { trid: uint, scheme: constant('TWN'), step: constant('I'), address: word }),
    signInAnswer: row('USR', { trid: uint, scheme: constant('TWN'), step: constant('S'), secret: word }),
    synchronize: row('SYN', { trid: uint, listVersion: word, settingsVersion: optional(word) }),
    setStatus: row('CHG', { trid: uint, status, capabilities: optional(uint), object: optional(text) }),
    addToList,
    removeFromList,
    renameContact: row('SBP', { trid: uint, contactId: word, property: constant('MFN'), name: text }),
    setOwnName: row('PRP', { trid: uint, property: constant('MFN'), name: text }),
    addGroup: row('ADG', { trid: uint, name: text }),
    renameGroup: row('REG', { trid: uint, groupId: word, name: text }),
    setPersonalMessage: payloadRow('UUX', { trid: uint }),
    fetchShields: row('GCF', { trid: uint, file: word }),
  },

  events: {
    ...eventsSinceMsnp8,
    signInChallenge: row('USR', {
      trid: uint,
      scheme: constant('TWN'),
      step: constant('S'),
      challenge: word,
    }),
    signedIn: row('USR', {
      trid: uint,
      ok: constant('OK'),
      address: word,
      verified: optional(uint),
      restricted: optional(uint),
    }),
    // facts §7.1
    synchronizing: row('SYN', {
      trid: uint,
      listVersion: word,
      settingsVersion: word,
      contactCount: optional(uint),
      groupCount: optional(uint),
    }),
    property: propertyEvent(false),
    groupListed: row('LSG', { name: text, groupId: word }),
    contactListed: row('LST', {
      address: keyed('N', word),
      name: optional(keyed('F', text)),
      contactId: optional(keyed('C', word)),
      listBits: uint,
      network: optional(uint),
      groupIds: optional(ids),
    }),
    statusSet: row('CHG', { trid: uint, status, capabilities: optional(uint), object: optional(text) }),
    initialPresence: row('ILN', { trid: uint, ...presence }),
    presence: row('NLN', presence),
    // facts §8.3
    personalMessage: payloadRow('UBX', { address: word }),
    personalMessageSet: row('UUX', { trid: uint, length: constant('0') }),
    addedToList: addToList,
    removedFromList: removeFromList,
    contactRenamed: row('SBP', { trid: uint, contactId: word, property: constant('MFN'), name: text }),
    groupAdded: row('ADG', { trid: uint, name: text, groupId: word, zero: constant('0') }),
    groupRenamed: row('REG', {
      trid: uint,
      one: constant('1'),
      name: text,
      groupId: word,
      zero: constant('0'),
    }),
    groupRemoved: row('RMG', { trid: uint, one: constant('1'), groupId: word }),
    shields: payloadRow('GCF', { trid: uint, file: word }),
    siteSettings: row('SBS', { zero: constant('0'), value: word }),
    pong,
  },

  switchboardEvents: switchboardEventsWithCapabilities,
};
