import type { Endpoint, ServerEndpoints } from '#shared/model/account.ts';
import { endpointsAt } from '#shared/model/endpoints.ts';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/**
 * Every address of a network that has its web services in one place (facts §3).
 * @param web the place the paths are appended to: `http://host:port` or with a path of its own
 */
export function endpointsOf(notification: Pick<Endpoint, 'host' | 'port'>, web: URL): ServerEndpoints {
  const tls = web.protocol === 'https:';
  return endpointsAt(
    { ...notification, tls: false },
    {
      // A URL has an IPv6 address in brackets; sockets want it without.
      host: web.hostname.replace(/^\[|\]$/g, ''),
      port: web.port === '' ? (tls ? HTTPS_PORT : HTTP_PORT) : Number(web.port),
      tls,
      prefix: web.pathname.replace(/\/+$/, ''),
    },
  );
}
