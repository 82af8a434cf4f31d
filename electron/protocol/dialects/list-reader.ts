import type { ContactLists } from '#shared/model/contact.ts';
import { listsFromBits } from './list-bits.ts';
import type { ListReader, ReceivedContact, ReceivedLists } from './list-synchronization.ts';
import { MAX_LIST_ROWS } from './list-synchronization.ts';
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
  /** What the totals say of each list and of the groups (before MSNP8): list name → [rows seen, rows to come]. */
  readonly counted = new Map<string, readonly [seen: number, total: number]>();

  constructor(trid: number, isComplete: (gatherer: ListGatherer) => boolean) {
    this.#trid = trid;
    this.#isComplete = isComplete;
  }

  get start(): NotificationEvents['synchronizing'] | null {
    return this.#start;
  }

  get groupRows(): number {
    return this.#groups.length;
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
        else if (event.value !== undefined) this.#properties[event.property] = event.value;
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
    this.#count('groups', event);
    if (this.#groups.length < MAX_LIST_ROWS) this.#groups.push({ groupId: event.groupId, name: event.name });
  }

  #addContact(event: NotificationEvents['contactListed']): void {
    this.contactRows += 1;
    if (event.list !== undefined) this.#count(event.list, event);
    if (event.address === undefined || this.contactRows > MAX_LIST_ROWS) return;
    const address = event.address.toLowerCase();
    const known = this.#contacts.get(address);
    const contact = known ?? {
      address,
      name: null,
      contactId: null,
      lists: NO_LISTS,
      groupIds: [],
      properties: {},
    };
    contact.name = event.name ?? contact.name;
    contact.contactId = event.contactId ?? contact.contactId;
    contact.groupIds = event.groupIds ?? contact.groupIds;
    const added = event.list === undefined ? listsFromBits(event.listBits ?? 0) : { [event.list]: true };
    contact.lists = { ...contact.lists, ...added };
    if (known === undefined) this.#contacts.set(address, contact);
    this.#lastContact = contact;
  }

  #addContactProperty(event: NotificationEvents['contactProperty']): boolean {
    const contact =
      event.address === undefined ? this.#lastContact : this.#contacts.get(event.address.toLowerCase());
    if (contact === null || contact === undefined) return false;
    if (event.value !== undefined) contact.properties[event.property] = event.value;
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
