import { randomUUID } from 'node:crypto';
import { systemEnvironment, type ClientEnvironment } from '#client/index.ts';
import type { AppEvent } from '#shared/ipc/events.ts';
import { dialectByName } from '#protocol/dialects/index.ts';
import type { SignInRequest } from '#shared/ipc/operations.ts';
import type { ServerChoice, StoredAccount } from '#shared/model/account.ts';
import type { MessageHistory, Secrets, SettingsKeeper } from '#storage/contract.ts';
import { openHistory } from '#storage/history.ts';
import { profilePaths } from '#storage/profile.ts';
import { openSecrets } from '#storage/secrets.ts';
import { openSettings } from '#storage/settings.ts';
import { StorageError } from '#storage/storage-error.ts';
import { problemOf } from '#storage/notices.ts';
import { Account, type Preparation } from './account.ts';
import type { MessengerContext } from './context.ts';
import { IdleWatch } from './idle-watch.ts';
import { MessageLog } from './message-log.ts';
import { failureOf, MessengerError } from './messenger-error.ts';
import { Notices } from './notices.ts';
import { createOperations } from './operations.ts';
import type {
  AppEventListener,
  LocalAccount,
  MessengerFace,
  MessengerOperations,
  MessengerOptions,
} from './ports.ts';
import { presetById, SERVER_PRESETS } from './presets.ts';

/** How often what could not be written is tried again, while there is any. */
const RETRY_WRITING_MS = 15_000;

/**
 * The application itself: accounts side by side, their lists and conversations, what is remembered. It knows no window;
 * the shell gives it a few (see `Shell`) and hears events.
 */
export class Messenger implements MessengerFace {
  readonly operations: MessengerOperations;
  readonly #options: MessengerOptions;
  readonly #environment: ClientEnvironment;
  readonly #settings: SettingsKeeper;
  readonly #secrets: Secrets;
  readonly #history: MessageHistory;
  readonly #passing: MessageHistory;
  readonly #notices: Notices;
  readonly #context: MessengerContext;
  readonly #accounts = new Map<string, Account>();
  readonly #listeners = new Set<AppEventListener>();
  readonly #idle: IdleWatch;
  #cancelRetry: (() => void) | null = null;
  /** Passwords are written one after another; resolves when all that were to be are. */
  #passwordsSettled: Promise<void> = Promise.resolve();

  /** Opens everything stored in the profile. Trouble with a file becomes a notice; it never fails for one. */
  static open(options: MessengerOptions, environment: ClientEnvironment = systemEnvironment()): Messenger {
    return new Messenger(options, environment);
  }

