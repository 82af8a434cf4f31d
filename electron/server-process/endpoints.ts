import type { ServerEndpoints, WebEndpoint } from '#shared/model/account.ts';

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
  const web = (path: string): WebEndpoint => ({ host, port: httpPort, tls: false, path });
  return {
    notification: { host, port, tls: false },
    nexus: web('/rdr/pprdr.asp'),
    tokenService: web('/RST.srf'),
    addressBook: web('/abservice/abservice.asmx'),
    sharing: web('/abservice/SharingService.asmx'),
    offlineRead: web('/rsi/rsi.asmx'),
    offlineSend: web('/OimWS/oim.asmx'),
    storage: web('/storageservice/SchematizedStore.asmx'),
    config: web('/Config/MsgrConfig.asmx'),
  };
}
