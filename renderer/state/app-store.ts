import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppEvent, AppEventOf, AppEventType } from '#shared/ipc/events.ts';
import type { Bridge } from '../bridge.ts';
import { conversationKey, INITIAL_STATE, type AppState } from './app-state.ts';
import { harmlessMessage } from './harmless-words.ts';
import { EMPTY_LIST, withNewestPage, withOlderPage, type MessageList } from './message-list.ts';
import { applyEvents, fromSnapshot } from './projection.ts';
import { synchronise } from './synchroniser.ts';

const PAGE_SIZE = 50;

/** Calls `task` soon, once: what arrives until then is handled in the same go. */
export type Scheduler = (task: () => void) => void;

/** The state of a window and what it can do about it. */
export interface AppStore {
  readonly state: StoreApi<AppState>;
  readonly call: Bridge['call'];
  /** Begins: the first snapshot; also tries again after `stage` became `failed`. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Hears events of one type as they happen, for what is not state: a nudge. Returns a function that stops it. */
  readonly listen: <T extends AppEventType>(type: T, listener: (event: AppEventOf<T>) => void) => () => void;
  /** This window shows that account: main has just said so, and its next snapshot will too. */
  readonly bindAccount: (accountId: string) => void;
  /** Begins to hold a conversation's messages: its newest page, then every change. Rejects with `OperationFailure`. */
  readonly openMessages: (accountId: string, conversationId: string) => Promise<void>;
  /** Loads one more page of the past. Does nothing while one is on its way. Rejects with `OperationFailure`. */
  readonly loadOlderMessages: (accountId: string, conversationId: string) => Promise<void>;
}

export function createAppStore(bridge: Bridge, schedule: Scheduler = soon()): AppStore {
  const state = createStore<AppState>(() => INITIAL_STATE);
  const listeners = new Map<AppEventType, Set<(event: AppEvent) => void>>();
  let queue: AppEvent[] = [];

  function flush(): void {
    const events = queue;
    queue = [];
    if (events.length > 0) state.setState(applyEvents(state.getState(), events), true);
  }

  const synchroniser = synchronise(bridge, {
    snapshotTaken: (snapshot) => {
      // What was queued is older than the snapshot, except for the toasts it does not carry.
      flush();
      state.setState(fromSnapshot(state.getState(), snapshot), true);
      refreshMessages();
    },
    eventArrived: (event) => {
      if (queue.push(event) === 1) schedule(flush);
      for (const listener of listeners.get(event.type) ?? []) listener(event);
    },
    snapshotFailed: (failure) => {
      state.setState({ stage: 'failed', failure });
    },
  });

  function setList(key: string, change: (list: MessageList) => MessageList): void {
    state.setState(({ messages }) => {
      const list = messages.get(key);
      return list ? { messages: new Map(messages).set(key, change(list)) } : {};
    });
  }

  async function loadPage(
    accountId: string,
    conversationId: string,
    beforeMessageId: string | null,
    merge: (list: MessageList, page: Awaited<ReturnType<typeof history>>) => MessageList,
  ): Promise<void> {
    const key = conversationKey(accountId, conversationId);
    setList(key, (list) => ({ ...list, loading: true }));
    try {
      const page = await history(accountId, conversationId, beforeMessageId);
      flush();
      setList(key, (list) => merge(list, page));
    } catch (error) {
      setList(key, (list) => ({ ...list, loading: false }));
      throw error;
    }
  }

  async function history(accountId: string, conversationId: string, beforeMessageId: string | null) {
    const page = await bridge.call('conversation.history', {
      accountId,
      conversationId,
      beforeMessageId,
      limit: PAGE_SIZE,
    });
    return { ...page, messages: page.messages.map(harmlessMessage) };
  }

  async function openMessages(accountId: string, conversationId: string): Promise<void> {
    const key = conversationKey(accountId, conversationId);
    const { messages } = state.getState();
    if (!messages.has(key)) state.setState({ messages: new Map(messages).set(key, EMPTY_LIST) });
    const before = state.getState().messages.get(key)?.messages ?? [];
    await loadPage(accountId, conversationId, null, (list, page) => withNewestPage(list, before, page));
  }

  /** After a gap, messages may be missing: the newest page of every open conversation is fetched again. */
  function refreshMessages(): void {
    for (const key of state.getState().messages.keys()) {
      const [accountId = '', conversationId = ''] = key.split('\n');
      // A failure leaves what is shown as it was; the next snapshot tries again.
      openMessages(accountId, conversationId).catch(() => undefined);
    }
  }

  return {
    state,
    call: bridge.call,
    start: () => {
      state.setState({ failure: null });
      synchroniser.take();
    },
    stop: synchroniser.stop,
    listen: (type, listener) => {
      const known = listeners.get(type) ?? new Set();
      listeners.set(type, known.add(listener as (event: AppEvent) => void));
      return () => known.delete(listener as (event: AppEvent) => void);
    },
    bindAccount: (accountId) => state.setState(({ window }) => ({ window: { ...window, accountId } })),
    openMessages,
    loadOlderMessages: async (accountId, conversationId) => {
      const list = state.getState().messages.get(conversationKey(accountId, conversationId));
      if (!list || list.loading || !list.hasMore) return;
      await loadPage(accountId, conversationId, list.messages[0]?.id ?? null, withOlderPage);
    },
  };
}

/** Runs a task after what is already waiting. Unlike a timer it is not slowed down while the window is hidden. */
function soon(): Scheduler {
  const channel = new MessageChannel();
  let tasks: (() => void)[] = [];
  channel.port1.addEventListener('message', () => {
    const due = tasks;
    tasks = [];
    for (const task of due) task();
  });
  channel.port1.start();
  return (task) => {
    tasks.push(task);
    channel.port2.postMessage(null);
  };
}
