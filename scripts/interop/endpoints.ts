import type { Endpoint, ServerEndpoints, WebEndpoint } from '#shared/model/account.ts';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/**
 * Every address of a network that has its web services in one place (facts §3).
 * @param web the place the paths are appended to: `http://host:port` or with a path of its own
 */
export function endpointsAt(notification: Pick<Endpoint, 'host' | 'port'>, web: URL): ServerEndpoints {
  const tls = web.protocol === 'https:';
  const service = (path: string): WebEndpoint => ({
    // A URL has an IPv6 address in brackets; sockets want it without.
    host: web.hostname.replace(/^\[|\]$/g, ''),
    port: web.port === '' ? (tls ? HTTPS_PORT : HTTP_PORT) : Number(web.port),
    tls,
    path: `${web.pathname.replace(/\/+$/, '')}${path}`,
  });
  return {
    notification: { host: notification.host, port: notification.port, tls: false },
    nexus: service('/rdr/pprdr.asp'),
    tokenService: service('/RST.srf'),
    addressBook: service('/abservice/abservice.asmx'),
    sharing: service('/abservice/SharingService.asmx'),
    offlineRead: service('/rsi/rsi.asmx'),
    offlineSend: service('/OimWS/oim.asmx'),
    storage: service('/storageservice/SchematizedStore.asmx'),
    config: service('/Config/MsgrConfig.asmx'),
  };
}
