import type { HistoryPage } from '#shared/ipc/operations.ts';
import type { Message } from '#shared/model/message.ts';

/** The part of a conversation a window holds, oldest first, without holes. */
export interface MessageList {
  readonly messages: readonly Message[];
  /** Older ones can be asked for. */
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** The newest page has arrived at least once. */
  readonly loaded: boolean;
}

export const EMPTY_LIST: MessageList = { messages: [], hasMore: false, loading: false, loaded: false };

/** Beyond this many the oldest are let go; they can be loaded again. */
const MAX_MESSAGES = 5_000;
const KEPT_MESSAGES = 4_000;

/** A message that was just sent or received goes to the end; one already there is replaced where it stands. */
export function withAdded(list: MessageList, message: Message): MessageList {
  if (list.messages.some((known) => known.id === message.id)) return withChanged(list, message);
  const messages = [...list.messages, message];
  if (messages.length <= MAX_MESSAGES) return { ...list, messages };
  return { ...list, messages: messages.slice(-KEPT_MESSAGES), hasMore: true };
}

/** A message not in the list is not loaded, so its change is of no concern. */
export function withChanged(list: MessageList, message: Message): MessageList {
  const index = list.messages.findLastIndex((known) => known.id === message.id);
  return index < 0 ? list : { ...list, messages: list.messages.with(index, message) };
}

/** Puts an older page in front. */
export function withOlderPage(list: MessageList, page: HistoryPage): MessageList {
  const known = new Set(list.messages.map((message) => message.id));
  const older = page.messages.filter((message) => !known.has(message.id));
  return { ...list, messages: [...older, ...list.messages], hasMore: page.hasMore, loading: false };
}

/**
 * Puts the newest page in place. `before` is what the list held when the page was asked for: a message that is new or
 * different since then came as an event and is at least as recent as the page. When page and `before` do not touch,
 * something between them is unknown, and only the page is kept.
 */
export function withNewestPage(
  list: MessageList,
  before: readonly Message[],
  page: HistoryPage,
): MessageList {
  const previous = new Map(before.map((message) => [message.id, message]));
  const touched = new Map(
    list.messages
      .filter((message) => previous.get(message.id) !== message)
      .map((message) => [message.id, message]),
  );
  const inPage = new Set(page.messages.map((message) => message.id));
  const firstShared = before.findIndex((message) => inPage.has(message.id));
  const newest = page.messages.map((message) => touched.get(message.id) ?? message);
  const arrived = list.messages.filter((message) => !previous.has(message.id) && !inPage.has(message.id));
  const older =
    firstShared < 0 ? [] : before.slice(0, firstShared).map((message) => touched.get(message.id) ?? message);
  return {
    messages: [...older, ...newest, ...arrived],
    hasMore: older.length > 0 ? list.hasMore : page.hasMore,
    loading: false,
    loaded: true,
  };
}
