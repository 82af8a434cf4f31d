import { beforeEach, describe, expect, it } from 'vitest';
import { operations, type OperationName } from '#shared/ipc/operations.ts';
import { StorageError } from '#storage/storage-error.ts';
import { FailureError } from '../failure-error.ts';
import type { PageName } from '../security/address.ts';
import { OperationRouter, type OperationHandlers } from './operation-router.ts';

interface Caller {
  readonly kind: PageName;
}
const messenger: Caller = { kind: 'messenger' };
const toast: Caller = { kind: 'toast' };

let asked: unknown[];
let logged: string[];
beforeEach(() => {
  asked = [];
  logged = [];
});

/** A router whose handlers note what they are asked, but for those given. */
function router(own: Partial<OperationHandlers<Caller>> = {}): OperationRouter<Caller> {
  const names = Object.keys(operations) as OperationName[];
  const noting = names.map((name) => [
    name,
    (input: unknown) => {
      asked.push([name, input]);
    },
  ]);
  const log = (level: string) => (text: string) => logged.push(`${level} ${text}`);
  return new OperationRouter(
    { ...(Object.fromEntries(noting) as OperationHandlers<Caller>), ...own },
    {
      debug: log('debug'),
      info: log('info'),
      warn: log('warn'),
      error: log('error'),
    },
  );
}

describe('OperationRouter', () => {
  it('runs an operation and answers what it answers', async () => {
    const answer = await router({
      'conversation.open': (input, caller) => {
        asked.push([input, caller]);
        return Promise.resolve({ conversationId: 'x' });
      },
    }).run(messenger, 'conversation.open', { accountId: 'a', address: ' b@example.com ', more: 1 });
    expect(answer).toEqual({ ok: true, value: { conversationId: 'x' } });
    expect(asked).toEqual([[{ accountId: 'a', address: 'b@example.com' }, messenger]]);
  });

  it.each([
    ['nothing.known', {}],
    ['__proto__', {}],
    ['constructor', {}],
    [42, {}],
    [undefined, undefined],
    ['account.signOut', {}],
    ['account.signOut', { accountId: 5 }],
    ['account.signOut', { accountId: '' }],
    ['account.signOut', null],
    ['conversation.send', { accountId: 'a', conversationId: 'c', text: 'x'.repeat(100_001) }],
    ['app.snapshot', { unasked: 'for' }],
  ])('refuses %j with %j before any handler sees it', async (name, input) => {
    const answer = await router().run(messenger, name, input);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-argument', retryable: false } });
    expect(asked).toEqual([]);
    expect(logged).toEqual([expect.stringMatching(/^warn refused: /)]);
  });

  it('lets a toast say what was clicked, and nothing else', async () => {
    const names = Object.keys(operations) as OperationName[];
    const allowed: string[] = [];
    for (const name of names) {
      const answer = await router().run(toast, name, { toastId: '1' });
      const detail = answer.ok ? '' : (answer.failure.detail ?? '');
      if (!detail.includes('not for this window')) allowed.push(name);
    }
    expect(allowed).toEqual(['app.snapshot', 'toast.activate', 'toast.dismiss']);
  });

  it.each([
    [new FailureError({ code: 'list-full', retryable: false }), 'list-full'],
    [new StorageError('disk-full', 'no room'), 'disk-full'],
    [Object.assign(new Error('x'), { failure: { code: 'no such code', retryable: true } }), 'internal'],
    [new TypeError('x is not a function'), 'internal'],
    ['a string', 'internal'],
    [null, 'internal'],
  ])('turns %s into a failure', async (error, code) => {
    const answer = await router({
      'window.addAccount': () => {
        throw error;
      },
    }).run(messenger, 'window.addAccount', undefined);
    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(logged[0]).toMatch(code === 'internal' ? /^error window\.addAccount broke/ : /^info /);
  });

  it('keeps an answer of the wrong shape from the window', async () => {
    const answer = await router({
      'window.openLink': () => ({ opened: 'yes' }) as unknown as { opened: boolean },
    }).run(messenger, 'window.openLink', { url: 'https://example.com' });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(logged[0]).toMatch(/^error window\.openLink answered/);
  });
});
