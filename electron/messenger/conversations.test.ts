import { afterEach, describe, expect, it } from 'vitest';
import { CuttingProxy } from '#client/testing/cutting-proxy.ts';
import { ManualClock } from '#client/testing/manual-clock.ts';
import { type ScriptedPeer, ScriptedServer } from '#client/testing/scripted-server.ts';
import type { ServerChoice } from '#shared/model/account.ts';
import type { Message } from '#shared/model/message.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { addressOf, endpointsAt, PASSWORD, Person, startServer, temporaryFolder } from './testing/people.ts';

const ALICE = addressOf('alice');
const BOB = addressOf('bob');
const CAROL = addressOf('carol');
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function say(person: Person, conversationId: string, text: string): Promise<string> {
  const { messageId } = await person.messenger.operations['conversation.send']({
    accountId: person.accountId,
    conversationId,
    text,
    format: DEFAULT_TEXT_FORMAT,
  });
  return messageId;
}

/** Every message told of, in its last state, in the order they came. */
function told(person: Person): Message[] {
  const messages = new Map<string, Message>();
  for (const event of person.events) {
    if (event.type === 'message-added' || event.type === 'message-changed') {
      messages.set(event.message.id, event.message);
    }
  }
  return [...messages.values()];
}

const deliveryOf = (person: Person, messageId: string) =>
  told(person).find(({ id }) => id === messageId)?.delivery;
const heard = (person: Person, text: string) =>
  told(person).find((message) => !message.outgoing && message.text === text);

/** People signed in to one server, none of them on another's list: everybody lets everybody write. */
async function people<const N extends string>(...names: N[]): Promise<{ [K in N]: Person }> {
  const { choice } = await startServer(...names);
  const signedIn = names.map(async (name) => {
    const person = new Person(name);
    await person.signIn(choice);
    return [name, person] as const;
  });
  return Object.fromEntries(await Promise.all(signedIn)) as { [K in N]: Person };
}

/** Bob calls Alice, and then the script is followed. */
async function called(script: (peer: ScriptedPeer) => Promise<void> | void): Promise<Person> {
  const switchboard = await ScriptedServer.start(async (peer) => {
    await peer.expect('ANS');
    peer.say(`IRO 1 1 1 ${BOB} Bob`);
    peer.say('ANS 1 OK');
    await script(peer);
  }, 'switchboard');
  closers.push(() => switchboard.close());
  const server = await ScriptedServer.start(async (peer) => {
    await peer.signInMsnp7();
    peer.say(`RNG 17 127.0.0.1:${switchboard.endpoint.port} CKI k3y ${BOB} Bob`);
  });
  closers.push(() => server.close());
  const choice: ServerChoice = {
    kind: 'custom',
    endpoints: endpointsAt('127.0.0.1', server.endpoint.port, 9),
  };
  const alice = new Person('alice');
  await alice.signIn(choice, { dialect: 'MSNP7' });
  return alice;
}

const TEXT = 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n';
const TYPING = `MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: ${BOB}\r\n\r\n\r\n`;

