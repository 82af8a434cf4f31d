import { MsnpServer, type LogLine, type NewAccount } from '#server/index.ts';

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
  /** Buddy's address, or null when it is not there. */
  readonly buddy: string | null;
}

/** A server and its Buddy, started and stopped together. */
export class ServerHost {
  readonly #server: MsnpServer;
  readonly #log: (line: LogLine) => void;

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
    return { host, port, httpPort, buddy: null };
  }

  /** Makes an account with Buddy on its list; false when it is there already. */
  async createAccount(account: NewAccount): Promise<boolean> {
    return (await this.#server.createAccount(account, [])) === 'created';
  }

  hasPassword(address: string, password: string): Promise<boolean> {
    return this.#server.hasPassword(address, password);
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }
}
