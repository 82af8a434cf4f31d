import { randomUUID } from 'node:crypto';
import type { Clock } from '#client/index.ts';
import type { Notice } from '#shared/ipc/events.ts';
import type { MessageHistory, SecretPort, Secrets, SettingsKeeper } from '#storage/contract.ts';
import { openHistory } from '#storage/history.ts';
import { problemOf } from '#storage/notices.ts';
import { type ProfilePaths, profilePaths } from '#storage/profile.ts';
import { openSecrets } from '#storage/secrets.ts';
import { openSettings } from '#storage/settings.ts';
import { StorageError } from '#storage/storage-error.ts';
import { MessageLog } from './message-log.ts';
import { failureOf } from './messenger-error.ts';
import { Notices } from './notices.ts';
import type { Log } from './ports.ts';
import { writeProblem, WriteTroubles } from './write-troubles.ts';

export interface StoresOptions {
  readonly profileDirectory: string;
  readonly secretPort: SecretPort;
  readonly log: Log;
  readonly clock: Clock;
  /** What the person should know of the stored files is different now. */
  readonly noticesChanged: (notices: readonly Notice[]) => void;
}

/** Everything stored in a profile. Trouble with a file becomes a notice; opening never fails for one. */
export class Stores {
  readonly settings: SettingsKeeper;
  readonly secrets: Secrets;
  readonly history: MessageHistory;
  readonly messages: MessageLog;
  readonly notices: Notices;
  readonly #log: Log;
  readonly #paths: ProfilePaths;
  readonly #passing: MessageHistory;
  readonly #troubles: WriteTroubles;
  /** Passwords are written one after another; resolves when all that were to be are. */
  #passwordsSettled: Promise<void> = Promise.resolve();

  constructor({ profileDirectory, secretPort, log, clock, noticesChanged }: StoresOptions) {
    this.#log = log;
    this.#paths = profilePaths(profileDirectory);
    this.notices = new Notices(randomUUID, noticesChanged);
    const settings = openSettings(this.#paths.settings);
    const secrets = openSecrets({
      path: this.#paths.secrets,
      port: secretPort,
      onNotice: (notice) => this.notices.add(notice),
    });
    const history = openHistory({
      path: this.#paths.history,
      onSlowQuery: (query) => log.warn(`A slow query: ${JSON.stringify(query)}`),
    });
    for (const notice of [...settings.notices, ...secrets.notices, ...history.notices]) {
      log.warn(`${notice.subject}: ${notice.problem}: ${notice.detail}`);
      this.notices.add(notice);
    }
    this.settings = settings.settings;
    this.secrets = secrets.secrets;
    this.history = history.history;
    this.#passing = openHistory({ path: null }).history;
    this.#troubles = new WriteTroubles({
      clock,
      log,
      notices: this.notices,
      paths: this.#paths,
      write: {
        history: () => this.history.retryWaiting().saved,
        settings: () => this.settings.flush(),
      },
    });
    this.settings.on('writeFailed', (error) => this.#troubles.failed('settings', error));
    this.messages = new MessageLog({
      kept: this.history,
      passing: this.#passing,
      keeps: () => this.settings.current.messages.keepHistory,
      failed: (error) => this.#troubles.failed('history', error),
    });
  }

  /** What the last run left on its way can no longer be known: it is shown as undelivered, to be sent again by hand. */
  settleLeftBehind(accountId: string): void {
    const failure = {
      code: 'connection-lost',
      detail: 'The program ended while it was on its way',
      retryable: true,
    } as const;
    try {
      for (const message of this.history.undelivered(accountId)) {
        this.messages.update({ ...message, delivery: 'undelivered', failure });
      }
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.error(`history: ${error.code}`, error);
      this.notices.add({
        subject: 'history',
        problem: problemOf(error.code),
        path: this.#paths.history,
        keptAs: null,
      });
    }
  }

  /** Remembers a password, or forgets the one there is. Trouble becomes a notice. */
  rememberPassword(accountId: string, password: string | null): void {
    this.#passwordsSettled = this.#passwordsSettled.then(async () => {
      try {
        if (password === null) await this.secrets.forget(accountId);
        else await this.secrets.remember(accountId, password);
      } catch (error) {
        this.#log.error('The password could not be remembered', failureOf(error).code);
        if (!(error instanceof StorageError)) return;
        const { secrets: path } = this.#paths;
        this.notices.add({ subject: 'secrets', problem: writeProblem(error), path, keptAs: null });
      }
    });
  }

  /** Forgets a password for good. Rejects with `StorageError` when that cannot be written. */
  async forgetPassword(accountId: string): Promise<void> {
    await this.#passwordsSettled;
    await this.secrets.forget(accountId);
  }

  /** Writes what is not written yet, if it can be, and lets go of the files. Never rejects. */
  async close(): Promise<void> {
    this.#troubles.stop();
    try {
      const outcome = this.history.close();
      if (!outcome.saved) this.#log.error(`history: ${outcome.error.code}`, outcome.error);
      this.#passing.close();
    } catch (error) {
      this.#log.error('The history could not be closed', error);
    }
    await Promise.all([this.settings.flush(), this.#passwordsSettled]);
  }
}
