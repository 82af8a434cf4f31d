import type { HistoryPage } from '#shared/ipc/operations.ts';
import type { Message } from '#shared/model/message.ts';
import type { MessageHistory, MessageKey, PageRequest, SaveOutcome, SearchRequest } from './contract.ts';
import { storableMessage } from './history/message-row.ts';
import { MessageStore } from './history/message-store.ts';
import { HISTORY_MIGRATIONS } from './history/migrations/index.ts';
import { WaitingMessages } from './history/waiting-messages.ts';
import { problemOf, type StorageNotice } from './notices.ts';
import { asStorageError } from './sqlite/sqlite-error.ts';
import type { Database } from './sqlite/database.ts';
import { openDatabase, type OpenDatabaseOptions } from './sqlite/open-database.ts';

/** How many waiting messages are written in one go once writing works again. */
const RETRY_BATCH = 100;

/** What one call answers at most. */
const LARGEST_LIMIT = 1_000;

function withinLimits(limit: number): number {
  return Number.isFinite(limit) ? Math.min(Math.max(Math.trunc(limit), 1), LARGEST_LIMIT) : LARGEST_LIMIT;
}

const SAVED: SaveOutcome = { saved: true };

/** Every message of every account, on disk or waiting to be. See `MessageHistory`. */
export class History implements MessageHistory {
  readonly #store: MessageStore;
  readonly #waiting = new WaitingMessages();

  constructor(database: Database) {
    this.#store = new MessageStore(database);
  }

  get waitingCount(): number {
    return this.#waiting.count;
  }

  append(message: Message): SaveOutcome {
    return this.#save(message);
  }

  update(message: Message): SaveOutcome {
    return this.#save(message);
  }

  appendAll(messages: Iterable<Message>): SaveOutcome {
    try {
      this.#writeWaiting();
      this.#store.write(Array.from(messages, storableMessage));
      return SAVED;
    } catch (error) {
      return { saved: false, kept: false, error: asStorageError(error) };
    }
  }

  retryWaiting(): SaveOutcome {
    try {
      this.#writeWaiting();
      return SAVED;
    } catch (error) {
      return { saved: false, kept: true, error: asStorageError(error) };
    }
  }

  find(key: MessageKey): Message | null {
    return this.#waiting.find(key) ?? this.#store.find(key);
  }

  page(request: PageRequest): HistoryPage {
    return this.#waiting.page({ ...request, limit: withinLimits(request.limit) }, this.#store);
  }

  search(request: SearchRequest): Message[] {
    return this.#store.search({ ...request, limit: withinLimits(request.limit) });
  }

  undelivered(accountId: string): Message[] {
    return this.#store.undelivered(accountId);
  }

  deleteAccount(accountId: string): void {
    this.#store.deleteAccount(accountId);
    this.#waiting.removeAccount(accountId);
  }

  close(): SaveOutcome {
    const outcome = this.retryWaiting();
    this.#store.close();
    return outcome;
  }

  #save(message: Message): SaveOutcome {
    let storable: Message;
    try {
      storable = storableMessage(message);
    } catch (error) {
      return { saved: false, kept: false, error: asStorageError(error) };
    }
    try {
      this.#writeWaiting();
      this.#store.write([storable]);
      return SAVED;
    } catch (error) {
      const reason = asStorageError(error);
      return { saved: false, kept: reason.code !== 'closed' && this.#waiting.add(storable), error: reason };
    }
  }

  /** In the order they came, so that what is not written yet is always the newest. */
  #writeWaiting(): void {
    while (this.#waiting.count > 0) {
      const batch = this.#waiting.first(RETRY_BATCH);
      this.#store.write(batch);
      this.#waiting.remove(batch);
    }
  }
}

export interface OpenHistoryOptions extends Omit<OpenDatabaseOptions, 'migrations'> {
  /** Null keeps the history in memory only. */
  readonly path: string | null;
}

export interface OpenedHistory {
  readonly history: History;
  /** What the person should be told. */
  readonly notices: readonly StorageNotice[];
}

/**
 * Opens the history, whatever state its file is in. Damaged: it is set aside and a new one begun. Locked, too new or
 * not to be opened: it is left alone and this run's history is in memory. Both come with a notice; never throws for a file.
 */
export function openHistory(options: OpenHistoryOptions): OpenedHistory {
  const all = { ...options, migrations: HISTORY_MIGRATIONS };
  try {
    const { database, setAside } = openDatabase(all);
    const history = new History(database);
    if (setAside === null || options.path === null) return { history, notices: [] };
    return {
      history,
      notices: [{ subject: 'history', problem: 'damaged', path: options.path, ...setAside }],
    };
  } catch (error) {
    const { code, message } = asStorageError(error);
    const { database } = openDatabase({ ...all, path: null });
    const notice: StorageNotice = {
      subject: 'history',
      problem: problemOf(code),
      path: options.path ?? '',
      keptAs: null,
      detail: message,
    };
    return { history: new History(database), notices: [notice] };
  }
}
