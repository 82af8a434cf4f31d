import type { Contact } from '#shared/model/contact.ts';
import { isOnline } from '#shared/model/presence.ts';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Alphabetical as people expect it: "contact 9" before "contact 10", case and accents aside. */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other);
}

/** Those online before those offline, then by name; the address decides between namesakes. */
export function compareContacts(one: Contact, other: Contact): number {
  const online = Number(isOnline(other.status)) - Number(isOnline(one.status));
  return online || compareNames(one.name, other.name) || (one.address < other.address ? -1 : 1);
}

export type ContactSorter = (contacts: ReadonlyMap<string, Contact>) => readonly Contact[];

/**
 * Sorts the contacts on the list. Remembers its last answer: sorting what is almost sorted takes linear time, and a list
 * of ten thousand changes by one contact at a time.
 */
export function createContactSorter(): ContactSorter {
  let last: ReadonlyMap<string, Contact> | null = null;
  let sorted: Contact[] = [];
  return (contacts) => {
    if (contacts === last) return sorted;
    last = contacts;
    const placed = new Set<string>();
    const next: Contact[] = [];
    for (const { address } of sorted) {
      const contact = contacts.get(address);
      if (!contact?.lists.forward) continue;
      placed.add(address);
      next.push(contact);
    }
    for (const contact of contacts.values()) {
      if (contact.lists.forward && !placed.has(contact.address)) next.push(contact);
    }
    sorted = next.sort(compareContacts);
    return sorted;
  };
}
