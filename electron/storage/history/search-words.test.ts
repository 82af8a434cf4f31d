import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchExpression, searchWords } from './search-words.ts';

describe('the words of a text', () => {
  it.each([
    ['Hello, World!', ['hello', 'world']],
    ['Crème BRÛLÉE', ['creme', 'brulee']],
    ['Ёлка и ОДОС ΟΔΟΣ', ['елка', 'и', 'одос', 'οδοσ']],
    ['don’t e-mail a@b.com', ['don', 't', 'e', 'mail', 'a', 'b', 'com']],
    ['ｆｕｌｌ ﬁsh', ['full', 'fish']],
    ['日本語', ['日本', '本語', '語']],
    ['iPhoneを買う', ['iphone', 'を買', '買う', 'う']],
    ['한글 검색', ['한글', '검색']],
    ['हिन्दी', ['हिन्दी']],
    ['ok 👍🏽 ❤️', ['ok', '👍', '❤']],
    ['?!… -- ()', []],
    ['', []],
  ])('%s', (text, words) => {
    expect([...searchWords(text)]).toEqual(words);
  });

  it('are each there once, and cut when they are endless', () => {
    expect([...searchWords(`ha ha HA ${'x'.repeat(5_000)}`)]).toEqual(['ha', 'x'.repeat(40)]);
  });

  it('never hold a space, a quote or half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of searchWords(text)) {
          expect(word).not.toBe('');
          expect(word).not.toMatch(/[\s"'*^:()\0\p{Surrogate}]/u);
        }
      }),
    );
  });
});

describe('a query', () => {
  it.each([
    ['hello world', '"hello"* AND "world"*'],
    ['"hello" OR NEAR(a b)*', '"hello"* AND "or"* AND "near"* AND "a"* AND "b"*'],
    ['日本語', '"日本"* AND "本語"*'],
    ['語', '"語"*'],
  ])('%s', (query, expression) => {
    expect(matchExpression(query)).toBe(expression);
  });

  it.each(['', '   ', '"', '***', '-', '()', '\0', '\ud800'])('without a word is none: %j', (query) => {
    expect(matchExpression(query)).toBeNull();
  });

  it('has a bounded number of words', () => {
    const many = Array.from({ length: 500 }, (_, number) => `w${number}`).join(' ');
    expect(matchExpression(many)?.split(' AND ')).toHaveLength(16);
  });
});
