import type { ContactLists } from '#shared/model/contact.ts';
import type { Command } from '../wire/frame.ts';
import type { NotificationEvent, NotificationEventTable } from './notification.ts';

/** A group under both of its names. */
export interface ListedGroup {
  /** Number, up to MSNP9. */
  readonly number: number;
  /** GUID, from MSNP10 on. */
  readonly guid: string;
  readonly name: string;
}

/** Somebody on any of a person's lists, as a server holds them. */
export interface ListedContact {
  readonly address: string;
  readonly name: string;
  readonly guid: string;
  readonly lists: ContactLists;
  readonly groups: readonly ListedGroup[];
  /** PHH, PHW, PHM, MOB: what the contact lets us know. */
  readonly properties: Readonly<Record<string, string>>;
}

/** All that a synchronization carries, from the server's side. */
export interface ServerLists {
  readonly serial: number;
  readonly ownName: string;
  readonly prompt: 'ask' | 'never';
  readonly privacy: 'allow' | 'block';
  readonly properties: Readonly<Record<string, string>>;
  readonly groups: readonly ListedGroup[];
  readonly contacts: readonly ListedContact[];
}

/** Somebody on the lists, as a client learns it. */
export interface ReceivedContact {
  readonly address: string;
  readonly name: string | null;
  readonly contactId: string | null;
  readonly lists: ContactLists;
  readonly groupIds: readonly string[];
  readonly properties: Readonly<Record<string, string>>;
}

/** All that a synchronization carries, from the client's side. */
export interface ReceivedLists {
  readonly listVersion: string;
  readonly settingsVersion: string | null;
  /** Null where the dialect does not tell it here. */
  readonly ownName: string | null;
  readonly prompt: 'ask' | 'never';
  readonly privacy: 'allow' | 'block';
  readonly properties: Readonly<Record<string, string>>;
  readonly groups: readonly { readonly groupId: string; readonly name: string }[];
  readonly contacts: readonly ReceivedContact[];
}

/** Collects the rows of one synchronization; there is no end marker, so it counts (facts §7.1). */
export interface ListReader {
  /** Takes an event if it belongs to the synchronization; false: it is somebody else's. */
  readonly accept: (event: NotificationEvent) => boolean;
  /** The lists once complete, else null. */
  readonly result: () => ReceivedLists | null;
}

/** How a dialect transfers the lists: both ends. */
export interface ListSynchronization {
  /** Commands of a server's answer to SYN, with `trid` of the request, written with the dialect's events. */
  readonly write: (events: NotificationEventTable, lists: ServerLists, trid: number) => Command[];
  /** A reader for the answer to the SYN of that `trid`. */
  readonly createReader: (trid: number) => ListReader;
}

/** What a client holds of one person's lists at most, far above what any server allows: none can fill its memory. */
export const MAX_LISTED_CONTACTS = 25_000;
export const MAX_LISTED_GROUPS = 1_000;
export const MAX_LISTED_PROPERTIES = 32;
/** Of an id: a GUID, with room to spare. */
export const MAX_ID_CHARACTERS = 64;
