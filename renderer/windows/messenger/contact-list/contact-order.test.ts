import { expect, test } from 'vitest';
import { contact } from '#renderer/state/samples.ts';
import type { Contact } from '#shared/model/contact.ts';
import { createContactSorter } from './contact-order.ts';

const asMap = (...contacts: readonly Contact[]) => new Map(contacts.map((each) => [each.address, each]));
const names = (contacts: readonly Contact[]) => contacts.map(({ name }) => name);

test('those online first, then by name as people read it', () => {
  const sorted = createContactSorter()(
    asMap(
      contact('1@x.org', { name: 'zed' }),
      contact('2@x.org', { name: 'Émile', status: 'FLN' }),
      contact('3@x.org', { name: 'person 10' }),
      contact('4@x.org', { name: 'Person 9', status: 'AWY' }),
      contact('5@x.org', { name: 'emil', status: 'FLN' }),
      contact('6@x.org', { name: 'hidden', status: 'HDN' }),
    ),
  );
  expect(names(sorted)).toEqual(['Person 9', 'person 10', 'zed', 'emil', 'Émile', 'hidden']);
});

test('namesakes stand in the order of their addresses', () => {
  const sorted = createContactSorter()(
    asMap(contact('b@x.org', { name: 'Same' }), contact('a@x.org', { name: 'Same' })),
  );
  expect(sorted.map(({ address }) => address)).toEqual(['a@x.org', 'b@x.org']);
});

test('only those on the list are shown', () => {
  const lists = { forward: false, allow: true, block: false, reverse: true, pending: true };
  expect(createContactSorter()(asMap(contact('a@x.org', { lists })))).toEqual([]);
});

test('goes on from its last answer: changed, gone, new', () => {
  const sort = createContactSorter();
  const first = asMap(contact('a@x.org'), contact('b@x.org'), contact('c@x.org'));
  const before = sort(first);
  expect(sort(first)).toBe(before);
  const next = new Map(first);
  next.set('a@x.org', contact('a@x.org', { status: 'FLN' }));
  next.delete('b@x.org');
  next.set('aa@x.org', contact('aa@x.org'));
  expect(names(sort(next))).toEqual(['aa@x.org', 'c@x.org', 'a@x.org']);
  const gone = new Map(next);
  const lists = { forward: false, allow: false, block: true, reverse: false, pending: false };
  gone.set('c@x.org', contact('c@x.org', { lists }));
  expect(names(sort(gone))).toEqual(['aa@x.org', 'a@x.org']);
});
