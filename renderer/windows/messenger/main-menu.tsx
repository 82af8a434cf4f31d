import type { MenuEntry } from '#renderer/controls/menu.tsx';
import { useAppShallow, useAppStore } from '#renderer/state/use-app.tsx';
import type { Account } from '#shared/model/account.ts';
import { useAttempt } from './attempts.tsx';
import type { OpenDialog } from './dialogs/dialog-kind.ts';

/** The menu of everything that has no button of its own. Asked for when it opens. */
export function useMainMenu(account: Account, openDialog: OpenDialog): () => readonly MenuEntry[] {
  const { call } = useAppStore();
  const attempt = useAttempt();
  const accounts = useAppShallow((state) => [...state.accounts.values()]);
  const accountId = account.id;
  return () => [
    { label: 'Add a contact…', onSelect: () => openDialog({ kind: 'add-contact', groupId: null }) },
    { label: 'Privacy…', onSelect: () => openDialog({ kind: 'privacy' }) },
    { label: 'Options…', onSelect: () => openDialog({ kind: 'options' }) },
    'separator',
    ...accounts.map((each) => ({
      label: each.address,
      checked: each.id === accountId,
      ...(each.phase === 'signed-out' && { shortcut: 'signed out' }),
      onSelect: () =>
        attempt('Could not open that account.', () => call('window.openAccount', { accountId: each.id })),
    })),
    {
      label: 'Add another account…',
      onSelect: () => attempt('Could not open a window.', () => call('window.addAccount')),
    },
    'separator',
    {
      label: 'Sign out',
      onSelect: () => attempt('Could not sign out.', () => call('account.signOut', { accountId })),
    },
    {
      label: 'Close',
      onSelect: () => attempt('Could not close the window.', () => call('window.close')),
    },
  ];
}
