import { useEffect, useState } from 'react';
import { LinkButton } from '#renderer/controls/button.tsx';
import { InfoBar } from '#renderer/controls/info-bar.tsx';
import { useAppStore } from '#renderer/state/use-app.tsx';
import { TEXT_OF_FAILURE } from '#renderer/text-of-failure.ts';
import type { Account } from '#shared/model/account.ts';
import { useAttempt } from './attempts.tsx';

/** While the connection is lost: why, when the next attempt is, and a way not to wait for it. */
export function ConnectionBar({ account }: { readonly account: Account }) {
  const { call } = useAppStore();
  const attempt = useAttempt();
  const waiting = account.phase === 'reconnecting';
  const seconds = useSecondsUntil(waiting ? account.retryAt : null);
  if (!waiting) return null;
  const accountId = account.id;
  return (
    <InfoBar
      kind="warning"
      actions={
        <>
          <LinkButton
            onClick={() => attempt('Could not reconnect.', () => call('account.reconnectNow', { accountId }))}
          >
            Reconnect now
          </LinkButton>
          <LinkButton
            onClick={() => attempt('Could not sign out.', () => call('account.signOut', { accountId }))}
          >
            Sign out
          </LinkButton>
        </>
      }
    >
      <p>
        {account.failure ? TEXT_OF_FAILURE[account.failure.code].happened : 'The connection was lost.'}{' '}
        <span aria-live="off">{seconds > 0 ? `Trying again in ${seconds} s.` : 'Reconnecting…'}</span>
      </p>
    </InfoBar>
  );
}

/** Whole seconds until a time in milliseconds since 1970, counting down; 0 when it is past or null. */
function useSecondsUntil(atMs: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (atMs === null) return undefined;
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [atMs]);
  return atMs === null ? 0 : Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}