  private constructor(options: MessengerOptions, environment: ClientEnvironment) {
    this.#options = options;
    this.#environment = environment;
    const { log, shell } = options;
    const paths = profilePaths(options.profileDirectory);
    this.#notices = new Notices(randomUUID, (notices) =>
      this.#publish({ type: 'notices-changed', notices: [...notices] }),
    );
    const settings = openSettings(paths.settings);
    const secrets = openSecrets({
      path: paths.secrets,
      port: options.secretPort,
      onNotice: (notice) => this.#notices.add(notice),
    });
    const history = openHistory({
      path: paths.history,
      onSlowQuery: (query) => log.warn(`A slow query: ${JSON.stringify(query)}`),
    });
    for (const notice of [...settings.notices, ...secrets.notices, ...history.notices]) {
      log.warn(`${notice.subject}: ${notice.problem}: ${notice.detail}`);
      this.#notices.add(notice);
    }
    this.#settings = settings.settings;
    this.#secrets = secrets.secrets;
    this.#history = history.history;
    this.#passing = openHistory({ path: null }).history;
    this.#settings.on('changed', (changed) => this.#publish({ type: 'settings-changed', settings: changed }));
    this.#settings.on('writeFailed', (error) => this.#storageFailed('settings', paths.settings, error));
    this.#context = {
      shell,
      log,
      clock: environment.clock,
      createId: randomUUID,
      settings: () => this.#settings.current,
      messages: new MessageLog({
        kept: this.#history,
        passing: this.#passing,
        keeps: () => this.#settings.current.messages.keepHistory,
        failed: (error) => this.#storageFailed('history', paths.history, error),
      }),
      publish: (event) => this.#publish(event),
    };
    for (const stored of this.#settings.current.accounts) {
      this.#accounts.set(stored.id, new Account(this.#context, environment, stored));
      this.#settleLeftBehind(stored.id);
    }
    this.#idle = new IdleWatch({
      clock: environment.clock,
      idleSeconds: shell.idleSeconds,
      idleMinutes: () => this.#settings.current.general.idleMinutes,
      changed: (idle) => {
        for (const account of this.#accounts.values()) account.idleChanged(idle);
      },
    });
    this.operations = createOperations({
      account: (id) => this.#account(id),
      context: this.#context,
      history: this.#history,
      settings: this.#settings,
      signIn: (request) => this.#signIn(request),
      rememberPersonalMessage: (accountId, text) => this.#rememberPersonalMessage(accountId, text),
      signOut: (accountId) => this.#signOut(accountId),
      forget: (accountId, deleteHistory) => this.#forget(accountId, deleteHistory),
      dismissNotice: (noticeId) => this.#notices.dismiss(noticeId),
    });
  }

  readonly subscribe = (listener: AppEventListener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot: MessengerFace['snapshot'] = () => {
    const accounts = [...this.#accounts.values()];
    return {
      settings: this.#settings.current,
      accounts: accounts.map(({ view }) => view),
      rosters: Object.fromEntries(
        accounts.flatMap(({ id, roster }) => (roster === null ? [] : [[id, roster]])),
      ),
      conversations: accounts.flatMap(({ conversations }) => [...conversations]),
      notices: [...this.#notices.current],
      presets: [...SERVER_PRESETS],
      secureStorage: this.#options.secretPort.available(),
    };
  };

  readonly signInAutomatically = (): void => {
    for (const account of this.#accounts.values()) {
      const password = this.#secrets.recall(account.id);
      if (!account.stored.signInAutomatically || password === null) continue;
      account.signIn({
        password,
        prepare: this.#preparation(account.stored.server, null),
        succeeded: () => {},
      });
    }
  };

  readonly rememberWindows: MessengerFace['rememberWindows'] = (change) => {
    this.#settings.change((settings) => ({
      ...settings,
      windows: change(settings.windows),
    }));
  };

  readonly wake = (): void => {
    for (const account of this.#accounts.values()) account.reconnectNow();
  };

  readonly close = async (): Promise<void> => {
    this.#idle.stop();
    for (const account of this.#accounts.values()) account.signOut();
    // The lines settle what was on its way in the same turn's microtasks; then nothing more is written.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    this.#cancelRetry?.();
    this.#listeners.clear();
    this.#history.close();
    this.#passing.close();
    await Promise.all([this.#settings.flush(), this.#passwordsSettled]);
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
    const password = request.password ?? (known === undefined ? null : this.#secrets.recall(known.id));
    if (password === null)
      throw new MessengerError({
        code: 'wrong-password',
        detail: 'No password is remembered',
        retryable: false,
      });
    const stored: StoredAccount = {
      id: known?.id ?? randomUUID(),
      address,
      server,
      dialect: request.dialect,
      status: request.status,
      personalMessage: known?.stored.personalMessage ?? '',
      rememberPassword: rememberMe && request.rememberPassword,
      signInAutomatically: rememberMe && request.rememberPassword && request.signInAutomatically,
    };
    const account = known ?? new Account(this.#context, this.#environment, stored);
    account.configure(stored);
    this.#accounts.set(stored.id, account);
    account.signIn({
      password,
      prepare: this.#preparation(server, request.createAccount ? newAccount(request, password) : null),
      succeeded: () => {
        this.#rememberAccount(account.stored, rememberMe);
        this.#passwordsSettled = this.#passwordsSettled.then(() => this.#rememberPassword(stored, password));
      },
    });
    return stored.id;
  }

  /** What must happen before connecting: our own server runs, and the account is on it. */
  #preparation(server: ServerChoice, create: LocalAccount | null): Preparation {
    const { localServer } = this.#options.shell;
    return async () => {
      if (server.kind === 'custom') return server.endpoints;
      if (server.kind === 'preset') {
        const preset = presetById(server.preset);
        if (preset === undefined)
          throw new MessengerError({ code: 'invalid-argument', detail: 'No such network', retryable: false });
        return preset.endpoints;
      }
      const endpoints = await localServer.start();
      if (create === null) return endpoints;
      const outcome = await localServer.createAccount(create);
      if (outcome === 'already') throw new MessengerError({ code: 'account-exists', retryable: false });
      return endpoints;
    };
  }

  #signOut(accountId: string): void {
    const account = this.#account(accountId);
    account.signOut();
    if (this.#settings.current.accounts.some(({ id }) => id === accountId)) return;
    this.#accounts.delete(accountId);
    this.#publish({ type: 'account-removed', accountId });
  }

  async #forget(accountId: string, deleteHistory: boolean): Promise<void> {
    const account = this.#account(accountId);
    if (account.active)
      throw new MessengerError({ code: 'invalid-argument', detail: 'Sign out first', retryable: false });
    if (deleteHistory) this.#history.deleteAccount(accountId);
    await this.#secrets.forget(accountId);
    this.#settings.change((settings) => ({
      ...settings,
      accounts: settings.accounts.filter(({ id }) => id !== accountId),
    }));
    this.#accounts.delete(accountId);
    this.#publish({ type: 'account-removed', accountId });
  }

  #rememberAccount(stored: StoredAccount, remember: boolean): void {
    this.#settings.change((settings) => {
      const others = settings.accounts.filter(({ id }) => id !== stored.id);
      return { ...settings, accounts: remember ? [stored, ...others] : others };
    });
  }

  #rememberPersonalMessage(accountId: string, personalMessage: string): void {
    const account = this.#account(accountId);
    account.configure({ ...account.stored, personalMessage });
    this.#settings.change((settings) => ({
      ...settings,
      accounts: settings.accounts.map((stored) => (stored.id === accountId ? account.stored : stored)),
    }));
  }

  async #rememberPassword(stored: StoredAccount, password: string): Promise<void> {
    try {
      if (stored.rememberPassword) await this.#secrets.remember(stored.id, password);
      else await this.#secrets.forget(stored.id);
    } catch (error) {
      const paths = profilePaths(this.#options.profileDirectory);
      if (error instanceof StorageError) this.#storageFailed('secrets', paths.secrets, error);
      else this.#options.log.error('The password could not be remembered', failureOf(error).code);
    }
  }

  /** What the last run left on its way can no longer be known: it is shown as undelivered, to be sent again by hand. */
  #settleLeftBehind(accountId: string): void {
    for (const message of this.#history.undelivered(accountId)) {
      this.#history.update({
        ...message,
        delivery: 'undelivered',
        failure: {
          code: 'connection-lost',
          detail: 'The program ended while it was on its way',
          retryable: true,
        },
      });
    }
  }

  #storageFailed(subject: 'history' | 'settings' | 'secrets', path: string, error: StorageError): void {
    this.#options.log.error(`${subject}: ${error.code}`, error);
    this.#notices.add({ subject, problem: problemOf(error.code), path, keptAs: null });
    if (subject === 'history') this.#cancelRetry ??= this.#retryLater();
  }

  #retryLater(): () => void {
    return this.#environment.clock.setTimer(() => {
      this.#cancelRetry = null;
      const outcome = this.#history.retryWaiting();
      if (!outcome.saved) this.#cancelRetry = this.#retryLater();
      else
        for (const problem of ['disk-full', 'read-only', 'write-failed', 'locked'] as const) {
          this.#notices.resolve('history', problem);
        }
    }, RETRY_WRITING_MS);
  }

  #account(accountId: string): Account {
    const account = this.#accounts.get(accountId);
    if (account === undefined)
      throw new MessengerError({ code: 'invalid-argument', detail: 'No such account', retryable: false });
    return account;
  }

  #publish(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** Whoever chooses a dialect that proves the password by MD5 needs an account that allows it. */
function newAccount({ address, dialect }: SignInRequest, password: string): LocalAccount {
  return { address, password, allowOldClients: dialectByName(dialect)?.authentication === 'md5' };
}
