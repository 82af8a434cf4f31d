import { openHistory } from '#storage/history.ts';
import type { Figure } from '../lib/figure.ts';
import { ACCOUNT, longHistory, MESSAGES } from '../lib/long-history.ts';
import { median } from '../lib/pairs.ts';
import { requireCount } from '../lib/require-count.ts';

const LIMIT = 100;
const ROUNDS = 25;

/** What is looked for, and how many messages come back: a word in a good part of all messages, and one in a single old one. */
const QUERIES: readonly (readonly [query: string, found: number])[] = [
  ['hello', LIMIT],
  [`number${MESSAGES / 4 + 1}`, 1],
];

export const historySearch: Figure = {
  name: 'history.search',
  about:
    'Searching 1,000,000 messages, by a history just opened; the worse of a very common and a rare word.',
  unit: 'ms',
  budget: { of: 'value', bound: 'at-most', limit: 50 },
  async measure(note) {
    const file = await longHistory(note);
    const search = (query: string, found: number): number => {
      const { history } = openHistory({ path: file });
      const startedAt = performance.now();
      const messages = history.search({ accountId: ACCOUNT, query, limit: LIMIT });
      const tookMs = performance.now() - startedAt;
      history.close();
      requireCount(`messages with "${query}"`, messages.length, found);
      return tookMs;
    };
    const medians = QUERIES.map(([query, found]) =>
      median(Array.from({ length: ROUNDS }, () => search(query, found))),
    );
    return { value: Math.max(...medians), baseline: null };
  },
};
