import { describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { Snapshot } from '#shared/ipc/operations.ts';
import type { Account } from '#shared/model/account.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import type { WindowBinding } from '../windows/app-window.ts';
import { concerns, snapshotFor } from './audience.ts';

const unbound: WindowBinding = { accountId: null, conversationId: null };
const ofA: WindowBinding = { accountId: 'a', conversationId: null };
const talkX: WindowBinding = { accountId: 'a', conversationId: 'x' };

const account = (id: string): Account => ({
  id,
  address: `${id}@example.com`,
  server: { kind: 'local' },
  phase: 'signed-in',
  failure: null,
  retryAt: null,
});
const conversation = (accountId: string, id: string) => ({
  id,
  accountId,
  participants: [],
  typing: [],
  lastReceivedAt: null,
  unread: 0,
});
const roster = { self: null, groups: [], contacts: [] } as unknown as Snapshot['rosters'][string];

const nudged: AppEvent = { type: 'nudged', accountId: 'a', conversationId: 'x' };
const gone: AppEvent = { type: 'contact-removed', accountId: 'a', address: 'x' };
const removed: AppEvent = { type: 'account-removed', accountId: 'b' };
const changed: AppEvent = {
  type: 'conversation-changed',
  accountId: 'a',
  conversation: conversation('a', 'x'),
};

describe('concerns', () => {
  it('keeps messages and nudges to the window of their conversation', () => {
    expect(concerns(nudged, 'conversation', talkX)).toBe(true);
    expect(concerns(nudged, 'conversation', { accountId: 'a', conversationId: 'y' })).toBe(false);
    expect(concerns(nudged, 'conversation', { accountId: 'b', conversationId: 'x' })).toBe(false);
    expect(concerns(nudged, 'messenger', ofA)).toBe(false);
  });

  it('keeps lists to the windows of their account', () => {
    expect(concerns(gone, 'messenger', ofA)).toBe(true);
    expect(concerns(gone, 'conversation', talkX)).toBe(true);
    expect(concerns(gone, 'messenger', unbound)).toBe(false);
    expect(concerns(gone, 'messenger', { accountId: 'b', conversationId: null })).toBe(false);
  });

  it('tells every sign-in form of every account, a conversation only of its own', () => {
    expect(concerns(removed, 'messenger', unbound)).toBe(true);
    expect(concerns(removed, 'messenger', ofA)).toBe(true);
    expect(concerns(removed, 'conversation', talkX)).toBe(false);
  });

  it('tells a contact list of all its conversations', () => {
    expect(concerns(changed, 'messenger', ofA)).toBe(true);
    expect(concerns(changed, 'conversation', { accountId: 'a', conversationId: 'y' })).toBe(false);
  });

  it('tells toasts of toasts and of the look', () => {
    const toasts: AppEvent = { type: 'toasts-changed', toasts: [] };
    const settings: AppEvent = { type: 'settings-changed', settings: DEFAULT_SETTINGS };
    expect(concerns(toasts, 'toast', unbound)).toBe(true);
    expect(concerns(toasts, 'messenger', unbound)).toBe(false);
    expect(concerns(settings, 'toast', unbound)).toBe(true);
    for (const event of [nudged, gone, removed, changed]) {
      expect(concerns(event, 'toast', unbound)).toBe(false);
    }
  });
});

describe('snapshotFor', () => {
  const whole = {
    settings: DEFAULT_SETTINGS,
    accounts: [account('a'), account('b')],
    rosters: { a: roster, b: roster },
    conversations: [conversation('a', 'x'), conversation('a', 'y'), conversation('b', 'x')],
    notices: [
      {
        id: '1',
        subject: 'history' as const,
        problem: 'damaged' as const,
        path: '',
        keptAs: null,
      },
    ],
    presets: [],
    secureStorage: true,
  };
  const seen = (kind: Parameters<typeof snapshotFor>[1], binding: WindowBinding) => {
    const part = snapshotFor(whole, kind, binding);
    return [
      part.accounts.map(({ id }) => id).join(),
      Object.keys(part.rosters).join(),
      part.conversations.map(({ accountId, id }) => accountId + id).join(),
      part.notices.length,
    ];
  };

  it('gives a window what it hears of, and no more', () => {
    expect(seen('messenger', unbound)).toEqual(['a,b', '', '', 1]);
    expect(seen('messenger', ofA)).toEqual(['a,b', 'a', 'ax,ay', 1]);
    expect(seen('conversation', talkX)).toEqual(['a', 'a', 'ax', 0]);
    expect(seen('toast', unbound)).toEqual(['', '', '', 0]);
  });

  it('has no list for an account that is signed out', () => {
    expect(seen('messenger', { accountId: 'c', conversationId: null })).toEqual(['a,b', '', '', 1]);
  });
});
