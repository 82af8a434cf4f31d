import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { CuttingProxy } from '#client/testing/cutting-proxy.ts';
import { ManualClock } from '#client/testing/manual-clock.ts';
import { type ScriptedPeer, ScriptedServer } from '#client/testing/scripted-server.ts';
import { PONG_TIMEOUT_MS } from '#client/timeouts.ts';
import type { ServerChoice } from '#shared/model/account.ts';
import { openHistory } from '#storage/history.ts';
import { profilePaths } from '#storage/profile.ts';
import { sampleMessage } from '#storage/testing/sample-messages.ts';
import {
  addressOf,
  endpointsAt,
  maskingKeychain,
  PASSWORD,
  Person,
  startServer,
  temporaryFolder,
} from './testing/people.ts';

const BOB = addressOf('bob');
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const LOCAL_REQUEST = {
  server: { kind: 'local' },
  address: addressOf('alice'),
  password: PASSWORD,
  dialect: 'MSNP7',
  status: 'NLN',
  rememberMe: false,
  rememberPassword: false,
  signInAutomatically: false,
  createAccount: true,
} as const;

/** A network whose notification server does what the script says with each connection. */
async function scripted(
  script: (peer: ScriptedPeer, connection: number) => Promise<void> | void,
): Promise<ServerChoice> {
  const server = await ScriptedServer.start(script);
  closers.push(() => server.close());
  return { kind: 'custom', endpoints: endpointsAt('127.0.0.1', server.endpoint.port, 9) };
}

describe('our own server', () => {
  it('that cannot be started says why', async () => {
    const failure = { code: 'refused', detail: 'port 1863 is taken', retryable: true } as const;
    const localServer = {
      start: () => Promise.reject(Object.assign(new Error('no'), { failure })),
      createAccount: () => Promise.reject(new Error('not asked')),
    };
    const alice = new Person('alice', { localServer });
    alice.accountId = (await alice.messenger.operations['account.signIn'](LOCAL_REQUEST)).accountId;
    await alice.until(() => alice.phase === 'signed-out', 'the failure');
    expect(alice.account?.failure).toEqual(failure);
  });

  it('makes no account once signing in was cancelled, however long it takes to start', async () => {
    let started: (endpoints: ReturnType<typeof endpointsAt>) => void = () => undefined;
    const made: string[] = [];
    const localServer = {
      start: () =>
        new Promise<ReturnType<typeof endpointsAt>>((resolve) => {
          started = resolve;
        }),
      createAccount: ({ address }: { readonly address: string }) => {
        made.push(address);
        return Promise.resolve('created' as const);
      },
    };
    const alice = new Person('alice', { localServer });
    const { accountId } = await alice.messenger.operations['account.signIn'](LOCAL_REQUEST);
    await alice.messenger.operations['account.cancelSignIn']({ accountId });
    started(endpointsAt('127.0.0.1', 1, 1));
    await new Promise(setImmediate);
    expect(made).toEqual([]);
    expect(alice.messenger.snapshot().accounts).toEqual([]);
    expect(alice.events.at(-1)).toEqual({ type: 'account-removed', accountId });
  });
});

