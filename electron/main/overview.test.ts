import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/model/account.ts';
import type { Self } from '#shared/model/contact.ts';
import type { Conversation } from '#shared/model/message.ts';
import { Overview } from './overview.ts';

const account = (id: string): Account => ({
  id,
  address: `${id}@example.com`,
  server: { kind: 'local' },
  phase: 'signed-in',
  failure: null,
  retryAt: null,
});
const self = (status: Self['status']): Self => ({
  address: 'a@example.com',
  name: 'A',
  status,
  personalMessage: '',
  supportsPersonalMessage: true,
  privacy: 'allow',
  dialect: 'MSNP12',
});
const conversation = (accountId: string, id: string, unread: number): Conversation => ({
  id,
  accountId,
  participants: [],
  typing: [],
  lastReceivedAt: null,
  unread,
});
const roster = (status: Self['status']) => ({ self: self(status), groups: [], contacts: [] });

describe('Overview', () => {
  it('begins with what there is', () => {
    const overview = new Overview({
      accounts: [account('a'), account('b')],
      rosters: { a: roster('AWY') },
      conversations: [conversation('a', 'x', 2), conversation('b', 'x', 3)],
    });
    expect(overview.accounts.map(({ self }) => self?.status)).toEqual(['AWY', undefined]);
    expect(overview.tone).toBe('away');
    expect(overview.unread).toBe(5);
  });

  it('follows events, and says when something to see has changed', () => {
    const overview = new Overview({ accounts: [], rosters: {}, conversations: [] });
    expect(overview.tone).toBe('offline');
    expect(overview.apply({ type: 'self-changed', accountId: 'a', self: self('NLN') })).toBe(false);
    expect(overview.apply({ type: 'account-changed', accountId: 'a', account: account('a') })).toBe(true);
    expect(overview.apply({ type: 'roster-replaced', accountId: 'a', roster: roster('BSY') })).toBe(true);
    expect(overview.tone).toBe('busy');
    expect(overview.apply({ type: 'self-changed', accountId: 'a', self: self('NLN') })).toBe(true);
    expect(overview.tone).toBe('available');
    expect(overview.apply({ type: 'contact-removed', accountId: 'a', address: 'x' })).toBe(false);
    expect(overview.apply({ type: 'roster-replaced', accountId: 'a', roster: null })).toBe(true);
    expect(overview.tone).toBe('offline');
    expect(overview.apply({ type: 'account-removed', accountId: 'a' })).toBe(true);
    expect(overview.accounts).toEqual([]);
  });

  it('counts what is unread, by account and conversation', () => {
    const overview = new Overview({ accounts: [account('a')], rosters: {}, conversations: [] });
    const set = (accountId: string, id: string, unread: number): boolean =>
      overview.apply({
        type: 'conversation-changed',
        accountId,
        conversation: conversation(accountId, id, unread),
      });
    expect(set('a', 'x', 1)).toBe(true);
    expect(set('a', 'x', 1)).toBe(false);
    expect(set('b', 'x', 2)).toBe(true);
    expect(set('a', 'y', 4)).toBe(true);
    expect(overview.unread).toBe(7);
    expect(set('a', 'y', 0)).toBe(true);
    overview.apply({ type: 'account-removed', accountId: 'b' });
    expect(overview.unread).toBe(1);
  });
});
