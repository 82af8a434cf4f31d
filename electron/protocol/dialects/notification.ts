import type { PresenceStatus } from '#shared/model/presence.ts';
import type { Codec } from './columns.ts';

/** The lists of facts §7 by their roles. */
export type ListName = 'forward' | 'allow' | 'block' | 'reverse' | 'pending';

/** Carried by every request, and by every reply to one: the transaction's number. */
interface Transaction {
  readonly trid: number;
}

/** A message that is a reply at times and news at others. */
interface MaybeTransaction {
  readonly trid?: number | undefined;
}

/** Who an editing command is about: by address before MSNP10, by GUID from then on (facts §7.2). */
interface ContactReference {
  readonly address?: string | undefined;
  readonly contactId?: string | undefined;
}

/** What a client asks of a notification server, whatever the dialect spells it like. */
export interface NotificationRequests {
  /** Offers dialects, best first, as wire words (`MSNP12`, `CVR0`). */
  readonly version: Transaction & { readonly offers: readonly string[] };
  /** Describes the client program (CVR). */
  readonly client: Transaction & ClientReport;
  /** Asks which authentication the server wants (INF; absent from MSNP8 on). */
  readonly policy: Transaction;
  readonly signInStart: Transaction & { readonly address: string };
  /** The salted MD5 or the ticket. */
  readonly signInAnswer: Transaction & { readonly secret: string };
  /** Asks for the lists; the versions are those of the client's cache, `0` for none. */
  readonly synchronize: Transaction & {
    readonly listVersion: string;
    readonly settingsVersion?: string | undefined;
  };
  readonly setStatus: Transaction & PresenceDetails & { readonly status: PresenceStatus };
  readonly setPrivacy: Transaction & { readonly privacy: 'allow' | 'block' };
  /** Whether the client wants to be asked when somebody adds it (GTC). */
  readonly setPrompt: Transaction & { readonly prompt: 'ask' | 'never' };
  readonly addToList: Transaction &
    ContactReference & {
      readonly list: ListName;
      readonly name?: string | undefined;
      readonly groupId?: string | undefined;
    };
  readonly removeFromList: Transaction &
    ContactReference & { readonly list: ListName; readonly groupId?: string | undefined };
  /** Gives a contact a name of one's own (REA of another's address; SBP MFN). */
  readonly renameContact: Transaction & ContactReference & { readonly name: string };
  readonly setOwnName: Transaction & { readonly name: string; readonly ownAddress?: string | undefined };
  readonly setProperty: Transaction & { readonly property: string; readonly value?: string | undefined };
  readonly addGroup: Transaction & { readonly name: string };
  readonly renameGroup: Transaction & { readonly groupId: string; readonly name: string };
  readonly removeGroup: Transaction & { readonly groupId: string };
  /** The payload is the XML of `#protocol/personal-message.ts`. */
  readonly setPersonalMessage: Transaction & { readonly payload: Uint8Array };
  readonly answerChallenge: Transaction & { readonly productId: string; readonly payload: Uint8Array };
  readonly requestSwitchboard: Transaction;
  readonly fetchShields: Transaction & { readonly file: string };
  readonly requestUrl: Transaction & { readonly name: string };
  readonly ping: object;
  readonly signOut: object;
}

export interface ClientReport {
  /** Locale id in hexadecimal with `0x`. */
  readonly locale: string;
  readonly system: string;
  readonly systemVersion: string;
  readonly architecture: string;
  readonly program: string;
  readonly programVersion: string;
  readonly brand: string;
  readonly address?: string | undefined;
}

/** What a presence carries beside the status, as far as the dialect has it. */
export interface PresenceDetails {
  readonly capabilities?: number | undefined;
  /** The msnobj of the display picture, decoded XML; absent or `0` for none. */
  readonly object?: string | undefined;
}

