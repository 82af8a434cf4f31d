import type { SignInRequest } from '#shared/ipc/operations.ts';
import type { Account } from './account.ts';
import type { MessengerContext } from './context.ts';
import { failureOf, MessengerError } from './messenger-error.ts';
import type { MessengerOperationName, MessengerOperations } from './ports.ts';
import type { Stores } from './stores.ts';

/** What the operations work on. */
export interface OperationTargets {
  /** Throws `invalid-argument` for an id nobody has. */
  readonly account: (accountId: string) => Account;
  readonly context: MessengerContext;
  readonly stores: Stores;
  readonly signIn: (request: SignInRequest) => Promise<string>;
  readonly rememberPersonalMessage: (accountId: string, text: string) => void;
  readonly signOut: (accountId: string) => void;
  readonly forget: (accountId: string, deleteHistory: boolean) => Promise<void>;
}

const MAX_PAGE = 500;

/** Every operation a window may ask for, but those about windows. Each rejects with a `MessengerError`. */
export function createOperations(targets: OperationTargets): MessengerOperations {
  const { account, context, stores } = targets;
  const session = (accountId: string) => account(accountId).signedIn;
  const book = (accountId: string) => account(accountId).book;
  const operations: MessengerOperations = {
    'app.dismissNotice': async ({ noticeId }) => stores.notices.dismiss(noticeId),

    'account.signIn': async (request) => ({ accountId: await targets.signIn(request) }),
    'account.cancelSignIn': async ({ accountId }) => targets.signOut(accountId),
    'account.signOut': async ({ accountId }) => targets.signOut(accountId),
    'account.forget': ({ accountId, deleteHistory }) => targets.forget(accountId, deleteHistory),
    'account.reconnectNow': async ({ accountId }) => account(accountId).reconnectNow(),

    'self.setStatus': ({ accountId, status }) => session(accountId).setStatus(status),
    'self.setName': ({ accountId, name }) => session(accountId).setName(name),
    'self.setPersonalMessage': async ({ accountId, text }) => {
      await session(accountId).setPersonalMessage(text);
      targets.rememberPersonalMessage(accountId, text);
    },
    'self.setPrivacy': ({ accountId, privacy }) => session(accountId).setPrivacy(privacy),

    'contact.add': ({ accountId, address, groupId }) => session(accountId).addContact(address, groupId),
    'contact.remove': ({ accountId, address, alsoBlock }) =>
      session(accountId).removeContact(address, { alsoBlock }),
    'contact.block': ({ accountId, address }) => session(accountId).block(address),
    'contact.unblock': ({ accountId, address }) => session(accountId).unblock(address),
    'contact.move': ({ accountId, address, fromGroupId, toGroupId }) =>
      fromGroupId === null && toGroupId !== null
        ? session(accountId).copyContact(address, toGroupId)
        : session(accountId).moveContact(address, fromGroupId, toGroupId),
    'contact.answerRequest': ({ accountId, address, allow, addToList }) =>
      session(accountId).answerRequest(address, { allow, addToList }),
    'group.create': async ({ accountId, name }) => ({ groupId: await session(accountId).createGroup(name) }),
    'group.rename': ({ accountId, groupId, name }) => session(accountId).renameGroup(groupId, name),
    'group.remove': ({ accountId, groupId }) => session(accountId).removeGroup(groupId),

    'conversation.open': async ({ accountId, address }) => {
      const conversationId = book(accountId).with(address);
      context.shell.showConversation(accountId, conversationId, 'focus');
      return { conversationId };
    },
    'conversation.history': async ({ limit, ...request }) =>
      stores.messages.page({ ...request, limit: pageSize(limit) }),
    'conversation.send': async ({ accountId, conversationId, text, format }) => ({
      messageId: book(accountId).send(conversationId, text, format),
    }),
    'conversation.retry': async ({ accountId, conversationId, messageId }) =>
      book(accountId).retry(conversationId, messageId),
    'conversation.nudge': async ({ accountId, conversationId }) => book(accountId).nudge(conversationId),
    'conversation.typing': async ({ accountId, conversationId }) => book(accountId).typing(conversationId),
    'conversation.invite': ({ accountId, conversationId, address }) =>
      book(accountId).invite(conversationId, address),
    'conversation.markRead': async ({ accountId, conversationId }) =>
      book(accountId).markRead(conversationId),
    'history.search': async ({ limit, ...request }) =>
      stores.history.search({ ...request, limit: pageSize(limit) }),

    'settings.update': async (patch) => stores.settings.update(patch),
  };
  return guarded(operations);
}

function pageSize(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1)
    throw new MessengerError({ code: 'invalid-argument', detail: 'limit', retryable: false });
  return Math.min(limit, MAX_PAGE);
}

/** Whatever an operation throws, at once or later, becomes a `MessengerError`. */
function guarded(operations: MessengerOperations): MessengerOperations {
  const entries = Object.entries(operations) as [
    MessengerOperationName,
    (input: unknown) => Promise<unknown>,
  ][];
  return Object.fromEntries(
    entries.map(([name, run]) => [
      name,
      async (input: unknown): Promise<unknown> => {
        try {
          return await run(input);
        } catch (error) {
          if (error instanceof MessengerError) throw error;
          throw new MessengerError(failureOf(error), error);
        }
      },
    ]),
  ) as unknown as MessengerOperations;
}
