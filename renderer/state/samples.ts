import type { Snapshot } from '#shared/ipc/operations.ts';
import type { Account } from '#shared/model/account.ts';
import type { Contact, Roster } from '#shared/model/contact.ts';
import type { Conversation, Message } from '#shared/model/message.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';

/** Small values of each kind, for the tests of this room. */

export function account(change: Partial<Account> = {}): Account {
  return {
    id: 'a',
    address: 'alice@example.com',
    server: { kind: 'local' },
    phase: 'signed-in',
    failure: null,
    retryAt: null,
    ...change,
  };
}

export function contact(address: string, change: Partial<Contact> = {}): Contact {
  return {
    address,
    name: address,
    status: 'NLN',
    personalMessage: '',
    groupIds: [],
    lists: { forward: true, allow: true, block: false, reverse: true, pending: false },
    ...change,
  };
}

export function roster(change: Partial<Roster> = {}): Roster {
  return {
    self: {
      address: 'alice@example.com',
      name: 'Alice',
      status: 'NLN',
      personalMessage: '',
      supportsPersonalMessage: true,
      privacy: 'allow',
      dialect: 'MSNP12',
    },
    groups: [{ id: 'g1', name: 'Friends' }],
    contacts: [contact('bob@example.com', { name: 'Bob' }), contact('carol@example.com', { name: 'Carol' })],
    ...change,
  };
}

export function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c',
    accountId: 'a',
    participants: [{ address: 'bob@example.com', name: 'Bob' }],
    typing: [],
    lastReceivedAt: null,
    unread: 0,
    ...change,
  };
}

export function message(id: string, change: Partial<Message> = {}): Message {
  return {
    id,
    accountId: 'a',
    conversationId: 'c',
    kind: 'text',
    sender: 'bob@example.com',
    senderName: 'Bob',
    outgoing: false,
    sentAt: 0,
    text: `message ${id}`,
    format: null,
    delivery: 'received',
    failure: null,
    ...change,
  };
}

export function snapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    seq: 0,
    settings: DEFAULT_SETTINGS,
    accounts: [account(), account({ id: 'b', address: 'bea@example.com' })],
    rosters: { a: roster(), b: roster() },
    conversations: [conversation()],
    notices: [],
    presets: [],
    secureStorage: true,
    window: { accountId: 'a', conversationId: null },
    version: '0.0.0',
    ...change,
  };
}
