import type { AppState } from '#renderer/state/app-state.ts';
import type { Account } from '#shared/model/account.ts';
import { BLANK_DRAFT, draftOfAccount, draftOfStored, type SignInDraft } from './sign-in-draft.ts';

/** What the form begins with: the window's account, else the first remembered one that is not signed in, else nothing. */
export function firstDraft(state: AppState, account: Account | null): SignInDraft {
  const remembered = state.settings.accounts;
  if (account) {
    const stored = remembered.find(({ id }) => id === account.id);
    return stored ? draftOfStored(stored, state.secureStorage) : draftOfAccount(account);
  }
  const isIdle = (id: string) => (state.accounts.get(id)?.phase ?? 'signed-out') === 'signed-out';
  const stored = remembered.find(({ id }) => isIdle(id));
  return stored ? draftOfStored(stored, state.secureStorage) : BLANK_DRAFT;
}
