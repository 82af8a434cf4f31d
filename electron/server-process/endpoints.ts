import type { ServerEndpoints, WebEndpoint } from '#shared/model/account.ts';

/** Where everything of a server of ours is, for a client on this computer (facts §3). */
export function endpointsOf(host: string, port: number, httpPort: number): ServerEndpoints {
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
