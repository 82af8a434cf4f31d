import { describe, expect, test } from 'vitest';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { Snapshot } from '#shared/ipc/operations.ts';
import type { Contact } from '#shared/model/contact.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { conversationKey, INITIAL_STATE } from './app-state.ts';
import { EMPTY_LIST } from './message-list.ts';
import { applyEvents, fromSnapshot } from './projection.ts';
import { account, contact, conversation, message, roster, snapshot } from './samples.ts';

const state = fromSnapshot(INITIAL_STATE, snapshot());

describe('a snapshot', () => {
  test('becomes maps by id', () => {
    expect(state.stage).toBe('ready');
    expect(state.accounts.get('a')).toEqual(account());
    expect(state.rosters.get('a')?.contacts.get('bob@example.com')?.name).toBe('Bob');
    expect(state.rosters.get('a')?.groups.get('g1')?.name).toBe('Friends');
    expect(state.conversations.get(conversationKey('a', 'c'))).toEqual(conversation());
  });

  test('leaves what it does not carry: toasts and loaded messages', () => {
    const toast = { id: 't', accountId: 'a', kind: 'nudge', title: 'Bob', text: '' } as const;
    const before = { ...state, toasts: [toast], messages: new Map([['k', EMPTY_LIST]]) };
    const after = fromSnapshot(before, snapshot());
    expect(after.toasts).toEqual([toast]);
    expect(after.messages.get('k')).toBe(EMPTY_LIST);
  });
});

