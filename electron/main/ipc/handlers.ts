import type { OperationInput, OperationOutput } from '#shared/ipc/operations.ts';
import type { MessengerFace, MessengerOperationName, ShellOperationName } from '#messenger/ports.ts';
import type { AppWindow } from '../windows/app-window.ts';
import type { OperationHandlers } from './operation-router.ts';

/** The operations the shell answers itself, or has a part in. */
export type ShellHandlers = Pick<OperationHandlers<AppWindow>, ShellOperationName>;

/** A handler for each operation: the shell's own, and for the rest the messenger, as soon as there is one. */
export function createHandlers(
  messenger: () => Promise<MessengerFace>,
  shell: ShellHandlers,
  signedIn: (window: AppWindow, accountId: string) => void,
): OperationHandlers<AppWindow> {
  function forward<N extends MessengerOperationName>(
    name: N,
  ): (input: OperationInput<N>) => Promise<OperationOutput<N>> {
    return async (input) => {
      const { operations } = await messenger();
      return operations[name](input);
    };
  }

  const signIn = forward('account.signIn');
  return {
    ...shell,
    'app.dismissNotice': forward('app.dismissNotice'),
    'account.signIn': async (request, window) => {
      const answer = await signIn(request);
      signedIn(window, answer.accountId);
      return answer;
    },
    'account.cancelSignIn': forward('account.cancelSignIn'),
    'account.signOut': forward('account.signOut'),
    'account.forget': forward('account.forget'),
    'account.reconnectNow': forward('account.reconnectNow'),
    'self.setStatus': forward('self.setStatus'),
    'self.setName': forward('self.setName'),
    'self.setPersonalMessage': forward('self.setPersonalMessage'),
    'self.setPrivacy': forward('self.setPrivacy'),
    'contact.add': forward('contact.add'),
    'contact.remove': forward('contact.remove'),
    'contact.block': forward('contact.block'),
    'contact.unblock': forward('contact.unblock'),
    'contact.move': forward('contact.move'),
    'contact.answerRequest': forward('contact.answerRequest'),
    'group.create': forward('group.create'),
    'group.rename': forward('group.rename'),
    'group.remove': forward('group.remove'),
    'conversation.open': forward('conversation.open'),
    'conversation.history': forward('conversation.history'),
    'conversation.send': forward('conversation.send'),
    'conversation.retry': forward('conversation.retry'),
    'conversation.nudge': forward('conversation.nudge'),
    'conversation.typing': forward('conversation.typing'),
    'conversation.invite': forward('conversation.invite'),
    'conversation.markRead': forward('conversation.markRead'),
    'history.search': forward('history.search'),
    'settings.update': forward('settings.update'),
  };
}
