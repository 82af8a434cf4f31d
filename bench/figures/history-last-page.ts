import { openHistory } from '#storage/history.ts';
import type { Figure } from '../lib/figure.ts';
import { ACCOUNT, BEST_FRIEND, longHistory, SOME_OTHER } from '../lib/long-history.ts';
import { median } from '../lib/pairs.ts';
import { requireCount } from '../lib/require-count.ts';

/** What a conversation window asks for when it opens. */
const PAGE = 50;
const ROUNDS = 25;

export const historyLastPage: Figure = {
  name: 'history.last-page',
  about:
    'The newest page of a conversation among 1,000,000 messages, by a history just opened; the worse of two conversations.',
  unit: 'ms',
  budget: { of: 'value', bound: 'at-most', limit: 10 },
  async measure(note) {
    const file = await longHistory(note);
    const readPage = (conversationId: string): number => {
      const { history } = openHistory({ path: file });
      const startedAt = performance.now();
      const { messages } = history.page({
        accountId: ACCOUNT,
        conversationId,
        beforeMessageId: null,
        limit: PAGE,
      });
      const tookMs = performance.now() - startedAt;
      history.close();
      requireCount('messages in the page', messages.length, PAGE);
      return tookMs;
    };
    const medians = [BEST_FRIEND, SOME_OTHER].map((conversationId) =>
      median(Array.from({ length: ROUNDS }, () => readPage(conversationId))),
    );
    return { value: Math.max(...medians), baseline: null };
  },
};
