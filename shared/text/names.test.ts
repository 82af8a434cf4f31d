import { expect, test } from 'vitest';
import { harmless, isolate, nameInSentence } from './names.ts';

test('nothing that reaches beyond the text stays in it', () => {
  expect(harmless('A\u2069\u202Edlrow\u202C \u2066b\u2067c\u2068')).toBe('Adlrow bc');
  // Letters, marks and joiners of a language belong to it.
  expect(harmless('שלום\u200F مرحبا\u200E 👩\u200D💻')).toBe('שלום\u200F مرحبا\u200E 👩\u200D💻');
});

test('what is isolated cannot end its isolation', () => {
  expect(isolate('A\u2069\u202Eb')).toBe('\u2068Ab\u2069');
});

test('a name in a sentence is short, and whole characters are cut off', () => {
  expect(nameInSentence('Alice')).toBe('Alice');
  expect(nameInSentence('W'.repeat(40))).toBe('W'.repeat(40));
  expect(nameInSentence('W'.repeat(41))).toBe(`${'W'.repeat(39)}…`);
  expect(nameInSentence('👩\u200D💻'.repeat(40))).toBe('👩\u200D💻'.repeat(40));
  expect(nameInSentence('👩\u200D💻'.repeat(41), 3)).toBe('👩\u200D💻👩\u200D💻…');
  expect(nameInSentence('one two three', 5)).toBe('one…');
  expect(nameInSentence('\u202Eevil')).toBe('evil');
});