describe('a conversation', () => {
  it('is one, however the address is spelt', async () => {
    const { alice, bob } = await people('alice', 'bob');
    const { accountId } = alice;
    await say(alice, 'BOB@Example.COM', 'hello');
    await bob.until(() => heard(bob, 'hello') !== undefined, 'the message');
    await alice.messenger.operations['conversation.nudge']({ accountId, conversationId: 'Bob@example.com' });
    const opened = await alice.messenger.operations['conversation.open']({
      accountId,
      address: ' BOB@example.com',
    });
    expect(opened.conversationId).toBe(BOB);
    expect(alice.messenger.snapshot().conversations.map(({ id }) => id)).toEqual([BOB]);
    expect((await alice.messages(BOB)).map(({ kind }) => kind)).toEqual(['text', 'nudge']);
    expect(alice.events.filter(({ type }) => type === 'nudged')).toMatchObject([{ conversationId: BOB }]);
  });

  it('of one account is not that of another with the same person', async () => {
    const { choice } = await startServer('alice', 'bob', 'carol');
    const both = new Person('alice');
    await both.signIn(choice);
    const first = both.accountId;
    const second = await both.messenger.operations['account.signIn']({
      server: choice,
      address: CAROL,
      password: PASSWORD,
      dialect: 'best',
      status: 'NLN',
      rememberMe: false,
      rememberPassword: false,
      signInAutomatically: false,
      createAccount: false,
    });
    const bob = new Person('bob');
    await bob.signIn(choice);
    await both.until(
      () => both.messenger.snapshot().accounts.every(({ phase }) => phase === 'signed-in'),
      'both accounts',
    );
    await say(bob, ALICE, 'for Alice');
    await both.until(() => heard(both, 'for Alice') !== undefined, 'the first');
    await say(bob, CAROL, 'for Carol');
    await both.until(() => heard(both, 'for Carol') !== undefined, 'the second');
    expect(both.messenger.snapshot().conversations).toMatchObject([
      { accountId: first, id: BOB, unread: 1 },
      { accountId: second.accountId, id: BOB, unread: 1 },
    ]);
    expect((await both.messages(BOB)).map(({ text }) => text)).toEqual(['for Alice']);
    both.accountId = second.accountId;
    expect((await both.messages(BOB)).map(({ text }) => text)).toEqual(['for Carol']);
  });

  it('with a third person is another, with a past of its own', async () => {
    const { alice, bob, carol } = await people('alice', 'bob', 'carol');
    const { accountId } = alice;
    await say(alice, BOB, 'between us');
    await bob.until(() => heard(bob, 'between us') !== undefined, 'the first message');
    await alice.messenger.operations['conversation.invite']({
      accountId,
      conversationId: BOB,
      address: CAROL,
    });
    const group = alice.shown.at(-1)?.replace('focus ', '') ?? '';
    expect(group).toMatch(/^group:/);
    await say(alice, group, 'welcome');
    await carol.until(() => heard(carol, 'welcome') !== undefined, 'Carol hears');
    await bob.until(() => heard(bob, 'welcome') !== undefined, 'Bob hears');
    expect((await alice.messages(group)).map(({ text }) => text)).toEqual(['welcome']);
    expect((await alice.messages(BOB)).map(({ text }) => text)).toEqual(['between us']);
    const bobs = heard(bob, 'welcome')?.conversationId ?? '';
    expect(bobs).toMatch(/^group:/);
    await say(bob, bobs, 'thanks');
    await alice.until(() => heard(alice, 'thanks')?.conversationId === group, 'the answer');
    expect(bob.messenger.snapshot().conversations).toMatchObject([
      { id: ALICE, unread: 1 },
      { id: bobs, unread: 1, participants: [{ address: ALICE }, { address: CAROL }] },
    ]);
  });
});

describe('a message', () => {
  it('that is sent again twice at once goes out once', async () => {
    const { choice } = await startServer('alice', 'bob');
    const [alice, bob] = [new Person('alice'), new Person('bob')];
    await alice.signIn(choice);
    const messageId = await say(alice, BOB, 'Are you there?');
    await alice.until(() => deliveryOf(alice, messageId) === 'undelivered', 'the refusal');
    await bob.signIn(choice);
    const again = { accountId: alice.accountId, conversationId: BOB, messageId };
    await Promise.all([
      alice.messenger.operations['conversation.retry'](again),
      alice.messenger.operations['conversation.retry'](again),
    ]);
    await alice.until(() => deliveryOf(alice, messageId) === 'delivered', 'the acknowledgement');
    await alice.messenger.operations['conversation.retry'](again);
    const last = await say(alice, BOB, 'last');
    await alice.until(() => deliveryOf(alice, last) === 'delivered', 'the last');
    await bob.until(() => heard(bob, 'last') !== undefined, 'the last');
    expect(told(bob).map(({ text }) => text)).toEqual(['Are you there?', 'last']);
  });

  it('on its way when one signs out is not delivered, and says why', async () => {
    const { alice } = await people('alice', 'bob');
    const { accountId } = alice;
    const messageId = await say(alice, BOB, 'wait');
    await alice.messenger.operations['account.signOut']({ accountId });
    await new Promise(setImmediate);
    expect(await alice.messages(BOB)).toMatchObject([
      { id: messageId, delivery: 'undelivered', failure: { code: 'not-signed-in', retryable: true } },
    ]);
    await expect(say(alice, BOB, 'and now?')).rejects.toMatchObject({
      failure: { code: 'invalid-argument' },
    });
  });

  it('on its way when the app is closed is settled on the disk', async () => {
    const { choice } = await startServer('alice', 'bob');
    const profile = temporaryFolder();
    const alice = new Person('alice', { profile });
    await alice.signIn(choice, { remember: true });
    const { accountId } = alice;
    const ids = [await say(alice, BOB, 'one'), await say(alice, BOB, 'two')];
    await alice.messenger.close();
    const again = new Person('alice', { profile });
    again.accountId = accountId;
    expect(await again.messages(BOB)).toMatchObject(
      ids.map((id) => ({ id, delivery: 'undelivered', failure: { code: 'not-signed-in' } })),
    );
  });

  it('is neither lost nor doubled, nor out of order, when the line is cut again and again', async () => {
    const { choice } = await startServer('alice', 'bob');
    if (choice.kind !== 'custom') throw new Error('The test server has endpoints of its own');
    const proxy = await CuttingProxy.start(choice.endpoints.notification.port);
    closers.push(() => proxy.close());
    const alice = new Person('alice', { environment: { transport: proxy.transport } });
    const bob = new Person('bob');
    await alice.signIn(choice);
    await bob.signIn(choice);
    const sent: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      sent.push(await say(alice, BOB, `message ${index}`));
      if (index % 15 === 14) {
        await bob.until(() => told(bob).length > 0, 'something');
        proxy.cut();
        await alice.until(() => alice.phase === 'reconnecting', 'the cut');
      }
    }
    const settled = (): boolean => sent.every((id) => deliveryOf(alice, id) !== 'sending');
    await alice.until(settled, 'every fate');
    const arrived = told(bob).map(({ text }) => Number(text.replace('message ', '')));
    expect(arrived).toEqual([...new Set(arrived)].sort((first, second) => first - second));
    for (const [index, id] of sent.entries()) {
      if (deliveryOf(alice, id) === 'delivered') expect(arrived).toContain(index);
    }
    expect((await alice.messages(BOB)).map(({ id }) => id)).toEqual(sent);
  });
});

