import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/model/message.ts';
import { type History, openHistory } from './history.ts';
import { sampleMessage } from './testing/sample-messages.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

function newHistory(): { readonly history: History } {
  const { history } = openHistory({ path: join(temporaryFolder(), 'history.db') });
  return { history };
}

function numbered(number: number, change: Partial<Message> = {}): Message {
  return sampleMessage({ id: `message-${number}`, text: `text ${number}`, sentAt: number, ...change });
}

function fill(history: History, count: number): void {
  const messages = Array.from({ length: count }, (_, number) => numbered(number));
  expect(history.appendAll(messages)).toEqual({ saved: true });
}

/** What a reader takes for one character. */
function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}

function found(history: History, query: string, accountId = 'alice'): string[] {
  return history.search({ accountId, query, limit: 50 }).map((message) => message.text);
}

describe('a search', () => {
  it('finds every word by its beginning, newest first, without case or accents', () => {
    const { history } = newHistory();
    const texts = ['Crème brûlée tonight?', 'tonight: creme', 'Brulee again', 'nothing'];
    texts.forEach((text, number) => history.append(numbered(number, { text })));
    expect(found(history, 'creme TON')).toEqual(['tonight: creme', 'Crème brûlée tonight?']);
    expect(found(history, 'brûl')).toEqual(['Brulee again', 'Crème brûlée tonight?']);
    expect(found(history, 'reme')).toEqual([]);
    history.close();
  });

  it('finds a piece of a sentence without spaces', () => {
    const { history } = newHistory();
    const texts = ['今日は日本語を勉強します', '東京へ行きました', 'สวัสดีครับ'];
    texts.forEach((text, number) => history.append(numbered(number, { text })));
    expect(found(history, '日本語')).toEqual([texts[0]]);
    expect(found(history, '京')).toEqual([texts[1]]);
    expect(found(history, 'した')).toEqual([texts[1]]);
    expect(found(history, 'ดีค')).toEqual([texts[2]]);
    expect(found(history, '語日')).toEqual([]);
    history.close();
  });

  it.each([
    'and',
    'OR',
    'NOT x',
    'NEAR(rock roll)',
    '"rock',
    'col:on',
    'a*b',
    '^c',
    '+ d',
    "x' --",
    '{x} : a OR',
  ])('takes nothing typed for syntax: %s', (query) => {
    const { history } = newHistory();
    const text = 'rock and roll or "near" col:on not (x) a*b ^c + d';
    history.append(sampleMessage({ text }));
    expect(found(history, query)).toEqual([text]);
    expect(found(history, `${query} zebra`)).toEqual([]);
    history.close();
  });

  it.each(['', ' ', '"', '""', '*', '()', '-', '\0', ':)', '\ud800'])(
    'for nothing finds nothing: %j',
    (query) => {
      const { history } = newHistory();
      history.append(sampleMessage({ text: `anything ${query}` }));
      expect(found(history, query)).toEqual([]);
      history.close();
    },
  );

  it('finds a text by any piece that begins one of its words, and never fails', () => {
    const { history } = openHistory({ path: null });
    let number = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(60), (text, length) => {
        number += 1;
        history.append(numbered(number, { text: `mark${number}end ${text}` }));
        const pieces = text.split(/\s+/u);
        for (const piece of [
          ...pieces,
          graphemes(pieces[0] ?? '')
            .slice(0, length)
            .join(''),
        ]) {
          const query = `mark${number}end ${piece}`;
          expect(history.search({ accountId: 'alice', query, limit: 5 })).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
    history.close();
  });

  it('stays within its account and its limit', () => {
    const { history } = newHistory();
    fill(history, 20);
    history.append(numbered(0, { accountId: 'carol', text: 'text of carol' }));
    expect(found(history, 'text', 'carol')).toEqual(['text of carol']);
    expect(found(history, 'text', 'nobody')).toEqual([]);
    expect(history.search({ accountId: 'alice', query: 'text', limit: 2 }).map((m) => m.text)).toEqual([
      'text 19',
      'text 18',
    ]);
    history.close();
  });
});
