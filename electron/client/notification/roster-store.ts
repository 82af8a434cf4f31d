import type { Dialect } from '#protocol/dialects/index.ts';
import {
  MAX_LISTED_CONTACTS,
  MAX_LISTED_GROUPS,
  type ReceivedContact,
  type ReceivedLists,
} from '#protocol/dialects/list-synchronization.ts';
import type { NotificationEvent, NotificationEvents, Presence } from '#protocol/dialects/notification.ts';
import { MAX_FRIENDLY_NAME, MAX_PERSONAL_MESSAGE_CHARACTERS } from '#protocol/limits.ts';
import { oneLine } from '#protocol/text.ts';
import { mediaText, parsePersonalMessage } from '#protocol/personal-message.ts';
import type { Contact, ContactLists, Group, Roster, Self } from '#shared/model/contact.ts';
import { nameOrAddress } from '../names.ts';
import {
  anomaly,
  derivePending,
  groupOf,
  isListed,
  isTooLong,
  NOBODY,
  type RosterChange,
} from './roster-rules.ts';

/** A person with what only this room needs to know of them. */
interface Entry {
  readonly contact: Contact;
  /** GUID, where the dialect has them. */
  readonly contactId: string | null;
  /** Groups as the server counts them: with the default group. */
  readonly wireGroupIds: readonly string[];
  readonly capabilities: number;
}

/** Personal messages are cut to this much more than anybody can type, media line included. */
const MAX_PERSONAL_MESSAGE_LENGTH = 4 * MAX_PERSONAL_MESSAGE_CHARACTERS;
/** People on no list of whom a presence came: it may come before the echo that puts them on one (facts §7.2). */
const MAX_STRANGERS = 256;

/** The roster as the server's words make it. It changes only by them, never by what was asked. */
export class RosterStore {
  readonly #dialect: Dialect;
  readonly #entries = new Map<string, Entry>();
  readonly #addressById = new Map<string, string>();
  readonly #strangers = new Set<string>();
  readonly #groups = new Map<string, Group>();
  #self: Self;

