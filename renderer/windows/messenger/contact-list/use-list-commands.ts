import { useMemo } from 'react';
import { useAppStore } from '#renderer/state/use-app.tsx';
import { isolate, nameInSentence } from '#shared/text/names.ts';
import type { Contact, Group } from '#shared/model/contact.ts';
import { useAttempt } from '../attempts.tsx';
import type { OpenDialog } from '../dialogs/dialog-kind.ts';
import { copyText } from './copy-text.ts';

/** What menus, keys and dragging can do with contacts and groups. */
export interface ListCommands {
  readonly openConversation: (contact: Contact) => void;
  readonly block: (contact: Contact) => void;
  readonly unblock: (contact: Contact) => void;
  /** Takes the contact out of `from` (out of all groups when null) and puts it into `to`; null is "Other contacts". */
  readonly move: (contact: Contact, from: string | null, to: string | null) => void;
  readonly copy: (contact: Contact, to: string) => void;
  /** Asks first. */
  readonly remove: (contact: Contact) => void;
  readonly copyAddress: (contact: Contact) => void;
  readonly addContact: (groupId: string | null) => void;
  readonly renameGroup: (group: Group, name: string) => void;
  /** Asks first. */
  readonly removeGroup: (group: Group) => void;
}

/** Whom a sentence is about. */
function called(name: string): string {
  return isolate(nameInSentence(name));
}

export function useListCommands(accountId: string, openDialog: OpenDialog): ListCommands {
  const { call } = useAppStore();
  const attempt = useAttempt();
  return useMemo(() => {
    const moveCall = (address: string, fromGroupId: string | null, toGroupId: string | null) =>
      call('contact.move', { accountId, address, fromGroupId, toGroupId });
    return {
      openConversation: ({ address, name }) =>
        attempt(`Could not open a conversation with ${called(name)}.`, () =>
          call('conversation.open', { accountId, address }),
        ),
      block: ({ address, name }) =>
        attempt(`Could not block ${called(name)}.`, () => call('contact.block', { accountId, address })),
      unblock: ({ address, name }) =>
        attempt(`Could not unblock ${called(name)}.`, () => call('contact.unblock', { accountId, address })),
      move: ({ address, name, groupIds }, from, to) =>
        attempt(`Could not move ${called(name)}.`, async () => {
          const leaving = (from === null ? groupIds : [from]).filter((id) => id !== to);
          const [first = null, ...rest] = leaving;
          // One step moves; further groups are then left one by one, so that the contact is never in none.
          if (first !== null || to !== null) await moveCall(address, first, to);
          for (const id of rest) await moveCall(address, id, null);
        }),
      copy: ({ address, name }, to) =>
        attempt(`Could not copy ${called(name)}.`, () => moveCall(address, null, to)),
      remove: (contact) => openDialog({ kind: 'delete-contact', address: contact.address }),
      copyAddress: ({ address }) => copyText(address),
      addContact: (groupId) => openDialog({ kind: 'add-contact', groupId }),
      renameGroup: ({ id: groupId, name: old }, name) =>
        attempt(`Could not rename the group ${called(old)}.`, () =>
          call('group.rename', { accountId, groupId, name }),
        ),
      removeGroup: (group) => openDialog({ kind: 'delete-group', groupId: group.id }),
    };
  }, [accountId, attempt, call, openDialog]);
}
