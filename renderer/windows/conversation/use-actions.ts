import { useMemo, useState } from 'react';
import type { FailureCode } from '#shared/model/failure.ts';
import { failureOf } from '../../bridge.ts';
import type { AppStore } from '../../state/app-store.ts';
import { useAppStore } from '../../state/use-app.tsx';
import { TEXT_OF_FAILURE } from '../../text-of-failure.ts';

/** Something the person is told in a bar, until they wave it away or do the next thing. */
export interface Notice {
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
}

export interface Actions {
  readonly tell: (notice: Notice | null) => void;
  /**
   * Does an operation whose answer is not needed and says whether it worked. A failure is told in a bar, in general
   * words or in those given for its code.
   */
  readonly attempt: (
    work: (call: AppStore['call']) => Promise<unknown>,
    words?: Partial<Record<FailureCode, string>>,
  ) => Promise<boolean>;
}

/** What the window can do, and what it has to say about how that went. */
export function useActions(): { readonly actions: Actions; readonly notice: Notice | null } {
  const { call } = useAppStore();
  const [notice, tell] = useState<Notice | null>(null);
  const actions = useMemo<Actions>(
    () => ({
      tell,
      attempt: async (work, words = {}) => {
        try {
          await work(call);
          return true;
        } catch (error) {
          const { code } = failureOf(error);
          const { happened, advice } = TEXT_OF_FAILURE[code];
          const special = words[code];
          tell(
            special === undefined
              ? { kind: 'error', text: `${happened} ${advice}` }
              : { kind: 'warning', text: special },
          );
          return false;
        }
      },
    }),
    [call],
  );
  return { actions, notice };
}
