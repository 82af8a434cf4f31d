import { describe, expect, it } from 'vitest';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import type { DialectChoice } from '#shared/model/account.ts';
import type { LocalAccount } from './ports.ts';
import { addressOf, endpointsAt, PASSWORD, Person, startServer, temporaryFolder } from './testing/people.ts';

const BOB = addressOf('bob');
const ALICE = addressOf('alice');

/** Alice and Bob, signed in and on each other's lists. */
async function friends(dialects: readonly [DialectChoice, DialectChoice] = ['best', 'best']) {
  const { server, choice } = await startServer('alice', 'bob');
  const [alice, bob] = [new Person('alice'), new Person('bob')];
  await alice.signIn(choice, { dialect: dialects[0] });
  await bob.signIn(choice, { dialect: dialects[1] });
  const { accountId } = alice;
  await alice.messenger.operations['contact.add']({ accountId, address: BOB, groupId: null });
  await bob.until(() => bob.contact('alice')?.lists.pending === true, 'a request from Alice');
  await bob.messenger.operations['contact.answerRequest']({
    accountId: bob.accountId,
    address: ALICE,
    allow: true,
    addToList: true,
  });
  await alice.until(() => alice.contact('bob')?.status === 'NLN', 'Bob online');
  await bob.until(() => bob.contact('alice')?.status === 'NLN', 'Alice online');
  return { alice, bob, server, choice };
}

async function say(person: Person, conversationId: string, text: string): Promise<string> {
  const { messageId } = await person.messenger.operations['conversation.send']({
    accountId: person.accountId,
    conversationId,
    text,
    format: { ...DEFAULT_TEXT_FORMAT, colour: '#ff0000', bold: true },
  });
  return messageId;
}

function deliveryOf(person: Person, messageId: string): string {
  const last = person.events.findLast(
    (event) =>
      (event.type === 'message-added' || event.type === 'message-changed') && event.message.id === messageId,
  );
  return last !== undefined && 'message' in last ? last.message.delivery : 'none';
}

const received = (person: Person, text: string) =>
  person.events.some(
    (event) => event.type === 'message-added' && !event.message.outgoing && event.message.text === text,
  );

describe.each([
  ['MSNP7', 'MSNP7'],
  ['MSNP7', 'MSNP12'],
  ['MSNP12', 'MSNP7'],
  ['MSNP12', 'MSNP12'],
] as const)('two people on %s and %s', (first, second) => {
  it('add each other, talk both ways, see each other write, and nudge', async () => {
    const { alice, bob } = await friends([first, second]);
    const there = await say(alice, BOB, 'Hello\nthere 🙂');
    await bob.until(() => received(bob, 'Hello\nthere 🙂'), 'the message');
    await alice.until(() => deliveryOf(alice, there) === 'delivered', 'the acknowledgement');
    const back = await say(bob, ALICE, 'שלום');
    await alice.until(() => received(alice, 'שלום'), 'the answer');
    await bob.until(() => deliveryOf(bob, back) === 'delivered', 'its acknowledgement');

    expect(await bob.messages(ALICE)).toMatchObject([
      { sender: ALICE, outgoing: false, delivery: 'received', format: { colour: '#ff0000', bold: true } },
      { sender: BOB, outgoing: true, delivery: 'delivered' },
    ]);
    expect(bob.toasts).toMatchObject([
      { kind: 'added-you', title: ALICE },
      { kind: 'message', text: 'Hello\nthere 🙂', conversationId: ALICE },
    ]);

    await bob.messenger.operations['conversation.typing']({
      accountId: bob.accountId,
      conversationId: ALICE,
    });
    const typing = () => alice.messenger.snapshot().conversations.find(({ id }) => id === BOB)?.typing;
    await alice.until(() => typing()?.includes(BOB) === true, 'Bob writing');

    await bob.messenger.operations['conversation.nudge']({ accountId: bob.accountId, conversationId: ALICE });
    await alice.until(() => alice.events.some(({ type }) => type === 'nudged'), 'the nudge');
    await expect(
      bob.messenger.operations['conversation.nudge']({ accountId: bob.accountId, conversationId: ALICE }),
    ).rejects.toMatchObject({ failure: { code: 'too-fast' } });
  });
});

