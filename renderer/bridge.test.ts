import { expect, test } from 'vitest';
import type { NudgeBridge } from '#shared/ipc/bridge.ts';
import { connectBridge, failureOf, OperationFailure } from './bridge.ts';

function bridgeTo(invoke: (name: string, input: unknown) => unknown) {
  const raw: NudgeBridge = {
    invoke: async (name, input) => (await invoke(name, input)) as Awaited<ReturnType<NudgeBridge['invoke']>>,
    subscribe: () => () => undefined,
  };
  return connectBridge(raw);
}

const call = (invoke: (name: string, input: unknown) => unknown) =>
  bridgeTo(invoke).call('conversation.open', { accountId: 'a', address: 'bob@example.com' });

test('an operation carries its input there and its answer back', async () => {
  const answer = await call((name, input) => {
    expect([name, input]).toEqual(['conversation.open', { accountId: 'a', address: 'bob@example.com' }]);
    return { ok: true, value: { conversationId: 'c' } };
  });
  expect(answer).toEqual({ conversationId: 'c' });
});

test('a failure of main arrives with its type', async () => {
  const failure = { code: 'contact-offline', detail: '217', retryable: true } as const;
  const error = await call(() => ({ ok: false, failure })).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OperationFailure);
  expect(failureOf(error)).toEqual(failure);
});

test.each([
  ['an answer of no known shape', () => undefined],
  ['a value that is not the operation’s', () => ({ ok: true, value: { conversationId: 7 } })],
  ['a failure with an unknown code', () => ({ ok: false, failure: { code: 'odd', retryable: false } })],
  [
    'a bridge that breaks',
    () => {
      throw new Error('main is gone');
    },
  ],
])('%s is an internal failure', async (_, invoke) => {
  const error = await call(invoke).catch((reason: unknown) => reason);
  expect(failureOf(error)).toMatchObject({ code: 'internal', retryable: false });
});

test('an event is handed on only when it is one', () => {
  let say: (event: unknown) => void = () => undefined;
  const heard: unknown[] = [];
  const bridge = connectBridge({
    invoke: () => Promise.reject(new Error('not used')),
    subscribe: (listener) => {
      say = listener;
      return () => heard.push('stopped');
    },
  });
  const stop = bridge.subscribe({
    event: (event) => heard.push(event),
    invalid: () => heard.push('invalid'),
  });
  const event = { seq: 1, event: { type: 'account-removed', accountId: 'a' } };
  say(event);
  say({ seq: 2, event: { type: 'account-removed' } });
  stop();
  expect(heard).toEqual([event, 'invalid', 'stopped']);
});
