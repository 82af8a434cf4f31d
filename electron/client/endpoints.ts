import { isIPv6 } from 'node:net';
import type { Endpoint, WebEndpoint } from '#shared/model/account.ts';
import { ClientError } from './client-error.ts';

const SERVER = /^(?:\[([0-9a-fA-F:.]{2,45})\]|([^\s:[\]/@]{1,253})):(\d{1,5})$/;

/**
 * Reads the `host:port` of `XFR` and `RNG` (facts §4.1, §10.1).
 *
 * @param tls Whether the line it came over was encrypted: the next one is then too, so that no server can talk us
 *   down to plain text.
 * @returns Null when it is none.
 */
export function parseServer(server: string, tls: boolean): Endpoint | null {
  const match = SERVER.exec(server);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host === undefined || !(port >= 1 && port <= 65_535) ? null : { host, port, tls };
}

export function endpointKey({ host, port }: Pick<Endpoint, 'host' | 'port'>): string {
  return `${host.toLowerCase()}:${port}`;
}

/** Nothing that would end the host within a web address, or hide it. */
const WEB_HOST = /^[^\s/\\?#@:[\]%]+$/;

/** The address of a web service. Throws `unknown-host` for a host that is none: passwords go there. */
export function webUrl({ host, port, tls, path }: WebEndpoint): URL {
  const address = `${tls ? 'https' : 'http'}://${isIPv6(host) ? `[${host}]` : host}`;
  if (!(isIPv6(host) || WEB_HOST.test(host)) || !URL.canParse(address)) {
    throw new ClientError('unknown-host', { detail: host });
  }
  const url = new URL(address);
  url.port = String(port);
  const query = path.indexOf('?');
  url.pathname = query < 0 ? path : path.slice(0, query);
  if (query >= 0) url.search = path.slice(query);
  return url;
}
