import { useState } from 'react';
import { failureOf } from '#renderer/bridge.ts';
import type { Failure } from '#shared/model/failure.ts';

export interface Submission {
  readonly busy: boolean;
  /** Why the last try did not work; what was typed is still there. */
  readonly failure: Failure | null;
  /** Runs an operation; when it has worked, `done` is called. */
  readonly submit: (run: () => Promise<unknown>) => void;
}

/** The life of a dialog's answer: under way, failed, done. */
export function useSubmit(done: () => void): Submission {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function answer(run: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await run();
    } catch (error) {
      setFailure(failureOf(error));
      return;
    } finally {
      setBusy(false);
    }
    done();
  }

  return { busy, failure, submit: (run) => void answer(run) };
}
