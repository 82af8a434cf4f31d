import type { ContactLists } from '#shared/model/contact.ts';
import { MAX_ADDRESS_CHARACTERS, MAX_FRIENDLY_NAME } from '../limits.ts';
import { detached } from '../text.ts';
import { listsFromBits } from './list-bits.ts';
import type { ListReader, ReceivedContact, ReceivedLists } from './list-synchronization.ts';
import {
  MAX_ID_CHARACTERS,
  MAX_LISTED_CONTACTS,
  MAX_LISTED_GROUPS,
  MAX_LISTED_PROPERTIES,
} from './list-synchronization.ts';
import type { NotificationEvents, NotificationEvent } from './notification.ts';

interface GrowingContact {
  address: string;
  name: string | null;
  contactId: string | null;
  lists: ContactLists;
  groupIds: readonly string[];
  properties: Record<string, string>;
}

const NO_LISTS = listsFromBits(0);

/**
 * What both kinds of synchronization have in common: settings, groups and contacts gathered from their rows.
 * A dialect adds how it knows that the last row has come.
 */
export class ListGatherer implements ListReader {
  readonly #trid: number;
  readonly #isComplete: (gatherer: ListGatherer) => boolean;
  readonly #contacts = new Map<string, GrowingContact>();
  readonly #groups: { groupId: string; name: string }[] = [];
  readonly #properties: Record<string, string> = {};
  #start: NotificationEvents['synchronizing'] | null = null;
  #prompt: 'ask' | 'never' = 'ask';
  #privacy: 'allow' | 'block' = 'allow';
  #ownName: string | null = null;
  #lastContact: GrowingContact | null = null;
  /** Rows seen, of whatever list. */
  contactRows = 0;
  groupRows = 0;
  /** What the totals say of each list and of the groups (before MSNP8): list name → [rows seen, rows to come]. */
  readonly counted = new Map<string, readonly [seen: number, total: number]>();

  constructor(trid: number, isComplete: (gatherer: ListGatherer) => boolean) {
    this.#trid = trid;
    this.#isComplete = isComplete;
  }

  get start(): NotificationEvents['synchronizing'] | null {
    return this.#start;
  }

  accept(event: NotificationEvent): boolean {
    if (event.type === 'synchronizing') {
      if (event.trid !== this.#trid) return false;
      this.#start = event;
      return true;
    }
    if (this.#start === null) return false;
    switch (event.type) {
      case 'prompt':
        this.#prompt = event.prompt;
        return true;
      case 'privacy':
        this.#privacy = event.privacy;
        return true;
      case 'property':
        if (event.property === 'MFN') this.#ownName = event.value ?? null;
        else setProperty(this.#properties, event);
        return true;
      case 'groupListed':
        this.#addGroup(event);
        return true;
      case 'contactListed':
        this.#addContact(event);
        return true;
      case 'contactProperty':
        return this.#addContactProperty(event);
      default:
        return false;
    }
  }

  result(): ReceivedLists | null {
    if (this.#start === null || !this.#isComplete(this)) return null;
    return {
      listVersion: this.#start.listVersion,
      settingsVersion: this.#start.settingsVersion ?? null,
      ownName: this.#ownName,
      prompt: this.#prompt,
      privacy: this.#privacy,
      properties: this.#properties,
      groups: this.#groups,
      contacts: [...this.#contacts.values()] satisfies ReceivedContact[],
    };
  }

  #addGroup(event: NotificationEvents['groupListed']): void {
    this.groupRows += 1;
    this.#count('groups', event);
    if (this.#groups.length >= MAX_LISTED_GROUPS || event.groupId.length > MAX_ID_CHARACTERS) return;
    this.#groups.push({ groupId: event.groupId, name: detached(event.name, MAX_FRIENDLY_NAME) });
  }

  #addContact(event: NotificationEvents['contactListed']): void {
    this.contactRows += 1;
    if (event.list !== undefined) this.#count(event.list, event);
    if (event.address === undefined || event.address.length > MAX_ADDRESS_CHARACTERS) return;
    const address = detached(event.address.toLowerCase(), MAX_ADDRESS_CHARACTERS);
    const known = this.#contacts.get(address);
    if (known === undefined && this.#contacts.size >= MAX_LISTED_CONTACTS) return;
    const contact = known ?? {
      address,
      name: null,
      contactId: null,
      lists: NO_LISTS,
      groupIds: [],
      properties: {},
    };
    const { name, contactId, groupIds } = event;
    contact.name = name === undefined ? contact.name : detached(name, MAX_FRIENDLY_NAME);
    contact.contactId = contactId === undefined ? contact.contactId : detached(contactId, MAX_ID_CHARACTERS);
    contact.groupIds = groupIds?.slice(0, MAX_LISTED_GROUPS) ?? contact.groupIds;
    const added = event.list === undefined ? listsFromBits(event.listBits ?? 0) : { [event.list]: true };
    contact.lists = { ...contact.lists, ...added };
    if (known === undefined) this.#contacts.set(address, contact);
    this.#lastContact = contact;
  }

  #addContactProperty(event: NotificationEvents['contactProperty']): boolean {
    const contact =
      event.address === undefined ? this.#lastContact : this.#contacts.get(event.address.toLowerCase());
    if (contact === null || contact === undefined) return false;
    setProperty(contact.properties, event);
    return true;
  }

  #count(
    list: string,
    event: { readonly index?: number | undefined; readonly total?: number | undefined },
  ): void {
    if (event.index === undefined || event.total === undefined) return;
    this.counted.set(list, [event.index, event.total]);
  }
}

function setProperty(
  properties: Record<string, string>,
  { property, value }: { readonly property: string; readonly value?: string | undefined },
): void {
  const isFull = Object.keys(properties).length >= MAX_LISTED_PROPERTIES && !(property in properties);
  if (value === undefined || isFull || property.length > MAX_ID_CHARACTERS) return;
  properties[property] = detached(value, MAX_FRIENDLY_NAME);
}
