import type { HistoryPage } from '#shared/ipc/operations.ts';
import type { Message } from '#shared/model/message.ts';
import type { MessageHistory, MessageKey, PageRequest, SaveOutcome } from '#storage/contract.ts';
import type { StorageError } from '#storage/storage-error.ts';

export interface MessageLogOptions {
  /** On disk. */
  readonly kept: MessageHistory;
  /** In memory. */
  readonly passing: MessageHistory;
  /** Whether a new message is to be kept. */
  readonly keeps: () => boolean;
  /** A message is in memory only, or not even there. */
  readonly failed: (error: StorageError) => void;
}

/**
 * The messages of all conversations: what is to be kept goes to the history on disk, the rest stays in memory until the
 * program ends. To its readers both are one.
 */
export class MessageLog {
  readonly #kept: MessageHistory;
  readonly #passing: MessageHistory;
  readonly #keeps: () => boolean;
  readonly #failed: (error: StorageError) => void;
  readonly #passingIds = new Set<string>();

  constructor({ kept, passing, keeps, failed }: MessageLogOptions) {
    this.#kept = kept;
    this.#passing = passing;
    this.#keeps = keeps;
    this.#failed = failed;
  }

  append(message: Message): void {
    if (!this.#keeps()) this.#passingIds.add(message.id);
    this.#settle(this.#home(message.id).append(message));
  }

  update(message: Message): void {
    this.#settle(this.#home(message.id).update(message));
  }

  find(key: MessageKey): Message | null {
    return this.#home(key.messageId).find(key);
  }

  /** Newer than what is kept is only what passes: it is asked first, and the rest is filled up from the disk. */
  page(request: PageRequest): HistoryPage {
    const { beforeMessageId, limit } = request;
    if (beforeMessageId !== null && !this.#passingIds.has(beforeMessageId)) return this.#kept.page(request);
    const passing = this.#passingIds.size === 0 ? NOTHING : this.#passing.page(request);
    const room = limit - passing.messages.length;
    const kept = this.#kept.page({ ...request, beforeMessageId: null, limit: Math.max(room, 1) });
    if (room <= 0) {
      return { messages: passing.messages, hasMore: passing.hasMore || kept.messages.length > 0 };
    }
    return { messages: [...kept.messages, ...passing.messages], hasMore: kept.hasMore };
  }

  /** Throws `StorageError`; then nothing of what is kept was deleted. */
  deleteAccount(accountId: string): void {
    this.#kept.deleteAccount(accountId);
    this.#passing.deleteAccount(accountId);
  }

  #home(messageId: string): MessageHistory {
    return this.#passingIds.has(messageId) ? this.#passing : this.#kept;
  }

  #settle(outcome: SaveOutcome): void {
    if (!outcome.saved) this.#failed(outcome.error);
  }
}

const NOTHING: HistoryPage = { messages: [], hasMore: false };
