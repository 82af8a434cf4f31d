import { randomBytes } from 'node:crypto';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { saltedPasswordHash } from '#protocol/challenge/salted-password.ts';
import { normalizeAddress } from './address.ts';
import { systemClock, type Clock } from './clock.ts';
import { Diagnostics, type Incident, type LogLine } from './diagnostics.ts';
import { listen } from './net/listen.ts';
import { Listener } from './net/listener.ts';
import { SignInAttempts } from './net/sign-in-attempts.ts';
import { Hub } from './notification/hub.ts';
import { tellAdded } from './notification/lists.ts';
import { ServerError } from './server-error.ts';
import { DEFAULT_SERVER_LIMITS, type ServerLimits } from './server-limits.ts';
import type { Services } from './services.ts';
import type { AccountSecrets } from './store/accounts.ts';
import { PasswordHasher } from './store/password-hash.ts';
import { Store } from './store/store.ts';
import { SwitchboardKeys } from './switchboard/keys.ts';
import { Tickets } from './web/tickets.ts';
import { createWebServer } from './web/web-server.ts';

export interface StartOptions {
  /** Address to listen on. */
  readonly host: string;
  /** Port of the notification server and of switchboards; 0 takes any free one. */
  readonly port: number;
  /** Port of the web services; 0 takes any free one. */
  readonly httpPort: number;
  /** Folder for the server's data; made when it is not there. */
  readonly dataDirectory: string;
  /** What to do when a port is in use: by default, fail. */
  readonly whenPortTaken?: 'fail' | 'use-another';
  /** The name under which clients are told to come back; by default the address by which they came. */
  readonly publicHost?: string;
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly httpPort: number;
  /** Where a damaged database was put, or null. */
  readonly setAsideAs: string | null;
}

export interface NewAccount {
  readonly address: string;
  /** Secret. */
  readonly password: string;
  /** Whether clients that know no Passport (MSNP2 to MSNP7) can sign in to it. */
  readonly allowOldClients: boolean;
}

export interface ServerEnvironment {
  readonly clock: Clock;
  readonly limits: Partial<ServerLimits>;
  readonly log: (line: LogLine) => void;
  /** What the hash of a new password costs (scrypt N). */
  readonly passwordCost: number;
}

interface Running {
  readonly services: Services;
  readonly listener: Listener;
  readonly web: ReturnType<typeof createWebServer>;
}

const MAX_PASSWORD_CHARACTERS = 256;

/** The embedded server: notification server, switchboards, web services and their data. */
export class MsnpServer {
  readonly #clock: Clock;
  readonly #limits: ServerLimits;
  readonly #diagnostics: Diagnostics;
  readonly #passwords: PasswordHasher;
  #running: Running | null = null;

  constructor(environment: Partial<ServerEnvironment> = {}) {
    this.#clock = environment.clock ?? systemClock;
    this.#limits = { ...DEFAULT_SERVER_LIMITS, ...environment.limits };
    this.#diagnostics = new Diagnostics(environment.log);
    this.#passwords = new PasswordHasher(environment.passwordCost);
  }