describe('an account', () => {
  it('that two windows sign in at the same time is signed in once', async () => {
    let connections = 0;
    const choice = await scripted(async (peer) => {
      connections += 1;
      await peer.signInMsnp7();
    });
    const alice = new Person('alice');
    await Promise.all([
      alice.startSignIn(choice, { dialect: 'MSNP7' }),
      alice.startSignIn(choice, { dialect: 'MSNP7' }),
    ]);
    await alice.until(() => alice.phase === 'signed-in', 'signed in');
    await alice.startSignIn(choice, { dialect: 'MSNP7' });
    expect(connections).toBe(1);
    expect(alice.messenger.snapshot().accounts).toHaveLength(1);
  });

  it('that is not remembered finds its messages again, and those the program died with are settled', async () => {
    const { choice } = await startServer('alice');
    const profile = temporaryFolder();
    const first = new Person('alice', { profile });
    await first.signIn(choice);
    const { accountId } = first;
    await first.messenger.close();
    const { history } = openHistory({ path: profilePaths(profile).history });
    const kept = { accountId, conversationId: BOB, outgoing: true } as const;
    history.append(sampleMessage({ ...kept, id: 'm1', delivery: 'delivered' }));
    history.append(sampleMessage({ ...kept, id: 'm2', delivery: 'sending' }));
    history.close();

    const again = new Person('alice', { profile });
    await again.signIn(choice);
    expect(again.accountId).toBe(accountId);
    expect(await again.messages(BOB)).toMatchObject([
      { id: 'm1', delivery: 'delivered' },
      { id: 'm2', delivery: 'undelivered', failure: { code: 'connection-lost' } },
    ]);
    await again.messenger.operations['account.signOut']({ accountId });
    const elsewhere = await startServer('alice');
    await again.signIn(elsewhere.choice);
    expect(again.accountId).not.toBe(accountId);
  });

  it('whose history is damaged where nobody looks at first can still be used, and the person is told', async () => {
    const { choice } = await startServer('alice');
    const profile = temporaryFolder();
    const first = new Person('alice', { profile });
    await first.signIn(choice, { remember: true });
    const { accountId } = first;
    await first.messenger.close();
    const path = profilePaths(profile).history;
    const { history } = openHistory({ path });
    const text = 'x'.repeat(1_000);
    history.appendAll(
      Array.from({ length: 8_000 }, (_, index) =>
        sampleMessage({ accountId, id: `m${index}`, text, outgoing: true, delivery: 'sending' }),
      ),
    );
    history.close();
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 4096 / 2) * 4096;
    bytes.fill(0xa5, middle, middle + 40 * 4096);
    writeFileSync(path, bytes);

    const again = new Person('alice', { profile });
    expect(again.messenger.snapshot().notices).toMatchObject([{ subject: 'history', problem: 'damaged' }]);
    await again.signIn(choice, { password: null, remember: true });
    await again.messenger.close();
    const repaired = new Person('alice', { profile });
    const [notice] = repaired.messenger.snapshot().notices;
    expect(notice).toMatchObject({ subject: 'history', problem: 'damaged' });
    expect(readFileSync(notice?.keptAs ?? '').length).toBe(bytes.length);
  });

  it('that is forgotten with its history leaves nothing, not even what was not kept', async () => {
    const { choice } = await startServer('alice');
    const alice = new Person('alice');
    const { operations } = alice.messenger;
    await operations['settings.update']({ messages: { keepHistory: false } });
    await alice.signIn(choice, { remember: true });
    const { accountId } = alice;
    const { format } = alice.messenger.snapshot().settings.messages;
    const said = { accountId, conversationId: BOB, text: 'Off the record', format };
    await operations['conversation.send'](said);
    await operations['account.signOut']({ accountId });
    expect(await alice.messages(BOB)).toMatchObject([{ delivery: 'undelivered' }]);
    await operations['account.forget']({ accountId, deleteHistory: true });
    expect(await alice.messages(BOB)).toEqual([]);
    expect(alice.messenger.snapshot()).toMatchObject({ accounts: [], settings: { accounts: [] } });
  });

  it('is not taken away from under a sign-in that began while it was being forgotten', async () => {
    const { choice } = await startServer('alice');
    const alice = new Person('alice');
    await alice.signIn(choice, { remember: true });
    const { accountId } = alice;
    await alice.messenger.operations['account.signOut']({ accountId });
    const forgetting = alice.messenger.operations['account.forget']({ accountId, deleteHistory: false });
    await alice.startSignIn(choice, { remember: true });
    await forgetting.catch(() => undefined);
    await alice.until(() => alice.phase === 'signed-in', 'signed in');
    await alice.messenger.operations['account.signOut']({ accountId: alice.accountId });
    expect(alice.phase).toBe('signed-out');
  });

  it('that does not sign in by itself leaves the keychain alone', async () => {
    const { choice } = await startServer('alice');
    const profile = temporaryFolder();
    const first = new Person('alice', { profile });
    await first.signIn(choice, { remember: true });
    await first.messenger.close();
    let asked = 0;
    const secretPort = {
      ...maskingKeychain,
      decrypt: (bytes: Uint8Array) => {
        asked += 1;
        return maskingKeychain.decrypt(bytes);
      },
    };
    const again = new Person('alice', { profile, secretPort });
    again.messenger.signInAutomatically();
    expect(asked).toBe(0);
  });
});

