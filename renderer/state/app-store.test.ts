import { describe, expect, test } from 'vitest';
import { connectBridge, OperationFailure, type Bridge } from '../bridge.ts';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { OperationName, OperationResult } from '#shared/ipc/operations.ts';
import { conversationKey } from './app-state.ts';
import { createAppStore } from './app-store.ts';
import { contact, message, snapshot } from './samples.ts';

/** Main's side of the bridge, answering when told to. */
class FakeMain {
  readonly calls: { readonly name: OperationName; readonly input: unknown }[] = [];
  readonly #answers: ((result: OperationResult) => void)[] = [];
  #listener: (event: unknown) => void = () => undefined;

  readonly bridge: Bridge = connectBridge({
    invoke: (name, input) => {
      this.calls.push({ name, input });
      return new Promise((resolve) => {
        this.#answers.push(resolve);
      });
    },
    subscribe: (listener) => {
      this.#listener = listener;
      return () => undefined;
    },
  });

  send(seq: number, event: AppEvent): void {
    this.#listener({ seq, event });
  }

  sendRaw(event: unknown): void {
    this.#listener(event);
  }

  /** Answers the oldest call that has none yet, and lets what follows happen. */
  async answer(result: OperationResult): Promise<void> {
    this.#answers.shift()?.(result);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  async answerSnapshot(seq: number, change = {}): Promise<void> {
    await this.answer({ ok: true, value: snapshot({ seq, ...change }) });
  }
}

const status = (of: 'BSY' | 'AWY' | 'BRB'): AppEvent => ({
  type: 'contact-changed',
  accountId: 'a',
  contact: contact('bob@example.com', { status: of }),
});

function start() {
  const main = new FakeMain();
  const store = createAppStore(main.bridge, (task) => task());
  store.start();
  const bob = () => store.state.getState().rosters.get('a')?.contacts.get('bob@example.com')?.status;
  const snapshots = () => main.calls.filter(({ name }) => name === 'app.snapshot').length;
  return { main, store, bob, snapshots };
}

describe('keeping in step', () => {
  test('events before the snapshot wait for it, and those it includes are dropped', async () => {
    const { main, store, bob } = start();
    main.send(4, status('AWY'));
    main.send(5, status('BSY'));
    expect(store.state.getState().stage).toBe('starting');
    await main.answerSnapshot(4);
    expect(store.state.getState().stage).toBe('ready');
    expect(bob()).toBe('BSY');
    main.send(6, status('BRB'));
    expect(bob()).toBe('BRB');
  });

  test('an event that comes twice counts once', async () => {
    const { main, bob, snapshots } = start();
    await main.answerSnapshot(0);
    main.send(1, status('BSY'));
    main.send(2, status('AWY'));
    main.send(1, status('BSY'));
    expect(bob()).toBe('AWY');
    expect(snapshots()).toBe(1);
  });

  test('a gap calls for a new snapshot; what follows the gap is not lost', async () => {
    const { main, bob, snapshots } = start();
    await main.answerSnapshot(0);
    main.send(3, status('BSY'));
    main.send(4, status('AWY'));
    expect(snapshots()).toBe(2);
    expect(bob()).toBe('NLN');
    await main.answerSnapshot(3);
    expect(bob()).toBe('AWY');
    expect(snapshots()).toBe(2);
  });

  test('a gap among the waiting events calls for another snapshot', async () => {
    const { main, bob, snapshots } = start();
    main.send(1, status('BSY'));
    main.send(3, status('AWY'));
    main.send(4, status('BRB'));
    await main.answerSnapshot(0);
    expect(snapshots()).toBe(2);
    await main.answerSnapshot(2);
    expect(bob()).toBe('BRB');
  });

  test('an event that is none calls for a new snapshot', async () => {
    const { main, snapshots } = start();
    await main.answerSnapshot(0);
    main.sendRaw({ seq: 1, event: { type: 'unheard-of' } });
    expect(snapshots()).toBe(2);
    await main.answerSnapshot(1);
    main.sendRaw('nonsense');
    expect(snapshots()).toBe(3);
  });

  test('toasts are no part of a snapshot: what was said of them before it counts', async () => {
    const { main, store } = start();
    const toast = { id: 't', accountId: 'a', kind: 'nudge', title: 'Bob', text: '' } as const;
    main.send(2, { type: 'toasts-changed', toasts: [toast] });
    await main.answerSnapshot(2);
    expect(store.state.getState().toasts).toEqual([toast]);
  });

  test('without a snapshot the window says why, and can try again', async () => {
    const { main, store } = start();
    await main.answer({ ok: false, failure: { code: 'storage-failed', retryable: true } });
    expect(store.state.getState()).toMatchObject({ stage: 'failed', failure: { code: 'storage-failed' } });
    store.start();
    await main.answerSnapshot(7);
    expect(store.state.getState()).toMatchObject({ stage: 'ready', failure: null });
  });

  test('a flood of events before the snapshot is dropped for one more snapshot', async () => {
    const { main, bob, snapshots } = start();
    for (let seq = 1; seq <= 2_500; seq += 1) main.send(seq, status('BSY'));
    await main.answerSnapshot(0);
    expect(snapshots()).toBe(2);
    await main.answerSnapshot(2_500);
    expect(bob()).toBe('NLN');
    main.send(2_501, status('AWY'));
    expect(bob()).toBe('AWY');
  });

  test('those who listen hear events of their type as they come', async () => {
    const { main, store } = start();
    const heard: string[] = [];
    const stop = store.listen('nudged', ({ conversationId }) => heard.push(conversationId));
    await main.answerSnapshot(0);
    main.send(1, { type: 'nudged', accountId: 'a', conversationId: 'one' });
    main.send(2, status('BSY'));
    stop();
    main.send(3, { type: 'nudged', accountId: 'a', conversationId: 'two' });
    expect(heard).toEqual(['one']);
  });
});

