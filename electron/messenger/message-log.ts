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

  page(request: PageRequest): HistoryPage {
    if (this.#passingIds.size === 0) return this.#kept.page(request);
    const { beforeMessageId, limit } = request;
    const before = beforeMessageId === null ? null : this.find({ ...request, messageId: beforeMessageId });
    if (beforeMessageId !== null && before === null) return NOTHING;
    const kept = this.#older(this.#kept, request, before);
    const passing = this.#older(this.#passing, request, before);
    const both = merged(kept.messages, passing.messages);
    return {
      messages: both.slice(-limit),
      hasMore: both.length > limit || kept.hasMore || passing.hasMore,
    };
  }

  /** As many as are asked for of what one of the two has from before a message, which may be in the other. */
  #older(store: MessageHistory, request: PageRequest, before: Message | null): HistoryPage {
    if (before === null || this.#home(before.id) === store) return store.page(request);
    // In the same moment, what is kept came first: so `merged` has it.
    const isOlder = ({ sentAt }: Message): boolean =>
      store === this.#kept ? sentAt <= before.sentAt : sentAt < before.sentAt;
    const older: Message[] = [];
    let page = store.page({ ...request, beforeMessageId: null });
    for (;;) {
      older.unshift(...page.messages.filter(isOlder));
      const [first] = page.messages;
      if (first === undefined || !page.hasMore || older.length >= request.limit) break;
      page = store.page({ ...request, beforeMessageId: first.id });
    }
    return { messages: older, hasMore: page.hasMore };
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

/** Two lists in the order of time as one. */
function merged(kept: readonly Message[], passing: readonly Message[]): Message[] {
  const both: Message[] = [];
  let next = 0;
  for (const message of kept) {
    while (next < passing.length && passing[next]!.sentAt < message.sentAt) both.push(passing[next++]!);
    both.push(message);
  }
  return [...both, ...passing.slice(next)];
}
