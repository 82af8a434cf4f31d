import { randomBytes } from 'node:crypto';
import { Buddy } from '#buddy/index.ts';
import { MsnpServer, type LogLine, type NewAccount } from '#server/index.ts';
import { endpointsOf } from './endpoints.ts';

export interface HostOptions {
  readonly host: string;
  readonly port: number;
  readonly httpPort: number;
  readonly dataDirectory: string;
  readonly whenPortTaken: 'fail' | 'use-another';
  readonly buddy: boolean;
}

export interface HostListening {
  readonly host: string;
  readonly port: number;
  readonly httpPort: number;
  /** Buddy's address, or null when it is not wanted. */
  readonly buddy: string | null;
}

/** Nobody can have it by accident: the name is not one of the internet's. */
const BUDDY_ADDRESS = 'buddy@nudge.local';

/** A server and its Buddy, started and stopped together. */
export class ServerHost {
  readonly #server: MsnpServer;
  readonly #log: (line: LogLine) => void;
  #buddy: Buddy | null = null;

  constructor(log: (line: LogLine) => void) {
    this.#log = log;
    this.#server = new MsnpServer({ log });
  }

  /** @throws ServerError as `MsnpServer.start`. */
  async start(options: HostOptions): Promise<HostListening> {
    const { host, port, httpPort, setAsideAs } = await this.#server.start(options);
    if (setAsideAs !== null) {
      this.#log({ level: 'warn', text: `The database was damaged. It was put aside as ${setAsideAs}.` });
    }
    if (options.buddy) await this.#startBuddy(host, port, httpPort);
    return { host, port, httpPort, buddy: options.buddy ? BUDDY_ADDRESS : null };
  }

  /** Makes an account with Buddy on its list; false when it is there already. */
  async createAccount(account: NewAccount): Promise<boolean> {
    const contacts = this.#buddy === null ? [] : [BUDDY_ADDRESS];
    return (await this.#server.createAccount(account, contacts)) === 'created';
  }

  hasPassword(address: string, password: string): Promise<boolean> {
    return this.#server.hasPassword(address, password);
  }

  async stop(): Promise<void> {
    this.#buddy?.stop();
    await this.#server.stop();
  }

  /** Buddy has a new password each time; nobody ever sees it. Nobody waits for its sign-in either. */
  async #startBuddy(host: string, port: number, httpPort: number): Promise<void> {
    const password = randomBytes(24).toString('base64url');
    const account = { address: BUDDY_ADDRESS, password, allowOldClients: false };
    if ((await this.#server.createAccount(account)) === 'already') await this.#server.setPassword(account);
    const log = (text: string) => {
      this.#log({ level: 'warn', text });
    };
    const endpoints = endpointsOf(host, port, httpPort);
    const buddy = new Buddy({ endpoints, address: BUDDY_ADDRESS, password, log });
    this.#buddy = buddy;
    buddy.start().catch((error: unknown) => {
      log(`Buddy could not sign in: ${String(error)}`);
    });
  }
}
