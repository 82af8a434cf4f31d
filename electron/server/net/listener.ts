import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { NotificationSession } from '../notification/session.ts';
import { SwitchboardSession } from '../switchboard/session.ts';
import type { Services } from '../services.ts';
import { Connection } from './connection.ts';

interface Client {
  readonly connection: Connection;
}

/** The first words of a connection to a switchboard; all others talk to the notification server (facts §4, §10). */
const SWITCHBOARD_VERBS: ReadonlySet<string> = new Set(['USR', 'ANS']);
const VERB_LENGTH = 3;

/**
 * One port for the notification server and for switchboards: the first command tells which is meant. A connection that
 * has not said who it is has little time, and there are not many of them: the oldest makes room for the next, so that a
 * crowd of silent ones keeps nobody out.
 */
export class Listener {
  readonly #services: Services;
  readonly #server: NetServer;
  readonly #clients = new Set<Client>();
  /** In the order in which they came. */
  readonly #unauthenticated = new Set<Client>();

  constructor(services: Services) {
    this.#services = services;
    this.#server = createServer((socket) => {
      this.#accept(socket);
    });
  }

  get server(): NetServer {
    return this.#server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connectionCount(): number {
    return this.#clients.size;
  }

  /** Ends every connection after what was sent to it, and takes no more. Resolves when all are gone. */
  close(): Promise<void> {
    for (const { connection } of this.#clients) connection.end();
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #accept(socket: Socket): void {
    const { limits, diagnostics, clock } = this.#services;
    if (this.#clients.size >= limits.maxConnections) {
      diagnostics.count('connection-refused', socket.remoteAddress ?? '');
      socket.destroy();
      return;
    }
    const connection = new Connection(socket, limits.maxQueuedBytes, diagnostics);
    const client: Client = { connection };
    this.#makeRoom();
    this.#clients.add(client);
    this.#unauthenticated.add(client);
    const cancelTimeout = clock.after(limits.authenticationMs, () => {
      diagnostics.count('sign-in-timed-out', connection.remoteAddress.host);
      connection.destroy();
    });
    const authenticated = () => {
      cancelTimeout();
      this.#unauthenticated.delete(client);
    };
    const gone = () => {
      cancelTimeout();
      this.#unauthenticated.delete(client);
      this.#clients.delete(client);
    };
    this.#route(connection, authenticated, gone);
  }

  /** Waits for the first verb, then hands the connection to the session it asks for. */
  #route(connection: Connection, authenticated: () => void, gone: () => void): void {
    let beginning: Buffer = Buffer.alloc(0);
    connection.listen({
      received: (chunk) => {
        beginning = Buffer.concat([beginning, chunk]);
        if (beginning.length < VERB_LENGTH) return;
        const verb = beginning.toString('latin1', 0, VERB_LENGTH);
        const Session = SWITCHBOARD_VERBS.has(verb) ? SwitchboardSession : NotificationSession;
        const session = new Session(this.#services, connection, authenticated);
        connection.listen({
          received: (bytes) => {
            session.received(bytes);
          },
          closed: () => {
            gone();
            session.closed();
          },
        });
        session.received(beginning);
      },
      closed: gone,
    });
  }

  #makeRoom(): void {
    if (this.#unauthenticated.size < this.#services.limits.maxUnauthenticated) return;
    for (const oldest of this.#unauthenticated) {
      this.#services.diagnostics.count('connection-evicted', oldest.connection.remoteAddress.host);
      this.#unauthenticated.delete(oldest);
      oldest.connection.destroy();
      return;
    }
  }
}
