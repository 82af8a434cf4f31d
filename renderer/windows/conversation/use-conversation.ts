import type { Account } from '#shared/model/account.ts';
import type { Contact, Self } from '#shared/model/contact.ts';
import type { Conversation, Participant } from '#shared/model/message.ts';
import { STATUSES, type StatusTone } from '#shared/model/presence.ts';
import { conversationKey } from '../../state/app-state.ts';
import { EMPTY_LIST, type MessageList } from '../../state/message-list.ts';
import { useApp } from '../../state/use-app.tsx';

/** Which conversation a window shows. */
export interface ConversationIds {
  readonly accountId: string;
  readonly conversationId: string;
}

/** One of the others, with what the contact list knows of them. */
export interface Person {
  readonly address: string;
  /** The current name, or the one the conversation has. */
  readonly name: string;
  /** Null while they are not on the contact list, or there is none. */
  readonly contact: Contact | null;
  readonly tone: StatusTone;
}

export interface ConversationView {
  readonly account: Account | null;
  /** Null while signed out. */
  readonly self: Self | null;
  readonly ownTone: StatusTone;
  readonly people: readonly Person[];
}

export function useConversation({ accountId, conversationId }: ConversationIds): Conversation | null {
  return useApp((state) => state.conversations.get(conversationKey(accountId, conversationId)) ?? null);
}

export function useMessageList({ accountId, conversationId }: ConversationIds): MessageList {
  return useApp((state) => state.messages.get(conversationKey(accountId, conversationId)) ?? EMPTY_LIST);
}

const NOBODY: readonly Participant[] = [];

/** Who talks: draws again only when one of them changes. */
export function useConversationView(ids: ConversationIds): ConversationView {
  const participants = useConversation(ids)?.participants ?? NOBODY;
  const account = useApp((state) => state.accounts.get(ids.accountId) ?? null);
  const self = useApp((state) => state.rosters.get(ids.accountId)?.self ?? null);
  const contacts = useApp((state) => state.rosters.get(ids.accountId)?.contacts ?? null);
  return {
    account,
    self,
    ownTone: self === null || account?.phase !== 'signed-in' ? 'offline' : STATUSES[self.status].tone,
    people: participants.map(({ address, name }) => {
      const contact = contacts?.get(address) ?? null;
      return {
        address,
        name: contact?.name ?? name,
        contact,
        tone: contact === null ? 'offline' : STATUSES[contact.status].tone,
      };
    }),
  };
}
