import type { Notice, Toast } from '#shared/ipc/events.ts';
import type { ServerPreset, Snapshot } from '#shared/ipc/operations.ts';
import type { Account } from '#shared/model/account.ts';
import type { Contact, Group, Self } from '#shared/model/contact.ts';
import type { Failure } from '#shared/model/failure.ts';
import type { Conversation } from '#shared/model/message.ts';
import { DEFAULT_SETTINGS, type Settings } from '#shared/model/settings.ts';
import type { MessageList } from './message-list.ts';

/** An account's contact list, by key: a change of one contact leaves all others the same objects. */
export interface RosterState {
  readonly self: Self;
  readonly groups: ReadonlyMap<string, Group>;
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** What a window knows: a projection of main's truth, changed only by snapshots and events. */
export interface AppState {
  /** `starting` until the first snapshot, `failed` when none could be had. */
  readonly stage: 'starting' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly settings: Settings;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly rosters: ReadonlyMap<string, RosterState>;
  /** By `conversationKey`. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** The loaded part of each conversation this window has opened, by `conversationKey`. */
  readonly messages: ReadonlyMap<string, MessageList>;
  readonly toasts: readonly Toast[];
  /** Trouble with stored files, until dismissed. */
  readonly notices: readonly Notice[];
  readonly presets: readonly ServerPreset[];
  readonly secureStorage: boolean;
  readonly window: Snapshot['window'];
  readonly version: string;
}

export const INITIAL_STATE: AppState = {
  stage: 'starting',
  failure: null,
  settings: DEFAULT_SETTINGS,
  accounts: new Map(),
  rosters: new Map(),
  conversations: new Map(),
  messages: new Map(),
  toasts: [],
  notices: [],
  presets: [],
  secureStorage: false,
  window: { accountId: null, conversationId: null },
  version: '',
};

/** Two accounts may both talk to the same person: a conversation is known by both ids. */
export function conversationKey(accountId: string, conversationId: string): string {
  return `${accountId}\n${conversationId}`;
}
