import type { ServerPreset } from '#shared/ipc/operations.ts';
import type { ServerEndpoints, WebEndpoint } from '#shared/model/account.ts';
import { endpointsAt } from '#shared/model/endpoints.ts';

const HTTPS_PORT = 443;
const NOTIFICATION_PORT = 1863;

function https(host: string, path: string): WebEndpoint {
  return { host, port: HTTPS_PORT, tls: true, path };
}

/** Networks with one host for everything (facts §3: Escargot's routes). */
function oneHost(host: string): ServerEndpoints {
  return endpointsAt({ host, port: NOTIFICATION_PORT, tls: false }, { host, port: HTTPS_PORT, tls: true });
}

/** The public networks known to run (facts §3). Their notification servers speak plain TCP only. */
export const SERVER_PRESETS: readonly ServerPreset[] = [
  { id: 'escargot', name: 'Escargot (NINA)', endpoints: oneHost('ds.escargot.nina.chat') },
  {
    id: 'crosstalk',
    name: 'CrossTalk',
    endpoints: {
      notification: { host: 'ms.msgrsvcs.ctsrv.gay', port: NOTIFICATION_PORT, tls: false },
      nexus: https('pp.login.ugnet.gay', '/rdr/pprdr.asp'),
      tokenService: https('ctas.login.ugnet.gay', '/RST.srf'),
      addressBook: https('ctsvcs.addressbook.ugnet.gay', '/abservice/abservice.asmx'),
      sharing: https('ctsvcs.addressbook.ugnet.gay', '/abservice/SharingService.asmx'),
      offlineRead: https('cts.storage.ugnet.gay', '/rsi/rsi.asmx'),
      offlineSend: https('cts.storage.ugnet.gay', '/OimWS/oim.asmx'),
      storage: https('cts.storage.ugnet.gay', '/storageservice/SchematizedStore.asmx'),
      config: https('conf.msgrsvcs.ctsrv.gay', '/Config/MsgrConfig.asmx'),
    },
  },
  { id: 'r2m', name: 'R²M', endpoints: oneHost('r2m.camposs.net') },
];

export function presetById(id: string): ServerPreset | undefined {
  return SERVER_PRESETS.find((preset) => preset.id === id);
}