describe('events', () => {
  test('a changed contact is another object, all others stay the same', () => {
    const next = applyEvents(state, [
      { type: 'contact-changed', accountId: 'a', contact: contact('bob@example.com', { status: 'BSY' }) },
    ]);
    const contacts = next.rosters.get('a')?.contacts;
    expect(contacts?.get('bob@example.com')?.status).toBe('BSY');
    expect(contacts?.get('carol@example.com')).toBe(
      state.rosters.get('a')?.contacts.get('carol@example.com'),
    );
    expect(next.rosters.get('a')?.groups).toBe(state.rosters.get('a')?.groups);
    expect(next.rosters.get('b')).toBe(state.rosters.get('b'));
    expect(next.settings).toBe(state.settings);
  });

  test('never change a state that was handed out', () => {
    const changed = (status: Contact['status']): AppEvent => ({
      type: 'contact-changed',
      accountId: 'a',
      contact: contact('bob@example.com', { status }),
    });
    const first = applyEvents(state, [changed('BSY'), changed('AWY')]);
    const second = applyEvents(first, [changed('BRB')]);
    const statusIn = (of: typeof state) => of.rosters.get('a')?.contacts.get('bob@example.com')?.status;
    expect([statusIn(state), statusIn(first), statusIn(second)]).toEqual(['NLN', 'AWY', 'BRB']);
  });

  test('each kind puts its part in place', () => {
    const self = { ...roster().self, name: 'Alice in chains' };
    const notice = { id: 'n', subject: 'history', problem: 'damaged', path: '/x', keptAs: null } as const;
    const toast = { id: 't', accountId: 'a', kind: 'message', title: 'Bob', text: 'hi' } as const;
    const next = applyEvents(state, [
      { type: 'account-changed', accountId: 'c', account: account({ id: 'c' }) },
      { type: 'self-changed', accountId: 'a', self },
      { type: 'contact-removed', accountId: 'a', address: 'carol@example.com' },
      { type: 'group-changed', accountId: 'a', group: { id: 'g9', name: 'New' } },
      { type: 'group-removed', accountId: 'a', groupId: 'g1' },
      { type: 'conversation-changed', accountId: 'a', conversation: conversation({ unread: 3 }) },
      { type: 'nudged', accountId: 'a', conversationId: 'c' },
      {
        type: 'settings-changed',
        settings: { ...DEFAULT_SETTINGS, general: { closeToTray: false, idleMinutes: 0 } },
      },
      { type: 'notices-changed', notices: [notice] },
      { type: 'toasts-changed', toasts: [toast] },
      { type: 'roster-replaced', accountId: 'b', roster: null },
    ]);
    expect(next.accounts.size).toBe(3);
    expect(next.rosters.get('a')?.self).toEqual(self);
    expect([...(next.rosters.get('a')?.contacts.keys() ?? [])]).toEqual(['bob@example.com']);
    expect([...(next.rosters.get('a')?.groups.keys() ?? [])]).toEqual(['g9']);
    expect(next.conversations.get(conversationKey('a', 'c'))?.unread).toBe(3);
    expect(next.settings.general.closeToTray).toBe(false);
    expect(next.notices).toEqual([notice]);
    expect(next.toasts).toEqual([toast]);
    expect(next.rosters.has('b')).toBe(false);
  });

  test('of an account without a list come too late and change nothing', () => {
    const next = applyEvents(state, [
      { type: 'contact-changed', accountId: 'nobody', contact: contact('x@example.com') },
      { type: 'self-changed', accountId: 'nobody', self: roster().self },
      { type: 'group-changed', accountId: 'nobody', group: { id: 'g', name: 'G' } },
    ]);
    expect(next).toEqual(state);
  });

  test('a removed account takes all that is its own along, and nothing of another one', () => {
    const keys = [conversationKey('a', 'c'), conversationKey('ab', 'c')];
    const before = { ...state, messages: new Map(keys.map((key) => [key, EMPTY_LIST])) };
    const next = applyEvents(before, [{ type: 'account-removed', accountId: 'a' }]);
    expect([...next.accounts.keys()]).toEqual(['b']);
    expect([...next.rosters.keys()]).toEqual(['b']);
    expect([...next.conversations.keys()]).toEqual([]);
    expect([...next.messages.keys()]).toEqual([conversationKey('ab', 'c')]);
  });

  test('messages are held only for conversations that are open in this window', () => {
    const key = conversationKey('a', 'c');
    const open = { ...state, messages: new Map([[key, EMPTY_LIST]]) };
    const next = applyEvents(open, [
      { type: 'message-added', accountId: 'a', message: message('1') },
      { type: 'message-added', accountId: 'a', message: message('2', { conversationId: 'elsewhere' }) },
      { type: 'message-changed', accountId: 'a', message: message('1', { delivery: 'delivered' }) },
    ]);
    expect(next.messages.get(key)?.messages).toEqual([message('1', { delivery: 'delivered' })]);
    expect(next.messages.size).toBe(1);
  });

  test('no name can turn around what stands beside it', () => {
    const evil = 'A\u2069\u202Eb';
    const key = conversationKey('a', 'c');
    const open = { ...state, messages: new Map([[key, EMPTY_LIST]]) };
    const next = applyEvents(open, [
      {
        type: 'contact-changed',
        accountId: 'a',
        contact: contact('bob@example.com', { name: evil, personalMessage: evil }),
      },
      { type: 'group-changed', accountId: 'a', group: { id: 'g1', name: evil } },
      {
        type: 'conversation-changed',
        accountId: 'a',
        conversation: conversation({ participants: [{ address: 'bob@example.com', name: evil }] }),
      },
      { type: 'message-added', accountId: 'a', message: message('1', { senderName: evil }) },
      {
        type: 'toasts-changed',
        toasts: [{ id: 't', accountId: 'a', kind: 'message', title: evil, text: 'hi' }],
      },
    ]);
    const bob = next.rosters.get('a')?.contacts.get('bob@example.com');
    expect([bob?.name, bob?.personalMessage]).toEqual(['Ab', 'Ab']);
    expect(next.rosters.get('a')?.groups.get('g1')?.name).toBe('Ab');
    expect(next.conversations.get(key)?.participants[0]?.name).toBe('Ab');
    expect(next.messages.get(key)?.messages[0]?.senderName).toBe('Ab');
    expect(next.toasts[0]?.title).toBe('Ab');
  });

  test('a burst over ten thousand contacts copies their map once', () => {
    const many: Snapshot = snapshot({
      rosters: {
        a: {
          ...roster(),
          contacts: Array.from({ length: 10_000 }, (_, index) => contact(`person${index}@example.com`)),
        },
      },
    });
    const before = fromSnapshot(INITIAL_STATE, many);
    const events = Array.from({ length: 10_000 }, (_, index): AppEvent => ({
      type: 'contact-changed',
      accountId: 'a',
      contact: contact(`person${index}@example.com`, { status: 'AWY' }),
    }));
    const startedMs = performance.now();
    const after = applyEvents(before, events);
    // One copy for each event would take seconds.
    expect(performance.now() - startedMs).toBeLessThan(1000);
    expect(
      [...(after.rosters.get('a')?.contacts.values() ?? [])].every(({ status }) => status === 'AWY'),
    ).toBe(true);
  });
});
