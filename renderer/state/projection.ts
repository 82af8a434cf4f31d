import type { AppEvent, AppEventOf, AppEventType } from '#shared/ipc/events.ts';
import type { Snapshot } from '#shared/ipc/operations.ts';
import type { Roster } from '#shared/model/contact.ts';
import { conversationKey, type AppState, type RosterState } from './app-state.ts';
import {
  harmlessContact,
  harmlessConversation,
  harmlessGroup,
  harmlessMessage,
  harmlessToast,
} from './harmless-words.ts';
import { withAdded, withChanged, type MessageList } from './message-list.ts';

/** The state as main has it. Toasts and loaded messages are not part of a snapshot and stay. */
export function fromSnapshot(state: AppState, snapshot: Snapshot): AppState {
  return {
    stage: 'ready',
    failure: null,
    settings: snapshot.settings,
    accounts: new Map(snapshot.accounts.map((account) => [account.id, account])),
    rosters: new Map(Object.entries(snapshot.rosters).map(([id, roster]) => [id, rosterState(roster)])),
    conversations: new Map(
      snapshot.conversations.map((conversation) => [
        conversationKey(conversation.accountId, conversation.id),
        harmlessConversation(conversation),
      ]),
    ),
    messages: state.messages,
    toasts: state.toasts,
    notices: snapshot.notices,
    presets: snapshot.presets,
    secureStorage: snapshot.secureStorage,
    window: snapshot.window,
    version: snapshot.version,
  };
}

/** The state after some events. However many events there are, each map is copied at most once. */
export function applyEvents(state: AppState, events: readonly AppEvent[]): AppState {
  const draft = new Draft(state);
  for (const event of events) apply(draft, event);
  return draft.state;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type MapOf<M> = M extends ReadonlyMap<string, infer V> ? Map<string, V> : never;
type MapName<T> = { [K in keyof T]: T[K] extends ReadonlyMap<string, unknown> ? K : never }[keyof T];

/** A state under change: whatever is changed is copied first, and only the first time. */
class Draft {
  readonly state: Mutable<AppState>;
  readonly #copies = new WeakSet<object>();

  constructor(state: AppState) {
    this.state = { ...state };
  }

  map<K extends MapName<AppState>>(name: K): MapOf<AppState[K]> {
    const copy = this.#copied(this.state[name]);
    this.state[name] = copy as unknown as AppState[K];
    return copy as MapOf<AppState[K]>;
  }

  /** The roster of an account, or null: events of an account without one come too late to matter. */
  roster(accountId: string): Mutable<RosterState> | null {
    const current = this.state.rosters.get(accountId);
    if (!current) return null;
    if (this.#copies.has(current)) return current;
    const copy = { ...current };
    this.#copies.add(copy);
    this.map('rosters').set(accountId, copy);
    return copy;
  }

  rosterMap<K extends MapName<RosterState>>(accountId: string, name: K): MapOf<RosterState[K]> | null {
    const roster = this.roster(accountId);
    if (!roster) return null;
    const copy = this.#copied(roster[name]);
    roster[name] = copy as unknown as RosterState[K];
    return copy as MapOf<RosterState[K]>;
  }

  #copied(map: ReadonlyMap<string, unknown>): Map<string, unknown> {
    if (this.#copies.has(map)) return map as Map<string, unknown>;
    const copy = new Map(map);
    this.#copies.add(copy);
    return copy;
  }
}

const appliers: { readonly [T in AppEventType]: (draft: Draft, event: AppEventOf<T>) => void } = {
  'account-changed': (draft, { account }) => draft.map('accounts').set(account.id, account),
  'account-removed': (draft, { accountId }) => {
    draft.map('accounts').delete(accountId);
    draft.map('rosters').delete(accountId);
    forget(draft.map('conversations'), accountId);
    forget(draft.map('messages'), accountId);
  },
  'roster-replaced': (draft, { accountId, roster }) => {
    if (roster) draft.map('rosters').set(accountId, rosterState(roster));
    else draft.map('rosters').delete(accountId);
  },
  'self-changed': (draft, { accountId, self }) => {
    const roster = draft.roster(accountId);
    if (roster) roster.self = self;
  },
  'contact-changed': (draft, { accountId, contact }) =>
    draft.rosterMap(accountId, 'contacts')?.set(contact.address, harmlessContact(contact)),
  'contact-removed': (draft, { accountId, address }) =>
    draft.rosterMap(accountId, 'contacts')?.delete(address),
  'group-changed': (draft, { accountId, group }) =>
    draft.rosterMap(accountId, 'groups')?.set(group.id, harmlessGroup(group)),
  'group-removed': (draft, { accountId, groupId }) => draft.rosterMap(accountId, 'groups')?.delete(groupId),
  'conversation-changed': (draft, { accountId, conversation }) =>
    draft
      .map('conversations')
      .set(conversationKey(accountId, conversation.id), harmlessConversation(conversation)),
  'message-added': (draft, { accountId, message }) =>
    changeList(draft, conversationKey(accountId, message.conversationId), (list) =>
      withAdded(list, harmlessMessage(message)),
    ),
  'message-changed': (draft, { accountId, message }) =>
    changeList(draft, conversationKey(accountId, message.conversationId), (list) =>
      withChanged(list, harmlessMessage(message)),
    ),
  // A nudge changes nothing that lasts: whoever must shake listens to the event itself.
  nudged: () => undefined,
  'settings-changed': (draft, { settings }) => {
    draft.state.settings = settings;
  },
  'notices-changed': (draft, { notices }) => {
    draft.state.notices = notices;
  },
  'toasts-changed': (draft, { toasts }) => {
    draft.state.toasts = toasts.map(harmlessToast);
  },
};

function apply<T extends AppEventType>(draft: Draft, event: AppEventOf<T>): void {
  const applier = appliers[event.type] as (draft: Draft, event: AppEventOf<T>) => void;
  applier(draft, event);
}

/** Only conversations this window has opened are held here; the rest are main's to remember. */
function changeList(draft: Draft, key: string, change: (list: MessageList) => MessageList): void {
  const list = draft.state.messages.get(key);
  if (list) draft.map('messages').set(key, change(list));
}

function forget(map: Map<string, unknown>, accountId: string): void {
  for (const key of map.keys()) if (key.startsWith(`${accountId}\n`)) map.delete(key);
}

function rosterState(roster: Roster): RosterState {
  return {
    self: roster.self,
    groups: new Map(roster.groups.map((group) => [group.id, harmlessGroup(group)])),
    contacts: new Map(roster.contacts.map((contact) => [contact.address, harmlessContact(contact)])),
  };
}
