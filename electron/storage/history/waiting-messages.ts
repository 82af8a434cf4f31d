import type { HistoryPage } from '#shared/ipc/operations.ts';
import type { Message } from '#shared/model/message.ts';
import type { MessageKey, PageRequest } from '../contract.ts';

/** How much may wait, in UTF-16 units of text plus a flat sum a message. */
const CAPACITY = 16_000_000;
const FLAT_SIZE = 500;

function sizeOf(message: Message): number {
  return message.text.length + FLAT_SIZE;
}

function keyOf({ accountId, conversationId, id }: Message): string {
  return keyText({ accountId, conversationId, messageId: id });
}

function keyText({ accountId, conversationId, messageId }: MessageKey): string {
  return JSON.stringify([accountId, conversationId, messageId]);
}

/** The part of the stored history a page is completed from. */
export interface StoredPages {
  has(message: Message): boolean;
  page(request: PageRequest): HistoryPage;
}

/** Messages that could not be written yet, in the order they came. They are newer than every stored one, or changes to one. */
export class WaitingMessages {
  readonly #byKey = new Map<string, Message>();
  #size = 0;

  get count(): number {
    return this.#byKey.size;
  }

  /** The ones that waited longest. */
  first(count: number): Message[] {
    return [...this.#byKey.values()].slice(0, count);
  }

  find(key: MessageKey): Message | null {
    return this.#byKey.get(keyText(key)) ?? null;
  }

  /** False when there is no room for it. */
  add(message: Message): boolean {
    const replaced = this.#byKey.get(keyOf(message));
    const size = this.#size + sizeOf(message) - (replaced === undefined ? 0 : sizeOf(replaced));
    if (size > CAPACITY) return false;
    this.#byKey.set(keyOf(message), message);
    this.#size = size;
    return true;
  }

  remove(messages: readonly Message[]): void {
    for (const message of messages) {
      if (this.#byKey.delete(keyOf(message))) this.#size -= sizeOf(message);
    }
  }

  removeAccount(accountId: string): void {
    this.remove([...this.#byKey.values()].filter((message) => message.accountId === accountId));
  }

  /** A page in which what waits is in its place. */
  page(request: PageRequest, stored: StoredPages): HistoryPage {
    const here = [...this.#byKey.values()].filter(
      (message) =>
        message.accountId === request.accountId && message.conversationId === request.conversationId,
    );
    if (here.length === 0) return stored.page(request);

    const changes = new Map(
      here.filter((message) => stored.has(message)).map((message) => [message.id, message]),
    );
    const added = here.filter((message) => !changes.has(message.id));
    const start = added.findIndex((message) => message.id === request.beforeMessageId);
    const reachesStored = request.beforeMessageId !== null && start < 0;
    const newer = reachesStored ? [] : added.slice(0, start < 0 ? added.length : start);
    const tail = newer.slice(-request.limit);
    const older = stored.page({
      ...request,
      beforeMessageId: reachesStored ? request.beforeMessageId : null,
      limit: Math.max(request.limit - tail.length, 1),
    });
    if (tail.length >= request.limit) {
      return { messages: tail, hasMore: newer.length > tail.length || older.messages.length > 0 };
    }
    const messages = [...older.messages.map((message) => changes.get(message.id) ?? message), ...tail];
    return { messages, hasMore: older.hasMore };
  }
}
