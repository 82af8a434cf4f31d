import { useRef, useState } from 'react';
import { failureOf } from '#renderer/bridge.ts';
import { Logo } from '#renderer/controls/logo.tsx';
import { useApp, useAppStore } from '#renderer/state/use-app.tsx';
import type { Account } from '#shared/model/account.ts';
import type { Failure } from '#shared/model/failure.ts';
import { NoticeBars } from '../notice-bars.tsx';
import { Connecting } from './connecting.tsx';
import { firstDraft } from './first-draft.ts';
import { changed, problemOf, requestOf, serverName, type DraftProblem } from './sign-in-draft.ts';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in.module.css';

/** The window of somebody not signed in: the form, or the way in. What was typed outlives a failure. */
export function SignInScreen({ account }: { readonly account: Account | null }) {
  const store = useAppStore();
  const presets = useApp((state) => state.presets);
  const version = useApp((state) => state.version);
  const [typed, setDraft] = useState(() => firstDraft(store.state.getState(), account));
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** A failure that was told and is of no concern to what the form is for now. */
  const [setAside, setSetAside] = useState<Failure | null>(null);
  const [problem, setProblem] = useState<DraftProblem | null>(null);
  const [boundTo, setBoundTo] = useState(account?.id);
  const cancelled = useRef(false);

  // Why the window's own account is out is of no concern to somebody else who signs in here.
  const isAbout = account?.address.toLowerCase() === typed.address.trim().toLowerCase();
  const reported = failure ?? (account?.phase === 'signed-out' && isAbout ? account.failure : null);
  const shown = reported === setAside || reported?.code === 'cancelled' ? null : reported;
  // A remembered password that was refused is not tried again.
  const draft = reported?.code === 'wrong-password' ? { ...typed, passwordKept: false } : typed;

  // A window may be given to an account from outside: then it asks for that one.
  if (account && account.id !== boundTo) {
    setBoundTo(account.id);
    if (account.address.toLowerCase() !== draft.address.trim().toLowerCase()) {
      setDraft(firstDraft(store.state.getState(), account));
    }
  }

  // The account that is on its way in: main may tell of it before it has answered the request.
  const address = draft.address.trim().toLowerCase();
  const asked = useApp((state) =>
    [...state.accounts.values()].find(
      (each) => asking && each.address.toLowerCase() === address && each.phase !== 'signed-out',
    ),
  );
  const current = account && account.phase !== 'signed-out' ? account : asked;

  async function signIn(): Promise<void> {
    setFailure(null);
    setProblem(problemOf(draft));
    const request = requestOf(draft);
    if (!request) return;
    cancelled.current = false;
    setAsking(true);
    try {
      const { accountId } = await store.call('account.signIn', request);
      store.bindAccount(accountId);
      if (cancelled.current) await store.call('account.cancelSignIn', { accountId });
    } catch (error) {
      setFailure(failureOf(error));
    }
    setAsking(false);
  }

  function cancel(): void {
    cancelled.current = true;
    if (!current) return;
    store.call('account.cancelSignIn', { accountId: current.id }).catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  }

  return (
    <main className={styles['screen']}>
      <NoticeBars />
      {current || asking ? (
        <Connecting
          phase={current?.phase ?? 'connecting'}
          address={current?.address ?? draft.address.trim()}
          server={serverName(draft, presets)}
          onCancel={cancel}
        />
      ) : (
        <SignInForm
          draft={draft}
          problem={problem}
          failure={shown}
          onChange={(change) => {
            setProblem(null);
            // What was said of signing in does not hold for signing up, and the other way round.
            if (change.createAccount !== undefined) setSetAside(reported);
            setDraft((last) => changed(last, change));
          }}
          onReplace={(next) => {
            setProblem(null);
            setFailure(null);
            setDraft(next);
          }}
          onSubmit={() => void signIn()}
        />
      )}
      <footer className={styles['version']}>
        <Logo /> Nudge {version}
      </footer>
    </main>
  );
}
