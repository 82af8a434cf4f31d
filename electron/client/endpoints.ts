import { isIPv6 } from 'node:net';
import type { Endpoint, WebEndpoint } from '#shared/model/account.ts';

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

/** The address of a web service. */
export function webUrl({ host, port, tls, path }: WebEndpoint): URL {
  const url = new URL(tls ? 'https://x' : 'http://x');
  url.hostname = isIPv6(host) ? `[${host}]` : host;
  url.port = String(port);
  const query = path.indexOf('?');
  url.pathname = query < 0 ? path : path.slice(0, query);
  if (query >= 0) url.search = path.slice(query);
  return url;
}
