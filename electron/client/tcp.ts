import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '#shared/model/account.ts';
import { ClientError } from './client-error.ts';
import { abortError, networkError } from './network-error.ts';
import type { Connection, Transport } from './transport.ts';

/** The system probes a silent line after this long, beside the protocol's own pings. */
const KEEP_ALIVE_MS = 60_000;
const GOODBYE_MS = 5_000;

export interface TcpOptions {
  /** Certificates to trust instead of the system's own, PEM; for a server with its own authority. */
  readonly certificateAuthorities?: readonly string[];
  /** How long the other end has to say goodbye after us. */
  readonly goodbyeMs?: number;
}

/** TCP, and TLS where the endpoint says so; then the server's name is always checked. */
export function tcpTransport(options: TcpOptions = {}): Transport {
  return { connect: (endpoint, signal) => open(endpoint, signal, options) };
}

function open(endpoint: Endpoint, signal: AbortSignal, options: TcpOptions): Promise<Connection> {
  const { host, port } = endpoint;
  const remote = `${host}:${port}`;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortError(signal));
      return;
    }
    const socket = endpoint.tls ? openTls(endpoint, options) : connectTcp({ host, port });
    const settle = (): void => {
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError);
    };
    const onAbort = (): void => {
      settle();
      socket.on('error', ignore);
      socket.destroy();
      reject(abortError(signal));
    };
    const onError = (error: Error): void => {
      settle();
      socket.destroy();
      reject(networkError(error, remote));
    };
    signal.addEventListener('abort', onAbort);
    socket.once('error', onError);
    socket.once(endpoint.tls ? 'secureConnect' : 'connect', () => {
      settle();
      socket.setNoDelay(true);
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
      resolve(connectionOf(socket, remote, endpoint.tls, options.goodbyeMs ?? GOODBYE_MS));
    });
  });
}

function openTls({ host, port }: Endpoint, options: TcpOptions): Socket {
  return connectTls({
    host,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(options.certificateAuthorities === undefined ? {} : { ca: [...options.certificateAuthorities] }),
  });
}

function connectionOf(socket: Socket, remote: string, secure: boolean, goodbyeMs: number): Connection {
  let finishedByUs = false;
  let failure: Error | null = null;
  let closed = false;
  let closeListener: ((reason: ClientError | null) => void) | null = null;

  const reason = (): ClientError | null => {
    if (finishedByUs) return null;
    if (failure !== null) return new ClientError('connection-lost', { detail: remote, cause: failure });
    return new ClientError('closed-by-server', { detail: remote });
  };
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', () => {
    closed = true;
    closeListener?.(reason());
  });

  return {
    remote,
    secure,
    write: (bytes) => {
      if (!finishedByUs && socket.writable) socket.write(bytes);
    },
    end: () => {
      finishedByUs = true;
      socket.end();
      // Whatever the other end still says is read away, or the close would never be seen.
      socket.resume();
      // A server that stays silent, or never stops talking, would keep the line half open for ever.
      const timer = setTimeout(() => socket.destroy(), goodbyeMs);
      socket.once('close', () => clearTimeout(timer));
    },
    destroy: () => {
      finishedByUs = true;
      socket.destroy();
    },
    onData: (listener) => {
      socket.on('data', listener);
    },
    onClose: (listener) => {
      closeListener = listener;
      if (closed) queueMicrotask(() => listener(reason()));
    },
  };
}

function ignore(): void {
  // A socket given up may still fail; nobody waits for it any more.
}
