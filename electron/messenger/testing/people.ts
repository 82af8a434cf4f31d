import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { onTestFinished } from 'vitest';
import { type ClientEnvironment, systemEnvironment } from '#client/index.ts';
import { MsnpServer } from '#server/index.ts';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { DialectChoice, ServerChoice, ServerEndpoints } from '#shared/model/account.ts';
import { endpointsAt as networkAt } from '#shared/model/endpoints.ts';
import type { SecretPort } from '#storage/contract.ts';
import { Messenger } from '../messenger.ts';
import type { MessengerOptions, Shell } from '../ports.ts';

export const PASSWORD = 'secret';
const WAIT_MS = 10_000;

/** A server on this machine with the given people on it, until the test ends. */
export async function startServer(...names: string[]): Promise<{ server: MsnpServer; choice: ServerChoice }> {
  const directory = temporaryFolder();
  const server = new MsnpServer();
  const { host, port, httpPort } = await server.start({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    dataDirectory: directory,
  });
  onTestFinished(() => server.stop());
  for (const name of names) {
    await server.createAccount({ address: addressOf(name), password: PASSWORD, allowOldClients: true });
  }
  return { server, choice: { kind: 'custom', endpoints: endpointsAt(host, port, httpPort) } };
}

export function addressOf(name: string): string {
  return `${name}@example.com`;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-messenger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function endpointsAt(host: string, port: number, httpPort: number): ServerEndpoints {
  return networkAt({ host, port, tls: false }, { host, port: httpPort, tls: false });
}

const MASK = 0x5a;

/** A keychain that masks every byte: enough to see that what is stored is not the password. */
export const maskingKeychain: SecretPort = {
  available: () => true,
  encrypt: (text) => new TextEncoder().encode(text).map((byte) => byte ^ MASK),
  decrypt: (bytes) => new TextDecoder().decode(bytes.map((byte) => byte ^ MASK)),
};

/** One person at one computer: a messenger on a profile of its own, and what it did to the shell. */
export class Person {
  readonly address: string;
  readonly events: AppEvent[] = [];
  readonly toasts: Parameters<Shell['showToast']>[0][] = [];
  readonly shown: string[] = [];
  /** What was written to the log. */
  readonly lines: string[] = [];
  readonly messenger: Messenger;
  focused: string | null = null;
  idleSeconds = 0;
  accountId = '';
  readonly #waiting = new Set<() => void>();

  constructor(
    name: string,
    options: {
      readonly profile?: string;
      readonly secretPort?: SecretPort;
      readonly localServer?: Shell['localServer'];
      readonly environment?: Partial<ClientEnvironment>;
    } = {},
  ) {
    this.address = addressOf(name);
    const write = (text: string, cause?: unknown): void => {
      this.lines.push(cause === undefined ? text : `${text}: ${inspect(cause)}`);
    };
    const messengerOptions: MessengerOptions = {
      profileDirectory: options.profile ?? temporaryFolder(),
      secretPort: options.secretPort ?? maskingKeychain,
      log: { debug: write, info: write, warn: write, error: write },
      shell: {
        localServer: options.localServer ?? {
          start: () => Promise.reject(new Error('There is none in this test')),
          createAccount: () => Promise.reject(new Error('There is none in this test')),
        },
        showConversation: (_accountId, conversationId, how) => this.shown.push(`${how} ${conversationId}`),
        isConversationFocused: (_accountId, conversationId) => this.focused === conversationId,
        showToast: (toast) => this.toasts.push(toast),
        idleSeconds: () => this.idleSeconds,
      },
    };
    this.messenger = Messenger.open(messengerOptions, { ...systemEnvironment(), ...options.environment });
    this.messenger.subscribe((event) => {
      this.events.push(event);
      for (const look of this.#waiting) look();
    });
    onTestFinished(() => this.messenger.close());
  }

  /** Starts signing in; `phase` tells what came of it. */
  async startSignIn(
    server: ServerChoice,
    more: {
      readonly dialect?: DialectChoice;
      readonly password?: string | null;
      readonly remember?: boolean;
    } = {},
  ): Promise<void> {
    const { accountId } = await this.messenger.operations['account.signIn']({
      server,
      address: this.address,
      password: more.password === undefined ? PASSWORD : more.password,
      dialect: more.dialect ?? 'best',
      status: 'NLN',
      rememberMe: more.remember ?? false,
      rememberPassword: more.remember ?? false,
      signInAutomatically: false,
      createAccount: false,
    });
    this.accountId = accountId;
  }

  async signIn(...args: Parameters<Person['startSignIn']>): Promise<void> {
    await this.startSignIn(...args);
    await this.until(() => this.phase === 'signed-in', 'signed in');
  }

  get phase(): string {
    return this.account?.phase ?? 'none';
  }

  get account() {
    return this.messenger.snapshot().accounts.find(({ id }) => id === this.accountId);
  }

  get roster() {
    return this.messenger.snapshot().rosters[this.accountId];
  }

  contact(name: string) {
    return this.roster?.contacts.find(({ address }) => address === addressOf(name));
  }

  async messages(conversationId: string) {
    const { messages } = await this.messenger.operations['conversation.history']({
      accountId: this.accountId,
      conversationId,
      beforeMessageId: null,
      limit: 500,
    });
    return messages;
  }

  /** Resolves as soon as something is true after an event; rejects after a while, saying what was awaited. */
  until(isTrue: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`${this.address} waited in vain for: ${what}`));
      }, WAIT_MS);
      const look = (): void => {
        if (!isTrue()) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