/** What a notification server says, in reply (with a `trid`) or of its own accord. */
export interface NotificationEvents {
  /** The dialects chosen; `0` alone: none in common. */
  readonly version: Transaction & { readonly dialects: readonly string[] };
  readonly client: Transaction & {
    readonly recommended: string;
    readonly recommendedAgain: string;
    readonly minimum: string;
    readonly downloadUrl: string;
    readonly infoUrl: string;
  };
  readonly policy: Transaction & { readonly scheme: string };
  /** The salt, or the challenge string for Passport. */
  readonly signInChallenge: Transaction & { readonly challenge: string };
  readonly signedIn: Transaction & {
    readonly address: string;
    readonly name?: string | undefined;
    readonly verified?: number | undefined;
    readonly restricted?: number | undefined;
  };
  /** Go to another notification server (XFR NS). */
  readonly redirected: Transaction & { readonly server: string };
  /** A switchboard to start a conversation on (XFR SB). */
  readonly switchboardOffered: Transaction & { readonly server: string; readonly key: string };
  /** A `MSG Hotmail Hotmail`: profile, mail, system messages (facts §12). */
  readonly message: { readonly sender: string; readonly name: string; readonly payload: Uint8Array };
  readonly synchronizing: Transaction & {
    readonly listVersion: string;
    readonly settingsVersion?: string | undefined;
    readonly contactCount?: number | undefined;
    readonly groupCount?: number | undefined;
  };
  readonly prompt: MaybeTransaction & ListVersion & { readonly prompt: 'ask' | 'never' };
  readonly privacy: MaybeTransaction & ListVersion & { readonly privacy: 'allow' | 'block' };
  /** One of our own properties: PHH, PHW, PHM, MOB, MBE, MFN. */
  readonly property: MaybeTransaction &
    ListVersion & { readonly property: string; readonly value?: string | undefined };
  /** A contact's phone property; without address it belongs to the contact listed last. */
  readonly contactProperty: ListVersion & {
    readonly address?: string | undefined;
    readonly property: string;
    readonly value?: string | undefined;
  };
  readonly groupListed: MaybeTransaction &
    ListVersion &
    RowPosition & { readonly groupId: string; readonly name: string };
  /** A row of the lists: one list a row (before MSNP8), or all lists of a contact as bits. */
  readonly contactListed: MaybeTransaction &
    ListVersion &
    RowPosition &
    ContactReference & {
      readonly list?: ListName | undefined;
      readonly listBits?: number | undefined;
      readonly name?: string | undefined;
      readonly network?: number | undefined;
      readonly groupIds?: readonly string[] | undefined;
    };
  readonly statusSet: Transaction & PresenceDetails & { readonly status: PresenceStatus };
  /** A contact's presence in the first picture, after our first status or after adding them (ILN). */
  readonly initialPresence: Transaction & Presence;
  /** A contact's presence changed (NLN). */
  readonly presence: Presence;
  readonly offline: { readonly address: string };
  readonly personalMessage: { readonly address: string; readonly payload: Uint8Array };
  readonly personalMessageSet: Transaction;
  /** Reply to addToList, or with `trid` 0 news that somebody added us. */
  readonly addedToList: Transaction &
    ListVersion &
    ContactReference & {
      readonly list: ListName;
      readonly name?: string | undefined;
      readonly groupId?: string | undefined;
    };
  readonly removedFromList: Transaction &
    ListVersion &
    ContactReference & { readonly list: ListName; readonly groupId?: string | undefined };
  readonly contactRenamed: Transaction & ListVersion & ContactReference & { readonly name: string };
  readonly groupAdded: Transaction & ListVersion & { readonly groupId: string; readonly name: string };
  readonly groupRenamed: Transaction & ListVersion & { readonly groupId: string; readonly name: string };
  readonly groupRemoved: Transaction & ListVersion & { readonly groupId: string };
  /** Somebody calls us to a switchboard. */
  readonly ringing: {
    readonly sessionId: string;
    readonly server: string;
    readonly key: string;
    readonly address: string;
    readonly name: string;
  };
  readonly challenge: { readonly challenge: string };
  readonly challengePassed: Transaction;
  readonly shields: Transaction & { readonly file: string; readonly payload: Uint8Array };
  readonly url: Transaction & { readonly rru: string; readonly url: string; readonly id: string };
  readonly siteSettings: { readonly value: string };
  /** Seconds until the next ping is due, where the dialect says so. */
  readonly pong: { readonly seconds?: number | undefined };
  /** OTH: signed in elsewhere; SSD: the server is going down; none: as asked. */
  readonly signedOut: { readonly reason?: string | undefined };
}

/** Who is there, and how. */
export interface Presence extends PresenceDetails {
  readonly status: PresenceStatus;
  readonly address: string;
  readonly name: string;
}

/** The serial number of the lists after a change; only before MSNP10. */
interface ListVersion {
  readonly listVersion?: string | undefined;
}

/** Which row of how many, in the dialects that count each list. */
interface RowPosition {
  readonly index?: number | undefined;
  readonly total?: number | undefined;
}

export type NotificationRequestType = keyof NotificationRequests;
export type NotificationEventType = keyof NotificationEvents;

/** A request with its type, as `readMessage` gives it. */
export type NotificationRequest = {
  [K in NotificationRequestType]: { readonly type: K } & NotificationRequests[K];
}[NotificationRequestType];

/** An event with its type, as `readMessage` gives it. */
export type NotificationEvent = {
  [K in NotificationEventType]: { readonly type: K } & NotificationEvents[K];
}[NotificationEventType];

/** How a dialect spells each message; what is missing, the dialect lacks. */
export type CodecTable<Messages> = { readonly [K in keyof Messages]?: Codec<Messages[K]> };
export type NotificationRequestTable = CodecTable<NotificationRequests>;
export type NotificationEventTable = CodecTable<NotificationEvents>;