describe('signing in', () => {
  it('tells a wrong password and remembers nothing', async () => {
    const { choice } = await startServer('alice');
    const alice = new Person('alice');
    await alice.startSignIn(choice, { password: 'wrong', remember: true });
    await alice.until(() => alice.account?.failure !== null && alice.phase === 'signed-out', 'the refusal');
    expect(alice.account?.failure?.code).toBe('wrong-password');
    expect(alice.messenger.snapshot().settings.accounts).toEqual([]);
  });

  it('remembers the account and its password when asked, and signs in without being told it again', async () => {
    const { choice } = await startServer('alice');
    const profile = temporaryFolder();
    const first = new Person('alice', { profile });
    await first.signIn(choice, { remember: true });
    await first.messenger.close();
    const again = new Person('alice', { profile });
    expect(again.messenger.snapshot().settings.accounts).toMatchObject([
      { address: ALICE, rememberPassword: true },
    ]);
    await again.signIn(choice, { password: null, remember: true });
  });

  it('tells the server the personal message of the last time, which it would not tell us', async () => {
    const { choice } = await startServer('alice');
    const profile = temporaryFolder();
    const first = new Person('alice', { profile });
    await first.signIn(choice, { remember: true });
    await first.messenger.operations['self.setPersonalMessage']({
      accountId: first.accountId,
      text: 'Out & about',
    });
    await first.messenger.close();
    const again = new Person('alice', { profile });
    await again.signIn(choice, { remember: true });
    await again.until(() => again.roster?.self.personalMessage === 'Out & about', 'the message');
  });

  it('keeps no password where there is no keychain, and says so', async () => {
    const { choice } = await startServer('alice');
    const secretPort = { available: () => false, encrypt: () => new Uint8Array(), decrypt: () => '' };
    const alice = new Person('alice', { secretPort });
    await alice.signIn(choice, { remember: true });
    await alice.until(() => alice.messenger.snapshot().notices.length > 0, 'the notice');
    expect(alice.messenger.snapshot().notices).toMatchObject([{ subject: 'secrets' }]);
  });

  it('starts our own server first and makes the account there', async () => {
    const { server, choice } = await startServer('taken');
    if (choice.kind !== 'custom') throw new Error('The test server has endpoints of its own');
    const localServer = {
      start: () => Promise.resolve(choice.endpoints),
      createAccount: (account: LocalAccount) => server.createAccount(account),
    };
    const alice = new Person('alice', { localServer });
    const request = {
      server: { kind: 'local' },
      address: ALICE,
      password: PASSWORD,
      dialect: 'MSNP7',
      status: 'NLN',
      rememberMe: false,
      rememberPassword: false,
      signInAutomatically: false,
      createAccount: true,
    } as const;
    alice.accountId = (await alice.messenger.operations['account.signIn'](request)).accountId;
    await alice.until(() => alice.phase === 'signed-in', 'signed in');
    const taken = { ...request, address: addressOf('taken') };
    alice.accountId = (await alice.messenger.operations['account.signIn'](taken)).accountId;
    await alice.until(() => alice.phase === 'signed-out', 'the refusal');
    expect(alice.account?.failure?.code).toBe('account-exists');
  });

  it('can be cancelled', async () => {
    const alice = new Person('alice');
    const { choice } = await startServer();
    await alice.startSignIn(choice);
    const { accountId } = alice;
    await alice.messenger.operations['account.cancelSignIn']({ accountId });
    expect(alice.phase).toBe('none');
    expect(alice.events.at(-1)).toEqual({ type: 'account-removed', accountId });
  });

  it('holds several accounts at once', async () => {
    const { choice } = await startServer('alice', 'bob');
    const both = new Person('alice');
    await both.signIn(choice);
    const second = await both.messenger.operations['account.signIn']({
      server: choice,
      address: BOB,
      password: PASSWORD,
      dialect: 'MSNP7',
      status: 'BSY',
      rememberMe: false,
      rememberPassword: false,
      signInAutomatically: false,
      createAccount: false,
    });
    await both.until(
      () => both.messenger.snapshot().accounts.every(({ phase }) => phase === 'signed-in'),
      'both signed in',
    );
    expect(both.messenger.snapshot().rosters[second.accountId]?.self).toMatchObject({
      address: BOB,
      status: 'BSY',
      dialect: 'MSNP7',
      supportsPersonalMessage: false,
    });
  });
});

