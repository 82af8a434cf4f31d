import type { Endpoint, ServerEndpoints, WebEndpoint } from './account.ts';

/** Where a network's web services are, and what stands before their paths. */
export interface WebServices extends Omit<WebEndpoint, 'path'> {
  /** Without a slash at the end; empty when the paths stand at the root. */
  readonly prefix?: string;
}

/**
 * Every address of a network whose web services are in one place, under the paths they always had (facts §3).
 *
 * @param notification The notification server.
 * @param web Where the web services are.
 */
export function endpointsAt(notification: Endpoint, { prefix = '', ...web }: WebServices): ServerEndpoints {
  const service = (path: string): WebEndpoint => ({ ...web, path: prefix + path });
  return {
    notification,
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
