import { createContext, use, useState, type ReactNode } from 'react';
import { failureOf } from '#renderer/bridge.ts';
import { FailureBar } from './failure-bar.tsx';
import type { Failure } from '#shared/model/failure.ts';

/** Runs an operation; when it fails, the window says what was tried and why it did not work. */
export type Attempt = (what: string, run: () => Promise<unknown>) => void;

const AttemptContext = createContext<Attempt | null>(null);

/** For what is done by a menu or a click, and has no form of its own to show a failure in. */
export function useAttempt(): Attempt {
  const attempt = use(AttemptContext);
  if (!attempt) throw new Error('useAttempt outside of Attempts');
  return attempt;
}

/** Shows the last failure of the attempts made in `children`, until dismissed or until the next attempt. */
export function Attempts({ children }: { readonly children: (bar: ReactNode) => ReactNode }) {
  const [failed, setFailed] = useState<{ readonly what: string; readonly failure: Failure } | null>(null);
  const [attempt] = useState(() => (what: string, run: () => Promise<unknown>) => {
    setFailed(null);
    run().catch((error: unknown) => setFailed({ what, failure: failureOf(error) }));
  });
  const bar = failed && (
    <FailureBar what={failed.what} failure={failed.failure} onDismiss={() => setFailed(null)} />
  );
  return <AttemptContext value={attempt}>{children(bar)}</AttemptContext>;
}
