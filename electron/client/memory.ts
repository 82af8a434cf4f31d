import type { Endpoint } from '#shared/model/account.ts';
import { ClientError } from './client-error.ts';
import { abortError } from './network-error.ts';
import type { Connection, Transport } from './transport.ts';

type DataListener = (bytes: Uint8Array) => void;
type CloseListener = (reason: ClientError | null) => void;

/** One end of a line that exists only in memory. What one end writes reaches the other in a later microtask. */
class MemoryConnection implements Connection {
  readonly remote: string;
  readonly secure: boolean;
  #other: MemoryConnection | null = null;
  #dataListener: DataListener | null = null;
  #closeListener: CloseListener | null = null;
  readonly #waiting: Uint8Array[] = [];
  #closed: { readonly reason: ClientError | null } | null = null;

  constructor(remote: string, secure: boolean) {
    this.remote = remote;
    this.secure = secure;
  }

  static pair(endpoint: Endpoint): readonly [client: MemoryConnection, server: MemoryConnection] {
    const client = new MemoryConnection(`${endpoint.host}:${endpoint.port}`, endpoint.tls);
    const server = new MemoryConnection('memory:0', endpoint.tls);
    client.#other = server;
    server.#other = client;
    return [client, server];
  }

  readonly write = (bytes: Uint8Array): void => {
    if (this.#closed !== null) return;
    const copy = bytes.slice();
    queueMicrotask(() => this.#other?.receive(copy));
  };

  readonly end = (): void => {
    this.#finish('closed-by-server');
  };

  readonly destroy = (): void => {
    this.#finish('connection-lost');
  };

  readonly onData = (listener: DataListener): void => {
    this.#dataListener = listener;
    for (const bytes of this.#waiting.splice(0)) listener(bytes);
  };

  readonly onClose = (listener: CloseListener): void => {
    this.#closeListener = listener;
    const closed = this.#closed;
    if (closed !== null) queueMicrotask(() => listener(closed.reason));
  };

  receive(bytes: Uint8Array): void {
    if (this.#closed !== null) return;
    if (this.#dataListener === null) this.#waiting.push(bytes);
    else this.#dataListener(bytes);
  }

  close(reason: ClientError | null): void {
    if (this.#closed !== null) return;
    this.#closed = { reason };
    this.#closeListener?.(reason);
  }

  #finish(code: 'closed-by-server' | 'connection-lost'): void {
    if (this.#closed !== null) return;
    const other = this.#other;
    queueMicrotask(() => {
      this.close(null);
      other?.close(new ClientError(code, { detail: other.remote }));
    });
  }
}

/** A network in memory: servers listen on endpoints, and clients connect to them through `transport`. */
export class MemoryNetwork {
  readonly #servers = new Map<string, (connection: Connection) => void>();

  readonly transport: Transport = {
    connect: async (endpoint, signal) => {
      await Promise.resolve();
      if (signal.aborted) throw abortError(signal);
      const accept = this.#servers.get(keyOf(endpoint));
      if (accept === undefined) throw new ClientError('refused', { detail: keyOf(endpoint) });
      const [client, server] = MemoryConnection.pair(endpoint);
      queueMicrotask(() => accept(server));
      return client;
    },
  };

  /** Gives every connection to that endpoint to `accept`. Returns the function that stops listening. */
  listen(endpoint: Pick<Endpoint, 'host' | 'port'>, accept: (connection: Connection) => void): () => void {
    this.#servers.set(keyOf(endpoint), accept);
    return () => {
      this.#servers.delete(keyOf(endpoint));
    };
  }
}

function keyOf({ host, port }: Pick<Endpoint, 'host' | 'port'>): string {
  return `${host}:${port}`;
}
