import type { Contact } from '#shared/model/contact.ts';

/** What a contact is found by, folded once: contacts are replaced, never changed. */
const folded = new WeakMap<Contact, string>();

/** Whether every word of the query is in the contact's name, address or personal message; case and accents aside. */
export function matches(contact: Contact, words: readonly string[]): boolean {
  let text = folded.get(contact);
  if (text === undefined) {
    text = fold(`${contact.name}\n${contact.address}\n${contact.personalMessage}`);
    folded.set(contact, text);
  }
  return words.every((word) => text.includes(word));
}

/** The words of a query, as `matches` wants them. */
export function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
