import { createHash, randomUUID } from 'node:crypto';
import { systemEnvironment, type ClientEnvironment } from '#client/index.ts';
import type { AppEvent } from '#shared/ipc/events.ts';
import { dialectByName } from '#protocol/dialects/index.ts';
import type { SignInRequest } from '#shared/ipc/operations.ts';
import { type ServerChoice, serverChoiceSchema, type StoredAccount } from '#shared/model/account.ts';
import { Account, type Preparation } from './account.ts';
import type { MessengerContext } from './context.ts';
import { IdleWatch } from './idle-watch.ts';
import { MessengerError } from './messenger-error.ts';
import { createOperations } from './operations.ts';
import type {
  AppEventListener,
  LocalAccount,
  MessengerFace,
  MessengerOperations,
  MessengerOptions,
} from './ports.ts';
import { presetById, SERVER_PRESETS } from './presets.ts';
import { Stores } from './stores.ts';

/**
 * The application itself: accounts side by side, their lists and conversations, what is remembered. It knows no window;
 * the shell gives it a few (see `Shell`) and hears events.
 */
export class Messenger implements MessengerFace {
  readonly operations: MessengerOperations;
  readonly #options: MessengerOptions;
  readonly #environment: ClientEnvironment;
  readonly #stores: Stores;
  readonly #context: MessengerContext;
  readonly #accounts = new Map<string, Account>();
  readonly #listeners = new Set<AppEventListener>();
  readonly #idle: IdleWatch;

  /** Opens everything stored in the profile. Trouble with a file becomes a notice; it never fails for one. */
  static open(options: MessengerOptions, environment: ClientEnvironment = systemEnvironment()): Messenger {
    return new Messenger(options, environment);
  }