describe('a conversation', () => {
  it('keeps its history over a restart, and finds what was said', async () => {
    const { choice } = await startServer('alice', 'bob');
    const profile = temporaryFolder();
    const alice = new Person('alice', { profile });
    await alice.signIn(choice, { remember: true });
    const messageId = await say(alice, BOB, 'Nobody is there to read this');
    await alice.until(() => deliveryOf(alice, messageId) === 'undelivered', 'the refusal');
    const { accountId } = alice;
    await alice.messenger.close();

    const again = new Person('alice', { profile });
    again.accountId = accountId;
    expect(await again.messages(BOB)).toMatchObject([
      { id: messageId, delivery: 'undelivered', failure: { code: 'contact-offline' } },
    ]);
    const found = await again.messenger.operations['history.search']({
      accountId,
      query: 'nobody',
      limit: 10,
    });
    expect(found.map(({ id }) => id)).toEqual([messageId]);
  });

  it('sends an undelivered message again as the same entry', async () => {
    const { choice } = await startServer('alice', 'bob');
    const [alice, bob] = [new Person('alice'), new Person('bob')];
    await alice.signIn(choice);
    const messageId = await say(alice, BOB, 'Are you there?');
    await alice.until(() => deliveryOf(alice, messageId) === 'undelivered', 'the refusal');
    await bob.signIn(choice);
    const { accountId } = alice;
    await alice.messenger.operations['conversation.retry']({ accountId, conversationId: BOB, messageId });
    await bob.until(() => received(bob, 'Are you there?'), 'the message');
    await alice.until(() => deliveryOf(alice, messageId) === 'delivered', 'the acknowledgement');
    expect(await alice.messages(BOB)).toHaveLength(1);
  });

  it('keeps nothing on disk when history is off, and still shows what passes', async () => {
    const { choice } = await startServer('alice', 'bob');
    const profile = temporaryFolder();
    const alice = new Person('alice', { profile });
    await alice.messenger.operations['settings.update']({ messages: { keepHistory: false } });
    await alice.signIn(choice, { remember: true });
    const messageId = await say(alice, BOB, 'Off the record');
    await alice.until(() => deliveryOf(alice, messageId) === 'undelivered', 'the refusal');
    expect(await alice.messages(BOB)).toHaveLength(1);
    const { accountId } = alice;
    await alice.messenger.close();
    const again = new Person('alice', { profile });
    again.accountId = accountId;
    expect(await again.messages(BOB)).toEqual([]);
  });

  it('counts what was not read, and neither counts nor announces what has the focus', async () => {
    const { alice, bob } = await friends();
    await say(alice, BOB, 'one');
    await bob.until(() => received(bob, 'one'), 'the first');
    const view = () => bob.messenger.snapshot().conversations.find(({ id }) => id === ALICE);
    expect(view()?.unread).toBe(1);
    await bob.messenger.operations['conversation.markRead']({
      accountId: bob.accountId,
      conversationId: ALICE,
    });
    expect(view()?.unread).toBe(0);
    bob.focused = ALICE;
    await say(alice, BOB, 'two');
    await bob.until(() => received(bob, 'two'), 'the second');
    expect(view()?.unread).toBe(0);
    expect(bob.toasts.filter(({ kind }) => kind === 'message').map(({ text }) => text)).toEqual(['one']);
  });

  it('shows everybody offline when the server goes, and comes back with it', async () => {
    const { alice, server, choice } = await friends();
    if (choice.kind !== 'custom') throw new Error('The test server has endpoints of its own');
    await server.stop();
    await alice.until(() => alice.phase === 'reconnecting', 'a reconnect');
    expect(alice.contact('bob')?.status).toBe('FLN');
    expect(alice.roster?.self.status).toBe('FLN');
    expect(alice.account?.retryAt).toBeGreaterThan(0);
  });
});

it('a listener that fails keeps nobody else from hearing, and nothing from being closed', async () => {
  const { choice } = await startServer('alice');
  const alice = new Person('alice');
  alice.messenger.subscribe(() => {
    throw new Error('the window is gone');
  });
  await alice.signIn(choice);
  await alice.messenger.close();
  expect(alice.events.at(-1)).toMatchObject({ type: 'account-changed', account: { phase: 'signed-out' } });
  expect(alice.lines.join()).toContain('the window is gone');
});

describe('bad requests', () => {
  it('are refused with a failure, and change nothing', async () => {
    const { operations } = new Person('alice').messenger;
    await expect(operations['account.signOut']({ accountId: 'none' })).rejects.toMatchObject({
      failure: { code: 'invalid-argument' },
    });
    const request = {
      server: { kind: 'custom', endpoints: endpointsAt('127.0.0.1', 1, 1) },
      address: 'no address',
      password: 'x',
      dialect: 'best',
      status: 'NLN',
      rememberMe: false,
      rememberPassword: false,
      signInAutomatically: false,
      createAccount: false,
    } as const;
    await expect(operations['account.signIn'](request)).rejects.toMatchObject({
      failure: { code: 'invalid-argument' },
    });
    await expect(
      operations['account.signIn']({ ...request, address: ALICE, createAccount: true }),
    ).rejects.toMatchObject({ failure: { code: 'not-supported' } });
    await expect(
      operations['account.signIn']({ ...request, address: ALICE, password: null }),
    ).rejects.toMatchObject({
      failure: { code: 'wrong-password' },
    });
  });
});
