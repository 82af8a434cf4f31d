import type { Dialect } from '#protocol/dialects/index.ts';
import type { NotificationEvent } from '#protocol/dialects/notification.ts';
import type { RosterChange } from './roster-rules.ts';
import type { RosterStore } from './roster-store.ts';
import type { UnsentRequest } from './sign-in.ts';

/** What operations need of the session they belong to. */
export interface OperationPort {
  /** Sends a request and resolves with its reply. Rejects with a `ClientError`, `not-signed-in` at any other time. */
  readonly ask: (request: UnsentRequest) => Promise<NotificationEvent>;
  /** Both throw `not-signed-in` at any other time. */
  readonly roster: () => RosterStore;
  readonly dialect: () => Dialect;
  /** Tells what an operation itself changed in the roster. */
  readonly tell: (changes: readonly RosterChange[]) => void;
  /** Whether the line is encrypted. */
  readonly secure: () => boolean;
}
