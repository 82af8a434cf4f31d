import type { Contact, Group } from '#shared/model/contact.ts';
import { isOnline } from '#shared/model/presence.ts';
import type { Settings } from '#shared/model/settings.ts';
import { compareNames } from './contact-order.ts';
import { matches, wordsOf } from './search.ts';

/** A heading of the list: a group, those in no group, or everybody on- or offline. */
export interface Section {
  /** Its name among the folded ones in the settings. */
  readonly key: string;
  readonly kind: 'group' | 'other' | 'online' | 'offline';
  /** Null unless it is a group. */
  readonly groupId: string | null;
  readonly title: string;
  readonly online: number;
  readonly total: number;
  readonly collapsed: boolean;
}

export interface SectionRow {
  readonly kind: 'section';
  readonly key: string;
  readonly section: Section;
  readonly position: number;
  readonly setSize: number;
}

export interface ContactRow {
  readonly kind: 'contact';
  /** Somebody in two groups has two rows. */
  readonly key: string;
  readonly section: Section;
  readonly contact: Contact;
  readonly position: number;
  readonly setSize: number;
}

export type ListRow = SectionRow | ContactRow;

export interface ListInput {
  readonly accountId: string;
  /** In order, those online first. */
  readonly contacts: readonly Contact[];
  readonly groups: ReadonlyMap<string, Group>;
  readonly sortBy: Settings['contactList']['sortBy'];
  readonly collapsed: readonly string[];
  readonly query: string;
}

/** The rows of the contact list, top to bottom. While something is searched for, nothing is folded and nothing empty. */
export function listRows(input: ListInput): readonly ListRow[] {
  const words = wordsOf(input.query);
  const searching = words.length > 0;
  const contacts = searching ? input.contacts.filter((contact) => matches(contact, words)) : input.contacts;
  const folded = new Set(searching ? [] : input.collapsed);
  const parts = input.sortBy === 'group' ? byGroup(input, contacts) : byStatus(input, contacts);
  const shown = parts.filter((part) => part.members.length > 0 || (part.kind === 'group' && !searching));
  return shown.flatMap((part, index) => {
    const { members, ...rest } = part;
    const section: Section = {
      ...rest,
      online: members.filter((contact) => isOnline(contact.status)).length,
      total: members.length,
      collapsed: folded.has(part.key),
    };
    const heading: SectionRow = {
      kind: 'section',
      key: section.key,
      section,
      position: index + 1,
      setSize: shown.length,
    };
    return section.collapsed ? [heading] : [heading, ...contactRows(section, members)];
  });
}

interface Part extends Pick<Section, 'key' | 'kind' | 'groupId' | 'title'> {
  readonly members: readonly Contact[];
}

function byGroup({ accountId, groups }: ListInput, contacts: readonly Contact[]): readonly Part[] {
  const members = new Map<string, Contact[]>([...groups.keys()].map((id) => [id, []]));
  const other: Contact[] = [];
  for (const contact of contacts) {
    const homes = contact.groupIds.map((id) => members.get(id)).filter((home) => home !== undefined);
    for (const home of homes.length > 0 ? homes : [other]) home.push(contact);
  }
  const named = [...groups.values()].sort((one, two) => compareNames(one.name, two.name));
  return [
    ...named.map((group): Part => ({
      key: `${accountId}/${group.id}`,
      kind: 'group',
      groupId: group.id,
      title: group.name,
      members: members.get(group.id) ?? [],
    })),
    { key: `${accountId}/`, kind: 'other', groupId: null, title: 'Other contacts', members: other },
  ];
}

function byStatus({ accountId }: ListInput, contacts: readonly Contact[]): readonly Part[] {
  const firstOffline = contacts.findIndex((contact) => !isOnline(contact.status));
  const split = firstOffline < 0 ? contacts.length : firstOffline;
  const part = (kind: 'online' | 'offline', title: string, members: readonly Contact[]): Part => ({
    key: `${accountId}//${kind}`,
    kind,
    groupId: null,
    title,
    members,
  });
  return [
    part('online', 'Available', contacts.slice(0, split)),
    part('offline', 'Offline', contacts.slice(split)),
  ];
}

function contactRows(section: Section, members: readonly Contact[]): readonly ContactRow[] {
  return members.map((contact, index) => ({
    kind: 'contact',
    key: `${section.key}\n${contact.address}`,
    section,
    contact,
    position: index + 1,
    setSize: members.length,
  }));
}

/** What stands in a section's heading (look §3.2). */
export function headingOf(section: Section): string {
  const perStatus = section.kind === 'online' || section.kind === 'offline';
  const count = perStatus ? `${section.total}` : `${section.online}/${section.total}`;
  return `${section.title} (${count})`;
}
