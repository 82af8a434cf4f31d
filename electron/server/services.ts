import type { Clock } from './clock.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Connection } from './net/connection.ts';
import type { SignInAttempts } from './net/sign-in-attempts.ts';
import type { Hub } from './notification/hub.ts';
import type { ServerLimits } from './server-limits.ts';
import type { Store } from './store/store.ts';
import type { SwitchboardKeys } from './switchboard/keys.ts';
import type { Tickets } from './web/tickets.ts';

/** What every session of a running server shares. */
export interface Services {
  readonly store: Store;
  readonly hub: Hub;
  readonly switchboardKeys: SwitchboardKeys;
  readonly tickets: Tickets;
  readonly attempts: SignInAttempts;
  readonly clock: Clock;
  readonly limits: ServerLimits;
  readonly diagnostics: Diagnostics;
  /** The name under which clients are told to come back; null: the address by which they came. */
  readonly publicHost: string | null;
}

/** `host:port` of our switchboards for a client: the same place it has reached already (facts §10.1). */
export function switchboardAddress(services: Services, connection: Connection): string {
  const { host, port } = connection.localAddress;
  const name = services.publicHost ?? host;
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}