test('the account of a window is known before the snapshot that says so', async () => {
  const { main, store } = start();
  await main.answerSnapshot(0, { window: { accountId: null, conversationId: null } });
  store.bindAccount('a');
  expect(store.state.getState().window.accountId).toBe('a');
  main.send(2, status('BSY'));
  await main.answerSnapshot(2, { window: { accountId: 'b', conversationId: null } });
  expect(store.state.getState().window.accountId).toBe('b');
});

describe('messages of a conversation', () => {
  const key = conversationKey('a', 'c');
  const shown = (store: ReturnType<typeof start>['store']) =>
    store.state
      .getState()
      .messages.get(key)
      ?.messages.map(({ id }) => id)
      .join('');

  test('newest page, then older ones, then what comes', async () => {
    const { main, store } = start();
    await main.answerSnapshot(0);
    const opened = store.openMessages('a', 'c');
    main.send(1, { type: 'message-added', accountId: 'a', message: message('5') });
    await main.answer({ ok: true, value: { messages: [message('3'), message('4')], hasMore: true } });
    await opened;
    expect(shown(store)).toBe('345');
    const older = store.loadOlderMessages('a', 'c');
    await store.loadOlderMessages('a', 'c');
    await main.answer({ ok: true, value: { messages: [message('1'), message('2')], hasMore: false } });
    await older;
    expect(shown(store)).toBe('12345');
    await store.loadOlderMessages('a', 'c');
    expect(
      main.calls.filter(({ name }) => name === 'conversation.history').map(({ input }) => input),
    ).toEqual([
      { accountId: 'a', conversationId: 'c', beforeMessageId: null, limit: 50 },
      { accountId: 'a', conversationId: 'c', beforeMessageId: '3', limit: 50 },
    ]);
  });

  test('a page that fails rejects, and can be asked for again', async () => {
    const { main, store } = start();
    await main.answerSnapshot(0);
    const opened = store.openMessages('a', 'c');
    const refused = expect(opened).rejects.toThrow(OperationFailure);
    await main.answer({ ok: false, failure: { code: 'storage-failed', retryable: true } });
    await refused;
    expect(store.state.getState().messages.get(key)).toMatchObject({ loading: false, loaded: false });
  });

  test('after a gap the newest page is fetched again', async () => {
    const { main, store } = start();
    await main.answerSnapshot(0);
    const opened = store.openMessages('a', 'c');
    await main.answer({ ok: true, value: { messages: [message('1')], hasMore: false } });
    await opened;
    main.send(9, { type: 'message-added', accountId: 'a', message: message('3') });
    await main.answerSnapshot(9);
    await main.answer({
      ok: true,
      value: { messages: [message('1'), message('2'), message('3')], hasMore: false },
    });
    expect(shown(store)).toBe('123');
  });
});