  private constructor(options: MessengerOptions, environment: ClientEnvironment) {
    this.#options = options;
    this.#environment = environment;
    const { log, shell } = options;
    this.#stores = new Stores({
      ...options,
      clock: environment.clock,
      noticesChanged: (notices) => this.#publish({ type: 'notices-changed', notices: [...notices] }),
    });
    const { settings, messages } = this.#stores;
    settings.on('changed', (changed) => this.#publish({ type: 'settings-changed', settings: changed }));
    this.#context = {
      shell,
      log,
      clock: environment.clock,
      createId: randomUUID,
      settings: () => settings.current,
      isIdle: () => this.#idle.idle,
      messages,
      publish: (event) => this.#publish(event),
    };
    this.#idle = new IdleWatch({
      clock: environment.clock,
      idleSeconds: shell.idleSeconds,
      idleMinutes: () => settings.current.general.idleMinutes,
      changed: (idle) => {
        for (const account of this.#accounts.values()) account.idleChanged(idle);
      },
    });
    for (const stored of settings.current.accounts) this.#add(stored);
    this.operations = createOperations({
      account: (id) => this.#account(id),
      context: this.#context,
      stores: this.#stores,
      signIn: (request) => this.#signIn(request),
      rememberPersonalMessage: (accountId, text) => this.#rememberPersonalMessage(accountId, text),
      signOut: (accountId) => this.#signOut(accountId),
      forget: (accountId, deleteHistory) => this.#forget(accountId, deleteHistory),
    });
  }

  readonly subscribe = (listener: AppEventListener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot: MessengerFace['snapshot'] = () => {
    const accounts = [...this.#accounts.values()];
    return {
      settings: this.#stores.settings.current,
      accounts: accounts.map(({ view }) => view),
      rosters: Object.fromEntries(
        accounts.flatMap(({ id, roster }) => (roster === null ? [] : [[id, roster]])),
      ),
      conversations: accounts.flatMap(({ conversations }) => [...conversations]),
      notices: [...this.#stores.notices.current],
      presets: [...SERVER_PRESETS],
      secureStorage: this.#options.secretPort.available(),
    };
  };

  readonly signInAutomatically = (): void => {
    for (const account of this.#accounts.values()) {
      const { id, stored } = account;
      const password = stored.signInAutomatically ? this.#stores.secrets.recall(id) : null;
      if (password === null) continue;
      account.signIn({
        password,
        prepare: this.#preparation(stored.server, null),
        succeeded: () => {},
      });
    }
  };

  readonly rememberWindows: MessengerFace['rememberWindows'] = (change) => {
    this.#stores.settings.change((settings) => ({
      ...settings,
      windows: change(settings.windows),
    }));
  };

  readonly wake = (): void => {
    for (const account of this.#accounts.values()) account.wake();
  };

  readonly close = async (): Promise<void> => {
    this.#idle.stop();
    for (const account of this.#accounts.values()) account.signOut();
    // The lines settle what was on its way in the same turn's microtasks; then nothing more is written.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    this.#listeners.clear();
    await this.#stores.close();
  };

  async #signIn(request: SignInRequest): Promise<string> {
    const { server, address, rememberMe } = request;
    if (request.createAccount && server.kind !== 'local') {
      throw new MessengerError({
        code: 'not-supported',
        detail: 'Accounts can be made on this computer only',
        retryable: false,
      });
    }
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
      throw new MessengerError({
        code: 'invalid-argument',
        detail: 'The address needs the form name@example.com',
        retryable: false,
      });
    }
    const known = [...this.#accounts.values()].find(
      ({ stored }) =>
        stored.address.toLowerCase() === address.toLowerCase() &&
        JSON.stringify(stored.server) === JSON.stringify(server),
    );
    if (known?.active === true) return known.id;
    const password = request.password ?? (known === undefined ? null : this.#stores.secrets.recall(known.id));
    if (password === null)
      throw new MessengerError({
        code: 'wrong-password',
        detail: 'No password is remembered',
        retryable: false,
      });
    const stored: StoredAccount = {
      id: known?.id ?? accountIdOf(address, server),
      address,
      server,
      dialect: request.dialect,
      status: request.status,
      personalMessage: known?.stored.personalMessage ?? '',
      rememberPassword: rememberMe && request.rememberPassword,
      signInAutomatically: rememberMe && request.rememberPassword && request.signInAutomatically,
    };
    const account = known ?? this.#add(stored);
    account.configure(stored);
    account.signIn({
      password,
      prepare: this.#preparation(server, request.createAccount ? newAccount(request, password) : null),
      succeeded: () => {
        this.#rememberAccount(account.stored, rememberMe);
        this.#stores.rememberPassword(stored.id, stored.rememberPassword ? password : null);
      },
    });
    return stored.id;
  }

  /** What must happen before connecting: our own server runs, and the account is on it. */
  #preparation(server: ServerChoice, create: LocalAccount | null): Preparation {
    const { localServer } = this.#options.shell;
    return async (isWanted) => {
      if (server.kind === 'custom') return server.endpoints;
      if (server.kind === 'preset') {
        const preset = presetById(server.preset);
        if (preset === undefined)
          throw new MessengerError({ code: 'invalid-argument', detail: 'No such network', retryable: false });
        return preset.endpoints;
      }
      const endpoints = await localServer.start();
      if (create === null || !isWanted()) return endpoints;
      const outcome = await localServer.createAccount(create);
      if (outcome === 'already') throw new MessengerError({ code: 'account-exists', retryable: false });
      return endpoints;
    };
  }

  #signOut(accountId: string): void {
    const account = this.#account(accountId);
    account.signOut();
    if (this.#stores.settings.current.accounts.some(({ id }) => id === accountId)) return;
    this.#accounts.delete(accountId);
    this.#publish({ type: 'account-removed', accountId });
  }

  async #forget(accountId: string, deleteHistory: boolean): Promise<void> {
    const account = this.#account(accountId);
    assertSignedOut(account);
    if (deleteHistory) this.#stores.messages.deleteAccount(accountId);
    await this.#stores.forgetPassword(accountId);
    // Another window may have signed in meanwhile.
    assertSignedOut(account);
    this.#stores.settings.change((settings) => ({
      ...settings,
      accounts: settings.accounts.filter(({ id }) => id !== accountId),
    }));
    this.#accounts.delete(accountId);
    this.#publish({ type: 'account-removed', accountId });
  }

  #rememberAccount(stored: StoredAccount, remember: boolean): void {
    this.#stores.settings.change((settings) => {
      const others = settings.accounts.filter(({ id }) => id !== stored.id);
      return { ...settings, accounts: remember ? [stored, ...others] : others };
    });
  }

  #rememberPersonalMessage(accountId: string, personalMessage: string): void {
    const account = this.#account(accountId);
    account.configure({ ...account.stored, personalMessage });
    this.#stores.settings.change((settings) => ({
      ...settings,
      accounts: settings.accounts.map((stored) => (stored.id === accountId ? account.stored : stored)),
    }));
  }

  #add(stored: StoredAccount): Account {
    const account = new Account(this.#context, this.#environment, stored);
    this.#accounts.set(stored.id, account);
    this.#stores.settleLeftBehind(stored.id);
    return account;
  }

  #account(accountId: string): Account {
    const account = this.#accounts.get(accountId);
    if (account === undefined)
      throw new MessengerError({ code: 'invalid-argument', detail: 'No such account', retryable: false });
    return account;
  }

  #publish(event: AppEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // A window in trouble must not leave an account half signed out, nor the app half closed.
        this.#options.log.error(`Somebody could not hear ${event.type}`, error);
      }
    }
  }
}

/** Whoever chooses a dialect that proves the password by MD5 needs an account that allows it. */
function newAccount({ address, dialect }: SignInRequest, password: string): LocalAccount {
  return { address, password, allowOldClients: dialectByName(dialect)?.authentication === 'md5' };
}

function assertSignedOut({ active }: Account): void {
  if (active)
    throw new MessengerError({ code: 'invalid-argument', detail: 'Sign out first', retryable: false });
}

/** The same for the same person on the same server, so that whoever is not remembered finds their messages again. */
function accountIdOf(address: string, server: ServerChoice): string {
  const person = JSON.stringify([address.toLowerCase(), serverChoiceSchema.parse(server)]);
  return createHash('sha256').update(person).digest('hex').slice(0, 32);
}