describe('what others do', () => {
  it('ends with signing out: nobody is still writing, nothing is still unread', async () => {
    const alice = await called((peer) => {
      peer.say(`MSG ${BOB} Bob`, `${TEXT}hello`);
      peer.say(`MSG ${BOB} Bob`, TYPING);
    });
    const view = () => alice.events.findLast(({ type }) => type === 'conversation-changed');
    await alice.until(
      () => alice.messenger.snapshot().conversations[0]?.typing.includes(BOB) === true,
      'Bob writing',
    );
    await alice.messenger.operations['account.signOut']({ accountId: alice.accountId });
    expect(view()).toMatchObject({ conversation: { id: BOB, typing: [], unread: 0 } });
  });

  it('opens no flood of windows: whoever comes too fast is heard without one', async () => {
    const STRANGERS = 60;
    const switchboard = await ScriptedServer.start(async (peer, connection) => {
      await peer.expect('ANS');
      peer.say(`IRO 1 1 1 user${connection}@example.com U`);
      peer.say('ANS 1 OK');
      peer.say(`MSG user${connection}@example.com U`, `${TEXT}hello`);
    }, 'switchboard');
    closers.push(() => switchboard.close());
    const clock = new ManualClock();
    const alice = new Person('alice', { environment: { clock } });
    const count = () => alice.events.filter(({ type }) => type === 'message-added').length;
    const server = await ScriptedServer.start(async (peer) => {
      await peer.signInMsnp7();
      for (let index = 1; index <= STRANGERS; index += 1) {
        peer.say(`RNG 1 127.0.0.1:${switchboard.endpoint.port} CKI k3y user${index}@example.com U`);
        if (index % 20 === 0) await alice.until(() => count() >= index, 'those who called so far');
      }
    });
    closers.push(() => server.close());
    const endpoints = endpointsAt('127.0.0.1', server.endpoint.port, 9);
    await alice.signIn({ kind: 'custom', endpoints }, { dialect: 'MSNP7' });
    await alice.until(() => count() === STRANGERS, 'everybody');
    expect(alice.shown).toHaveLength(20);
    const views = alice.messenger.snapshot().conversations;
    expect(views).toHaveLength(STRANGERS);
    expect(views.every(({ unread }) => unread === 1)).toBe(true);
    expect(alice.toasts).toHaveLength(STRANGERS);
  });

  it('that makes no sense is logged a few times and counted, not written down for ever', async () => {
    const alice = await called((peer) => {
      for (let index = 0; index < 5_000; index += 1) peer.say('XYZ');
      peer.say(`MSG ${BOB} Bob`, `${TEXT}the end`);
    });
    await alice.until(() => heard(alice, 'the end') !== undefined, 'the end');
    const lines = alice.lines.filter((line) => line.includes('unknown-command'));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(40);
    expect(lines.at(-1)).toContain('4096');
  });

  it('never brings a password or a key into the log', async () => {
    const alice = await called((peer) => {
      peer.say('USR 9 alice@example.com k3y\0');
      peer.say('XFR 9 SB 127.0.0.1:1 CKI k3y\0');
      peer.say(`MSG ${BOB} Bob`, `${TEXT}the end`);
    });
    await alice.until(() => heard(alice, 'the end') !== undefined, 'the end');
    expect(alice.lines.filter((line) => line.includes('malformed-frame'))).toHaveLength(2);
    const wrong = new Person('alice');
    await wrong.startSignIn((await startServer('alice')).choice, { password: 'hunter2' });
    await wrong.until(() => wrong.account?.failure !== null && wrong.phase === 'signed-out', 'the refusal');
    const everything = JSON.stringify([alice.lines, alice.events, wrong.lines, wrong.events]);
    for (const secret of [PASSWORD, 'k3y', 'hunter2']) expect(everything).not.toContain(secret);
  });
});
