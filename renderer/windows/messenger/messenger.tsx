import { useEffect } from 'react';
import { Button } from '#renderer/controls/button.tsx';
import { useApp, useAppStore } from '#renderer/state/use-app.tsx';
import { ContactListScreen } from './contact-list-screen.tsx';
import { FailureBar } from './failure-bar.tsx';
import styles from './messenger.module.css';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';

/** The main window: the contact list of its account once there is one, signing in until then. */
export function Messenger() {
  const stage = useApp((state) => state.stage);
  const failure = useApp((state) => state.failure);
  const account = useApp(({ window, accounts }) =>
    window.accountId === null ? null : (accounts.get(window.accountId) ?? null),
  );
  const roster = useApp(({ rosters }) => (account ? rosters.get(account.id) : undefined));
  const { start } = useAppStore();
  const signedIn = account && (account.phase === 'signed-in' || account.phase === 'reconnecting');
  const title = signedIn ? `Nudge - ${account.address}` : 'Nudge';
  useEffect(() => {
    document.title = title;
  }, [title]);

  if (stage === 'starting') return <div className={styles['screen']} />;
  if (stage === 'failed' && failure) {
    return (
      <main className={styles['screen']}>
        <FailureBar failure={failure} actions={<Button onClick={start}>Try again</Button>} />
      </main>
    );
  }
  return signedIn && roster ? (
    <ContactListScreen key={account.id} account={account} roster={roster} />
  ) : (
    <SignInScreen account={account} />
  );
}
