import type { ServerEndpoints } from '#shared/model/account.ts';
import { endpointsAt } from '#shared/model/endpoints.ts';

const LOOPBACK_OF: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/**
 * Where everything of a server of ours is, for a client on this computer (facts §3).
 *
 * @param listeningHost What the server listens on. Nobody can connect to "all addresses": here they are reached by
 *   loopback.
 */
export function endpointsOf(listeningHost: string, port: number, httpPort: number): ServerEndpoints {
  const host = LOOPBACK_OF.get(listeningHost) ?? listeningHost;
  return endpointsAt({ host, port, tls: false }, { host, port: httpPort, tls: false });
}
