import type { AppEvent, AppEventType } from '#shared/ipc/events.ts';
import type { Snapshot } from '#shared/ipc/operations.ts';
import type { PageName } from '../security/address.ts';
import type { WindowBinding } from '../windows/app-window.ts';

type Whose = 'everybody' | 'own account' | 'own conversation' | 'nobody';

const lists = { messenger: 'own account', conversation: 'own account', toast: 'nobody' } as const;
const talk = { messenger: 'nobody', conversation: 'own conversation', toast: 'nobody' } as const;

/**
 * Which windows hear of what. A messenger window knows all accounts (its form offers them) and the list of its own; a
 * conversation window knows its account, its list (to invite somebody) and its own messages; toasts know themselves.
 */
const audiences: Readonly<Record<AppEventType, Readonly<Record<PageName, Whose>>>> = {
  'account-changed': { messenger: 'everybody', conversation: 'own account', toast: 'nobody' },
  'account-removed': { messenger: 'everybody', conversation: 'own account', toast: 'nobody' },
  'roster-replaced': lists,
  'self-changed': lists,
  'contact-changed': lists,
  'contact-removed': lists,
  'group-changed': lists,
  'group-removed': lists,
  'conversation-changed': { messenger: 'own account', conversation: 'own conversation', toast: 'nobody' },
  'message-added': talk,
  'message-changed': talk,
  nudged: talk,
  'settings-changed': { messenger: 'everybody', conversation: 'everybody', toast: 'everybody' },
  'notices-changed': { messenger: 'everybody', conversation: 'nobody', toast: 'nobody' },
  'toasts-changed': { messenger: 'nobody', conversation: 'nobody', toast: 'everybody' },
};

/** Whether a window has to hear of an event. */
export function concerns(event: AppEvent, kind: PageName, binding: WindowBinding): boolean {
  const whose = audiences[event.type][kind];
  if (whose === 'everybody') return true;
  if (whose === 'nobody' || !('accountId' in event) || event.accountId !== binding.accountId) return false;
  return whose === 'own account' || conversationOf(event) === binding.conversationId;
}

/** The conversation an event is about, or undefined. */
export function conversationOf(event: AppEvent): string | undefined {
  if (event.type === 'conversation-changed') return event.conversation.id;
  if (event.type === 'message-added' || event.type === 'message-changed') return event.message.conversationId;
  return event.type === 'nudged' ? event.conversationId : undefined;
}

/** What of the whole state a window is given: as much as the events it hears keep right. */
export function snapshotFor(
  whole: Omit<Snapshot, 'seq' | 'window' | 'version'>,
  kind: PageName,
  { accountId, conversationId }: WindowBinding,
): Omit<Snapshot, 'seq' | 'window' | 'version'> {
  const { settings, presets, secureStorage } = whole;
  const accounts = whole.accounts.filter(({ id }) => kind === 'messenger' || id === accountId);
  const roster = accountId === null ? undefined : whole.rosters[accountId];
  const conversations = whole.conversations.filter(
    (conversation) =>
      conversation.accountId === accountId && (kind === 'messenger' || conversation.id === conversationId),
  );
  const notices = kind === 'messenger' ? whole.notices : [];
  const rosters = accountId === null || roster === undefined ? {} : { [accountId]: roster };
  return { settings, accounts, rosters, conversations, notices, presets, secureStorage };
}
