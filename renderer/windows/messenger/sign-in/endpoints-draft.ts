import type { ServerEndpoints } from '#shared/model/account.ts';

export type ServiceName = keyof ServerEndpoints;

/** A service's address while it is being typed. */
export interface EndpointDraft {
  readonly host: string;
  readonly port: string;
  readonly tls: boolean;
  /** Null for the one that is no web service. */
  readonly path: string | null;
}

export type EndpointsDraft = Readonly<Record<ServiceName, EndpointDraft>>;

interface ServiceInfo {
  readonly label: string;
  readonly port: number;
  readonly portWithoutTls: number;
  /** Where official clients looked for it (facts §3). */
  readonly path: string | null;
}

const WEB = { port: 443, portWithoutTls: 80 };

/** Every service of a network, in the order of the form. */
export const SERVICES: Readonly<Record<ServiceName, ServiceInfo>> = {
  notification: { label: 'Messenger server', port: 1863, portWithoutTls: 1863, path: null },
  nexus: { label: 'Nexus', ...WEB, path: '/rdr/pprdr.asp' },
  tokenService: { label: 'Sign-in tokens', ...WEB, path: '/RST.srf' },
  addressBook: { label: 'Address book', ...WEB, path: '/abservice/abservice.asmx' },
  sharing: { label: 'Sharing', ...WEB, path: '/abservice/SharingService.asmx' },
  offlineRead: { label: 'Offline messages: read', ...WEB, path: '/rsi/rsi.asmx' },
  offlineSend: { label: 'Offline messages: send', ...WEB, path: '/OimWS/oim.asmx' },
  storage: { label: 'Storage', ...WEB, path: '/storageservice/SchematizedStore.asmx' },
  config: { label: 'Configuration', ...WEB, path: '/Config/MsgrConfig.asmx' },
};

export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[];

/** A form not yet filled in: no hosts, the usual ports and paths, TLS everywhere. */
export const BLANK_ENDPOINTS: EndpointsDraft = eachService((name) => ({
  host: '',
  port: String(SERVICES[name].port),
  tls: true,
  path: SERVICES[name].path,
}));

export function draftOfEndpoints(endpoints: ServerEndpoints): EndpointsDraft {
  return eachService((name) => {
    const endpoint = endpoints[name];
    return {
      host: endpoint.host,
      port: String(endpoint.port),
      tls: endpoint.tls,
      path: 'path' in endpoint ? endpoint.path : null,
    };
  });
}

/** The draft after a host was typed. Services that had the messenger server's host, or none, go along with it. */
export function withHost(draft: EndpointsDraft, changed: ServiceName, host: string): EndpointsDraft {
  const old = draft.notification.host;
  return eachService((name) => {
    const goesAlong = changed === 'notification' && (draft[name].host === '' || draft[name].host === old);
    return name === changed || goesAlong ? { ...draft[name], host } : draft[name];
  });
}

/** The draft after a TLS switch was turned: a port that was the usual one becomes the other usual one. */
export function withTls(draft: EndpointsDraft, changed: ServiceName, tls: boolean): EndpointsDraft {
  const { port, portWithoutTls } = SERVICES[changed];
  const [usual, next] = tls ? [portWithoutTls, port] : [port, portWithoutTls];
  const endpoint = draft[changed];
  return {
    ...draft,
    [changed]: { ...endpoint, tls, port: endpoint.port === String(usual) ? String(next) : endpoint.port },
  };
}

/** What is wrong with one service's address, or null. */
export function endpointProblem({ host, port, path }: EndpointDraft): string | null {
  if (host.trim() === '') return 'Enter a host name.';
  if (!/^[^\s/:@]{1,253}$|^\[[0-9a-f:.]+\]$/i.test(host.trim())) {
    return 'Enter only a host name or an IP address.';
  }
  const number = Number(port);
  if (!/^\d+$/.test(port.trim()) || number < 1 || number > 65_535)
    return 'The port is a number from 1 to 65535.';
  if (path !== null && !/^\/\S{0,511}$/.test(path.trim())) return 'The path begins with /.';
  return null;
}

/** The finished addresses, or null while anything is wrong. */
export function endpointsOf(draft: EndpointsDraft): ServerEndpoints | null {
  if (SERVICE_NAMES.some((name) => endpointProblem(draft[name]) !== null)) return null;
  const web = (name: ServiceName) => ({ ...plain(draft[name]), path: draft[name].path?.trim() ?? '/' });
  return {
    notification: plain(draft.notification),
    nexus: web('nexus'),
    tokenService: web('tokenService'),
    addressBook: web('addressBook'),
    sharing: web('sharing'),
    offlineRead: web('offlineRead'),
    offlineSend: web('offlineSend'),
    storage: web('storage'),
    config: web('config'),
  };
}

function plain({ host, port, tls }: EndpointDraft) {
  return { host: host.trim(), port: Number(port), tls };
}

function eachService(make: (name: ServiceName) => EndpointDraft): EndpointsDraft {
  const entries = SERVICE_NAMES.map((name): [ServiceName, EndpointDraft] => [name, make(name)]);
  return Object.fromEntries(entries) as EndpointsDraft;
}