  /**
   * Opens the data and both ports.
   *
   * @throws ServerError `data-locked`, `data-too-new`, `data-unavailable`, `port-taken` or `host-unavailable`; then
   *   nothing is open.
   */
  async start(options: StartOptions): Promise<Listening> {
    const store = new Store(options.dataDirectory, new Date(this.#clock.now()));
    const tickets = new Tickets(this.#clock, this.#limits.ticketMs);
    const attempts = new SignInAttempts(this.#clock);
    const services: Services = {
      store,
      hub: new Hub(),
      switchboardKeys: new SwitchboardKeys(this.#clock, this.#limits.switchboardKeyMs),
      tickets,
      attempts,
      clock: this.#clock,
      limits: this.#limits,
      diagnostics: this.#diagnostics,
      publicHost: options.publicHost ?? null,
    };
    const listener = new Listener(services);
    const web = createWebServer({
      store,
      tickets,
      passwords: this.#passwords,
      attempts,
      limits: this.#limits,
      diagnostics: this.#diagnostics,
    });
    try {
      await open(listener.server, options, options.port);
      await open(web, options, options.httpPort);
    } catch (error) {
      if (listener.server.listening) await listener.close();
      store.close();
      throw error;
    }
    this.#running = { services, listener, web };
    return {
      host: options.host,
      port: listener.port,
      httpPort: (web.address() as AddressInfo).port,
      setAsideAs: store.setAsideAs,
    };
  }

  /**
   * Makes an account.
   *
   * @param contacts Accounts that it has added, and allowed, from the start; unknown ones are left out.
   * @throws ServerError `invalid-address`, `invalid-password` or `not-running`.
   */
  async createAccount(account: NewAccount, contacts: readonly string[] = []): Promise<'created' | 'already'> {
    const address = checkedAddress(account.address);
    const secrets = await this.#secretsFor(account);
    const { services } = this.#required();
    const { accounts, lists } = services.store;
    const known = contacts.flatMap((contact) => accounts.find(checkedAddress(contact)) ?? []);
    const created = services.store.transaction(() => {
      const id = accounts.create(address, secrets);
      if (id === null) return false;
      for (const contact of known) {
        lists.addDecision(id, contact.id, 'allow');
        lists.addForward(id, contact.id);
      }
      return true;
    });
    if (!created) return 'already';
    for (const contact of known) tellAdded(services, contact.id, { address, name: address });
    return 'created';
  }

  /** Gives an account another password. @throws ServerError `account-not-found` and as `createAccount`. */
  async setPassword(account: NewAccount): Promise<void> {
    const address = checkedAddress(account.address);
    const secrets = await this.#secretsFor(account);
    if (!this.#required().services.store.accounts.setSecrets(address, secrets)) {
      throw new ServerError('account-not-found', `There is no account ${address}.`);
    }
  }

  /** Whether it is the password of that account. */
  async hasPassword(address: string, password: string): Promise<boolean> {
    const stored = this.#required().services.store.accounts.secretsOf(checkedAddress(address));
    return this.#passwords.matches(password, stored?.password ?? null);
  }

  /** How often each kind of incident was met. */
  get incidents(): Readonly<Partial<Record<Incident, number>>> {
    return this.#diagnostics.counts;
  }

  /** Who and how many are there. */
  get population(): { readonly signedIn: number; readonly connections: number } {
    return {
      signedIn: this.#running?.services.hub.size ?? 0,
      connections: this.#running?.listener.connectionCount ?? 0,
    };
  }

  /** Tells everybody that the server goes down (`OUT SSD`), and closes everything in good order. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    for (const principal of running.services.hub.all()) principal.send('signedOut', { reason: 'SSD' });
    running.services.hub.clear();
    const webClosed = new Promise<void>((resolve) => {
      running.web.close(() => {
        resolve();
      });
    });
    running.web.closeAllConnections();
    await Promise.all([running.listener.close(), webClosed]);
    running.services.store.close();
  }

  #required(): Running {
    if (this.#running === null) throw new ServerError('not-running', 'The server does not run.');
    return this.#running;
  }

  async #secretsFor({ address, password, allowOldClients }: NewAccount): Promise<AccountSecrets> {
    if (password === '' || password.length > MAX_PASSWORD_CHARACTERS) {
      throw new ServerError(
        'invalid-password',
        `The password of ${address} must have 1 to ${MAX_PASSWORD_CHARACTERS} characters.`,
      );
    }
    const salt = randomBytes(8).toString('hex');
    return {
      password: await this.#passwords.hash(password),
      oldClient: allowOldClients ? { salt, hash: saltedPasswordHash(salt, password) } : null,
    };
  }
}

async function open(server: NetServer, options: StartOptions, port: number): Promise<void> {
  try {
    await listen(server, options.host, port);
  } catch (error) {
    const taken = error instanceof ServerError && error.code === 'port-taken';
    if (!taken || options.whenPortTaken !== 'use-another') throw error;
    await listen(server, options.host, 0);
  }
}

function checkedAddress(text: string): string {
  const address = normalizeAddress(text);
  if (address === null) {
    throw new ServerError('invalid-address', `"${text.slice(0, 140)}" is no address an account can have.`);
  }
  return address;
}