  /** @param self The personal message is ours to tell: what signing in says where the dialect has it. */
  constructor(
    dialect: Dialect,
    lists: ReceivedLists,
    self: Pick<Self, 'address' | 'name' | 'status' | 'personalMessage'>,
  ) {
    const supportsPersonalMessage = dialect.requests.setPersonalMessage !== undefined;
    this.#dialect = dialect;
    this.#self = {
      ...self,
      name: nameOrAddress(lists.ownName ?? self.name, self.address),
      personalMessage: supportsPersonalMessage ? self.personalMessage : '',
      supportsPersonalMessage,
      privacy: lists.privacy,
      dialect: dialect.name,
    };
    for (const group of lists.groups) {
      if (group.groupId !== dialect.defaultGroup?.groupId) this.#groups.set(group.groupId, groupOf(group));
    }
    for (const contact of lists.contacts) this.#store(this.#entryOf(contact));
  }

  get self(): Self {
    return this.#self;
  }

  /** The whole of it, as the windows know it. */
  snapshot(): Roster {
    const contacts = [...this.#entries.values()].map(({ contact }) => contact);
    return {
      self: this.#self,
      groups: [...this.#groups.values()],
      contacts: contacts.filter(({ lists }) => isListed(lists)),
    };
  }

  contact(address: string): Contact | null {
    const contact = this.#entries.get(address)?.contact;
    return contact !== undefined && isListed(contact.lists) ? contact : null;
  }

  contactId(address: string): string | null {
    return this.#entries.get(address)?.contactId ?? null;
  }

  capabilities(address: string): number {
    return this.#entries.get(address)?.capabilities ?? 0;
  }

  /** Groups somebody is in as the server counts them: with the default group. */
  wireGroupIds(address: string): readonly string[] {
    return this.#entries.get(address)?.wireGroupIds ?? [];
  }

  group(groupId: string): Group | null {
    return this.#groups.get(groupId) ?? null;
  }

  groupCount(): number {
    return this.#groups.size;
  }

  members(groupId: string): Contact[] {
    return [...this.#entries.values()]
      .filter(({ wireGroupIds }) => wireGroupIds.includes(groupId))
      .map(({ contact }) => contact);
  }

  pending(): Contact[] {
    return [...this.#entries.values()].map(({ contact }) => contact).filter(({ lists }) => lists.pending);
  }

  /** Takes what the server said. Answers what changed by it: nothing for an event that is not about the roster. */
  apply(event: NotificationEvent): RosterChange[] {
    if (isTooLong(event)) return [anomaly('limit-exceeded', `the address or id of ${event.type}`)];
    switch (event.type) {
      case 'statusSet':
        return this.#changeSelf({ status: event.status });
      case 'privacy':
        return this.#changeSelf({ privacy: event.privacy });
      case 'property':
        return event.property === 'MFN' ? this.#rename(event.value ?? '') : [];
      case 'initialPresence':
      case 'presence':
        return this.#applyPresence(event);
      case 'offline':
        return this.#change(event.address.toLowerCase(), (contact) => ({ ...contact, status: 'FLN' }));
      case 'personalMessage':
        return this.#applyPersonalMessage(event);
      case 'addedToList':
        return this.#applyAdded(event);
      case 'removedFromList':
        return this.#applyRemoved(event);
      case 'contactRenamed':
        return this.#applyRenamed(event);
      case 'groupAdded':
      case 'groupRenamed':
        return this.#applyGroup(event);
      case 'groupRemoved':
        return this.#applyGroupRemoved(event.groupId);
      default:
        return [];
    }
  }

  /** The server confirmed our own personal message, which its reply does not repeat. */
  setOwnPersonalMessage(text: string): RosterChange[] {
    return this.#changeSelf({ personalMessage: text });
  }

  /** Somebody's wish to be allowed was answered, whatever the server keeps of it. */
  clearPending(address: string): RosterChange[] {
    return this.#change(address, (contact) => ({ ...contact, lists: { ...contact.lists, pending: false } }));
  }

  #applyPresence(event: Presence): RosterChange[] {
    const address = event.address.toLowerCase();
    if (address === this.#self.address) return [];
    const changes = this.#meet(address);
    const entry = this.#entries.get(address);
    if (entry === undefined) return changes;
    this.#store({ ...entry, capabilities: event.capabilities ?? 0 });
    return [
      ...changes,
      ...this.#change(address, (contact) => ({
        ...contact,
        status: event.status,
        name: nameOrAddress(event.name, address),
      })),
      ...this.#noteLongName(event.name),
    ];
  }

  #applyPersonalMessage(event: NotificationEvents['personalMessage']): RosterChange[] {
    const message = parsePersonalMessage(event.payload);
    if (message === null) return [anomaly('unknown-content', 'unreadable personal message')];
    const media = message.media === null ? '' : mediaText(message.media);
    const text = [message.text, media].filter((part) => part !== '').join(' - ');
    const address = event.address.toLowerCase();
    const personalMessage = oneLine(text, MAX_PERSONAL_MESSAGE_LENGTH);
    return [...this.#meet(address), ...this.#change(address, (contact) => ({ ...contact, personalMessage }))];
  }

  #applyAdded(event: NotificationEvents['addedToList']): RosterChange[] {
    const address = this.#addressOf(event);
    if (address === null) return [anomaly('unexpected-event', 'somebody unknown was put on a list')];
    const known = this.#entries.get(address) ?? this.#entryOf({ ...NOBODY, address });
    if (!this.#entries.has(address) && this.#entries.size >= MAX_LISTED_CONTACTS) {
      return [anomaly('limit-exceeded', 'too many people on the lists')];
    }
    const wireGroupIds =
      event.list !== 'forward' ? known.wireGroupIds : this.#withGroup(known.wireGroupIds, event.groupId);
    const wasPending = known.contact.lists.pending;
    const entry = this.#regrouped(
      {
        ...known,
        contactId: event.contactId ?? known.contactId,
        contact: {
          ...known.contact,
          name: event.name === undefined ? known.contact.name : nameOrAddress(event.name, address),
          lists: this.#derived({ ...known.contact.lists, [event.list]: true }, event),
        },
      },
      wireGroupIds,
    );
    this.#store(entry);
    const { contact } = entry;
    return [
      { type: 'contactChanged', contact },
      ...(contact.lists.pending && !wasPending ? [{ type: 'addedBy', contact } as const] : []),
    ];
  }

  #applyRemoved(event: NotificationEvents['removedFromList']): RosterChange[] {
    const address = this.#addressOf(event);
    const entry = address === null ? undefined : this.#entries.get(address);
    if (entry === undefined) return [anomaly('unexpected-event', 'somebody unknown was taken off a list')];
    if (event.list === 'forward' && event.groupId !== undefined) {
      const left = entry.wireGroupIds.filter((groupId) => groupId !== event.groupId);
      return this.#replace(this.#regrouped(entry, left));
    }
    const lists = this.#derived({ ...entry.contact.lists, [event.list]: false }, event);
    const changed = { ...entry, contact: { ...entry.contact, lists } };
    return this.#replace(event.list === 'forward' ? this.#regrouped(changed, []) : changed);
  }

  #applyRenamed(event: NotificationEvents['contactRenamed']): RosterChange[] {
    const address = this.#addressOf(event);
    if (address === this.#self.address) return this.#rename(event.name);
    if (address === null) return [anomaly('unexpected-event', 'somebody unknown was renamed')];
    return this.#change(address, (contact) => ({ ...contact, name: nameOrAddress(event.name, address) }));
  }

  #applyGroup(event: { readonly groupId: string; readonly name: string }): RosterChange[] {
    const group = groupOf(event);
    if (group.id === this.#dialect.defaultGroup?.groupId) return [];
    if (!this.#groups.has(group.id) && this.#groups.size >= MAX_LISTED_GROUPS) {
      return [anomaly('limit-exceeded', 'too many groups')];
    }
    this.#groups.set(group.id, group);
    return [{ type: 'groupChanged', group }];
  }

  #applyGroupRemoved(groupId: string): RosterChange[] {
    if (!this.#groups.delete(groupId)) return [];
    const changes = [...this.#entries.values()]
      .filter(({ wireGroupIds }) => wireGroupIds.includes(groupId))
      .flatMap((entry) =>
        this.#replace(
          this.#regrouped(
            entry,
            entry.wireGroupIds.filter((id) => id !== groupId),
          ),
        ),
      );
    return [...changes, { type: 'groupRemoved', groupId }];
  }

  #changeSelf(change: Partial<Self>): RosterChange[] {
    this.#self = { ...this.#self, ...change };
    return [{ type: 'selfChanged', self: this.#self }];
  }

  #rename(name: string): RosterChange[] {
    return this.#changeSelf({ name: nameOrAddress(name, this.#self.address) });
  }

  #change(address: string, change: (contact: Contact) => Contact): RosterChange[] {
    const entry = this.#entries.get(address);
    if (entry === undefined) return [];
    return this.#replace({ ...entry, contact: change(entry.contact) });
  }

  /** Puts an entry in its own place: told to others unless they never heard of the person; gone with its last list. */
  #replace(entry: Entry): RosterChange[] {
    const { address } = entry.contact;
    const before = this.#entries.get(address);
    const wasListed = before !== undefined && isListed(before.contact.lists);
    if (isListed(entry.contact.lists) || !wasListed) {
      this.#store(entry);
      return wasListed || isListed(entry.contact.lists)
        ? [{ type: 'contactChanged', contact: entry.contact }]
        : [];
    }
    this.#entries.delete(address);
    if (before.contactId !== null) this.#addressById.delete(before.contactId);
    return [{ type: 'contactRemoved', address }];
  }

  #store(entry: Entry): void {
    const { address, lists } = entry.contact;
    const before = this.#entries.get(address)?.contactId ?? null;
    if (before !== null && before !== entry.contactId) this.#addressById.delete(before);
    this.#entries.set(address, entry);
    if (entry.contactId !== null) this.#addressById.set(entry.contactId, address);
    if (isListed(lists)) this.#strangers.delete(address);
  }

  /** Remembers somebody who is on no list, but not any number of them. */
  #meet(address: string): RosterChange[] {
    if (this.#entries.has(address)) return [];
    if (this.#strangers.size >= MAX_STRANGERS) {
      const [oldest] = this.#strangers;
      if (oldest !== undefined) {
        this.#strangers.delete(oldest);
        this.#entries.delete(oldest);
      }
    }
    this.#strangers.add(address);
    this.#store(this.#entryOf({ ...NOBODY, address }));
    return [];
  }

  #addressOf(event: {
    readonly address?: string | undefined;
    readonly contactId?: string | undefined;
  }): string | null {
    if (event.address !== undefined) return event.address.toLowerCase();
    return event.contactId === undefined ? null : (this.#addressById.get(event.contactId) ?? null);
  }

  #entryOf(received: ReceivedContact): Entry {
    const contact: Contact = {
      address: received.address,
      name: nameOrAddress(received.name ?? '', received.address),
      status: 'FLN',
      personalMessage: '',
      groupIds: [],
      lists: this.#dialect.hasPendingList ? received.lists : derivePending(received.lists),
    };
    const entry = { contact, contactId: received.contactId, wireGroupIds: [], capabilities: 0 };
    return this.#regrouped(entry, received.groupIds);
  }

  #regrouped(entry: Entry, wireGroupIds: readonly string[]): Entry {
    const groupIds = wireGroupIds.filter((groupId) => groupId !== this.#dialect.defaultGroup?.groupId);
    return { ...entry, wireGroupIds, contact: { ...entry.contact, groupIds } };
  }

  #withGroup(wireGroupIds: readonly string[], groupId: string | undefined): readonly string[] {
    if (groupId !== undefined) {
      const isFull = wireGroupIds.length >= MAX_LISTED_GROUPS;
      return isFull || wireGroupIds.includes(groupId) ? wireGroupIds : [...wireGroupIds, groupId];
    }
    const { defaultGroup } = this.#dialect;
    return wireGroupIds.length === 0 && defaultGroup !== null ? [defaultGroup.groupId] : wireGroupIds;
  }

  /** Whether somebody waits for an answer, after a change of lists: news of being added makes it so in every dialect. */
  #derived(
    lists: ContactLists,
    event: { readonly trid: number; readonly list: keyof ContactLists },
  ): ContactLists {
    if (!this.#dialect.hasPendingList || (event.trid === 0 && event.list === 'reverse')) {
      return derivePending(lists);
    }
    return event.list === 'pending'
      ? lists
      : { ...lists, pending: lists.pending && !lists.allow && !lists.block };
  }

  #noteLongName(name: string): RosterChange[] {
    return name.length > MAX_FRIENDLY_NAME
      ? [anomaly('limit-exceeded', `a name of ${name.length} characters`)]
      : [];
  }
}