describe('somebody away from the computer', () => {
  it('is idle, on every account that was available', async () => {
    const { choice } = await startServer('alice', 'bob');
    const clock = new ManualClock();
    const alice = new Person('alice', { environment: { clock } });
    await alice.signIn(choice);
    const second = await alice.messenger.operations['account.signIn']({
      ...LOCAL_REQUEST,
      server: choice,
      address: BOB,
      status: 'BSY',
      createAccount: false,
    });
    const selfOf = (accountId: string) => alice.messenger.snapshot().rosters[accountId]?.self;
    await alice.until(() => selfOf(second.accountId)?.status === 'BSY', 'the other account');
    alice.idleSeconds = 400;
    clock.advance(10_000);
    await alice.until(() => alice.roster?.self.status === 'IDL', 'idle');
    expect(selfOf(second.accountId)?.status).toBe('BSY');
    alice.idleSeconds = 0;
    clock.advance(10_000);
    await alice.until(() => alice.roster?.self.status === 'NLN', 'back');
  });

  it('who comes back while there is no line is available when there is one again', async () => {
    const { choice } = await startServer('alice');
    if (choice.kind !== 'custom') throw new Error('The test server has endpoints of its own');
    const proxy = await CuttingProxy.start(choice.endpoints.notification.port);
    closers.push(() => proxy.close());
    const clock = new ManualClock();
    const alice = new Person('alice', { environment: { clock, transport: proxy.transport } });
    await alice.signIn(choice);
    alice.idleSeconds = 400;
    clock.advance(10_000);
    await alice.until(() => alice.roster?.self.status === 'IDL', 'idle');
    proxy.cut();
    await alice.until(() => alice.phase === 'reconnecting', 'the cut');
    alice.idleSeconds = 0;
    clock.advance(10_000);
    await alice.until(() => alice.phase === 'signed-in', 'signed in again');
    await alice.until(() => alice.roster?.self.status === 'NLN', 'available');
  });
});

describe('a line', () => {
  it('that died while the machine slept is noticed on waking', async () => {
    const clock = new ManualClock();
    const choice = await scripted(async (peer) => {
      await peer.signInMsnp7();
      await peer.expect('PNG');
      clock.advance(PONG_TIMEOUT_MS);
    });
    const alice = new Person('alice', { environment: { clock } });
    await alice.signIn(choice, { dialect: 'MSNP7' });
    alice.messenger.wake();
    await alice.until(() => alice.phase === 'reconnecting', 'the dead line');
  });

  it('that is lost before it is of use shows nobody online', async () => {
    const clock = new ManualClock();
    const bob = 'LST 5 FL 2 1 1 bob@example.com Bob 0';
    const choice = await scripted(async (peer, connection) => {
      if (connection === 1) {
        await peer.signInMsnp7([bob]);
        peer.say('NLN NLN bob@example.com Bob');
        await peer.expect('PNG');
        peer.socket.resetAndDestroy();
        return;
      }
      peer.answersStatus = false;
      await peer.signInMsnp7([bob]);
      peer.say('NLN BSY bob@example.com Robert');
    });
    const alice = new Person('alice', { environment: { clock } });
    await alice.signIn(choice, { dialect: 'MSNP7' });
    await alice.until(() => alice.contact('bob')?.status === 'NLN', 'Bob');
    alice.messenger.wake();
    await alice.until(() => alice.phase === 'reconnecting', 'the lost line');
    expect(alice.contact('bob')?.status).toBe('FLN');
    clock.advance(2_000);
    await alice.until(() => alice.contact('bob')?.name === 'Robert', 'Bob, before the line is of use');
    expect(alice.contact('bob')?.status).toBe('BSY');
    clock.advance(60_000);
    await alice.until(() => alice.account?.retryAt !== null, 'the second loss');
    expect(alice.contact('bob')?.status).toBe('FLN');
    expect(alice.events.findLast(({ type }) => type === 'roster-replaced')).toMatchObject({
      roster: { contacts: [{ status: 'FLN' }] },
    });
    expect(alice.toasts).toEqual([]);
  });
});

describe('a request to be allowed', () => {
  it('is announced once, however often the line breaks', async () => {
    const clock = new ManualClock();
    const choice = await scripted(async (peer) => {
      await peer.signInMsnp7(['LST 5 RL 2 1 1 carol@example.com Carol']);
      await peer.expect('PNG');
      peer.socket.resetAndDestroy();
    });
    const alice = new Person('alice', { environment: { clock } });
    await alice.signIn(choice, { dialect: 'MSNP7' });
    alice.messenger.wake();
    await alice.until(() => alice.phase === 'reconnecting', 'the lost line');
    clock.advance(2_000);
    await alice.until(() => alice.phase === 'signed-in', 'signed in again');
    expect(alice.toasts).toMatchObject([{ kind: 'added-you', title: 'Carol' }]);
  });
});
