import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MsnpServer } from '#server/index.ts';
import type { Dialect } from '#protocol/dialects/index.ts';
import { dialectByName } from '#protocol/dialects/index.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { type AccountSession, ClientError, createAccountSession, systemEnvironment } from './index.ts';
import { collect, nextEvent } from './testing/events.ts';
import { endpointsAt } from './testing/scripted-server.ts';

const MSNP7 = dialectByName('MSNP7')!;
const MSNP12 = dialectByName('MSNP12')!;
const PAIRS = [
  ['MSNP7', 'MSNP7'],
  ['MSNP12', 'MSNP12'],
  ['MSNP7', 'MSNP12'],
  ['MSNP12', 'MSNP7'],
] as const;

let directory: string;
let server: MsnpServer;
let ports: { readonly port: number; readonly httpPort: number };
const sessions: AccountSession[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'nudge-client-'));
  server = new MsnpServer();
  ports = await server.start({ host: '127.0.0.1', port: 0, httpPort: 0, dataDirectory: directory });
  for (const name of ['alice', 'bob', 'carol']) {
    await server.createAccount({ address: `${name}@example.com`, password: 'secret', allowOldClients: true });
  }
});

afterEach(async () => {
  for (const session of sessions.splice(0)) session.signOut();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

function account(name: string, dialect: Dialect, password = 'secret'): AccountSession {
  const session = createAccountSession(systemEnvironment(), {
    endpoints: endpointsAt({ host: '127.0.0.1', port: ports.port, tls: false }, ports.httpPort),
    address: `${name}@example.com`,
    password,
    dialects: [dialect],
    status: 'NLN',
  });
  sessions.push(session);
  return session;
}

async function signedIn(name: string, dialect: Dialect): Promise<AccountSession> {
  const session = account(name, dialect);
  await session.signIn();
  return session;
}

/** Two people who have added each other. */
async function friends(first: Dialect, second: Dialect): Promise<readonly [AccountSession, AccountSession]> {
  const alice = await signedIn('alice', first);
  const bob = await signedIn('bob', second);
  const asked = nextEvent(bob, 'addedBy');
  await alice.session!.addContact('bob@example.com', null);
  await asked;
  await bob.session!.answerRequest('alice@example.com', { allow: true, addToList: true });
  await contactIs(alice, 'bob@example.com', 'NLN');
  await contactIs(bob, 'alice@example.com', 'NLN');
  return [alice, bob];
}

async function contactIs(session: AccountSession, address: string, status: string): Promise<void> {
  if (session.session?.contact(address)?.status === status) return;
  await nextEvent(
    session,
    'contactChanged',
    (contact) => contact.address === address && contact.status === status,
  );
}

describe.each(PAIRS)('%s with %s', (first, second) => {
  const dialects = [dialectByName(first)!, dialectByName(second)!] as const;

  it('adds, sees and talks', async () => {
    const [alice, bob] = await friends(...dialects);
    expect(bob.session!.contact('alice@example.com')?.lists).toMatchObject({
      forward: true,
      allow: true,
      reverse: true,
      pending: false,
    });
    const heard = nextEvent(bob.conversations, 'messageReceived');
    const toBob = alice.conversations.conversationWith('bob@example.com');
    await toBob.sendText('Grüße 🙂\nsecond line', DEFAULT_TEXT_FORMAT);
    expect(await heard).toMatchObject({
      sender: 'alice@example.com',
      content: { kind: 'text', text: 'Grüße 🙂\nsecond line' },
    });

    const nudged = nextEvent(alice.conversations, 'messageReceived');
    const typed = nextEvent(alice.conversations, 'typingReceived');
    const toAlice = bob.conversations.conversationWith('alice@example.com');
    toAlice.sendTyping();
    await toAlice.sendNudge();
    expect((await typed).address).toBe('bob@example.com');
    expect(await nudged).toMatchObject({
      conversation: { id: 'bob@example.com' },
      content: { kind: 'nudge' },
    });
  });

  it('carries 200 messages both ways, in order, each once', async () => {
    const [alice, bob] = await friends(...dialects);
    const heard = [
      collect(alice.conversations, 'messageReceived'),
      collect(bob.conversations, 'messageReceived'),
    ];
    const texts = Array.from({ length: 200 }, (_, index) => `message ${index}`);
    const toBob = alice.conversations.conversationWith('bob@example.com');
    const toAlice = bob.conversations.conversationWith('alice@example.com');
    await Promise.all(
      texts.flatMap((text) => [
        toBob.sendText(text, DEFAULT_TEXT_FORMAT),
        toAlice.sendText(text, DEFAULT_TEXT_FORMAT),
      ]),
    );
    await lastHeard(alice, heard[0]!, texts.length);
    await lastHeard(bob, heard[1]!, texts.length);
    for (const received of heard) {
      expect(received.map(({ content }) => (content.kind === 'text' ? content.text : ''))).toEqual(texts);
    }
  });

  it('splits a long text on the wire and loses nothing of it', async () => {
    const [alice, bob] = await friends(...dialects);
    const text = 'äöü ≈ 10 KB '.repeat(800);
    const heard = collect(bob.conversations, 'messageReceived');
    await alice.conversations.conversationWith('bob@example.com').sendText(text, DEFAULT_TEXT_FORMAT);
    const whole = (): string =>
      heard.map(({ content }) => (content.kind === 'text' ? content.text : '')).join('');
    while (whole().length < text.length) await nextEvent(bob.conversations, 'messageReceived');
    expect(whole()).toBe(text);
    if (first === 'MSNP12' && second === 'MSNP12') expect(heard).toHaveLength(1);
  });

  it('blocks and shows again', async () => {
    const [alice, bob] = await friends(...dialects);
    const gone = contactIs(bob, 'alice@example.com', 'FLN');
    await alice.session!.block('bob@example.com');
    await gone;
    expect(alice.session!.contact('bob@example.com')?.lists).toMatchObject({ allow: false, block: true });
    await expect(
      bob.conversations.conversationWith('alice@example.com').sendText('hello?', DEFAULT_TEXT_FORMAT),
    ).rejects.toMatchObject({ code: 'contact-offline' });
    const back = contactIs(bob, 'alice@example.com', 'NLN');
    await alice.session!.unblock('bob@example.com');
    await back;
    expect(alice.session!.contact('bob@example.com')?.lists).toMatchObject({ allow: true, block: false });
  });

  it('changes status and name, and appears offline', async () => {
    const [alice, bob] = await friends(...dialects);
    await alice.session!.setStatus('BSY');
    await contactIs(bob, 'alice@example.com', 'BSY');
    const renamed = nextEvent(bob, 'contactChanged', ({ name }) => name === 'Alice ☂');
    await alice.session!.setName('Alice ☂');
    await renamed;
    expect(alice.session!.roster()?.self).toMatchObject({ name: 'Alice ☂', status: 'BSY' });
    await alice.session!.setStatus('HDN');
    await contactIs(bob, 'alice@example.com', 'FLN');
    await expect(
      alice.conversations.conversationWith('bob@example.com').sendText('boo', DEFAULT_TEXT_FORMAT),
    ).rejects.toBeInstanceOf(ClientError);
  });
});

async function lastHeard(session: AccountSession, heard: readonly unknown[], count: number): Promise<void> {
  while (heard.length < count) await nextEvent(session.conversations, 'messageReceived');
}

describe.each([MSNP7, MSNP12])('$name', (dialect) => {
  it('refuses a wrong password for good', async () => {
    const session = account('alice', dialect, 'wrong');
    await expect(session.signIn()).rejects.toMatchObject({ code: 'wrong-password', retryable: false });
    expect(session.state).toMatchObject({ phase: 'signed-out', failure: { code: 'wrong-password' } });
  });

  it('keeps groups as the server has them', async () => {
    const [alice] = await friends(dialect, dialect);
    const session = alice.session!;
    const work = await session.createGroup('Work & play');
    const home = await session.createGroup('Home');
    await session.moveContact('bob@example.com', null, work);
    expect(session.contact('bob@example.com')?.groupIds).toEqual([work]);
    await session.copyContact('bob@example.com', home);
    expect(session.contact('bob@example.com')?.groupIds).toEqual([work, home]);
    await session.moveContact('bob@example.com', work, null);
    expect(session.contact('bob@example.com')?.groupIds).toEqual([home]);
    await session.renameGroup(home, 'Heim');
    await session.removeGroup(work);
    const before = session.roster()!;
    expect(before.groups).toEqual([{ id: home, name: 'Heim' }]);
    await session.removeFromGroup('bob@example.com', home);
    expect(session.contact('bob@example.com')).toMatchObject({ groupIds: [], lists: { forward: true } });
    await session.moveContact('bob@example.com', null, home);

    alice.signOut();
    const again = await signedIn('alice', dialect);
    const roster = again.session!.roster()!;
    expect(roster.groups).toEqual([{ id: home, name: 'Heim' }]);
    expect(roster.contacts.find(({ address }) => address === 'bob@example.com')).toMatchObject({
      groupIds: [home],
      lists: { forward: true, allow: true, reverse: true },
    });
    await again.session!.removeGroup(home);
    expect(again.session!.contact('bob@example.com')).toMatchObject({
      groupIds: [],
      lists: { forward: true },
    });
    await again.session!.removeContact('bob@example.com', { alsoBlock: true });
    expect(again.session!.contact('bob@example.com')?.lists).toMatchObject({ forward: false, block: true });
  });

  it('hears of requests made while away, and of unknown people nothing', async () => {
    const alice = await signedIn('alice', dialect);
    await alice.session!.addContact('bob@example.com', null);
    await expect(alice.session!.addContact('nobody@example.com', null)).rejects.toMatchObject({
      code: 'contact-not-found',
    });
    await expect(alice.session!.addContact('bob@example.com', null)).rejects.toMatchObject({
      code: 'already-on-list',
    });
    const bob = account('bob', dialect);
    const asked = nextEvent(bob, 'addedBy');
    await bob.signIn();
    expect((await asked).address).toBe('alice@example.com');
    await bob.session!.answerRequest('alice@example.com', { allow: false, addToList: false });
    expect(bob.session!.contact('alice@example.com')?.lists).toMatchObject({ block: true, pending: false });
    bob.signOut();
    const again = account('bob', dialect);
    const asks = collect(again, 'addedBy');
    await again.signIn();
    expect(asks).toEqual([]);
  });

  it('ends for good when signed in elsewhere', async () => {
    const alice = await signedIn('alice', dialect);
    const ended = nextEvent(alice, 'stateChanged', ({ phase }) => phase === 'signed-out');
    await signedIn('alice', dialect);
    expect((await ended).failure?.code).toBe('signed-in-elsewhere');
  });

  it('loses and doubles nothing when both call at once', async () => {
    const [alice, bob] = await friends(dialect, dialect);
    const heard = [
      collect(alice.conversations, 'messageReceived'),
      collect(bob.conversations, 'messageReceived'),
    ];
    await Promise.all([
      alice.conversations.conversationWith('bob@example.com').sendText('one', DEFAULT_TEXT_FORMAT),
      bob.conversations.conversationWith('alice@example.com').sendText('two', DEFAULT_TEXT_FORMAT),
    ]);
    await lastHeard(alice, heard[0]!, 1);
    await lastHeard(bob, heard[1]!, 1);
    await Promise.all([
      alice.conversations.conversationWith('bob@example.com').sendText('three', DEFAULT_TEXT_FORMAT),
      bob.conversations.conversationWith('alice@example.com').sendText('four', DEFAULT_TEXT_FORMAT),
    ]);
    await lastHeard(alice, heard[0]!, 2);
    await lastHeard(bob, heard[1]!, 2);
    expect(heard.map((received) => received.length)).toEqual([2, 2]);
  });

  it('makes a group of a conversation with a third person', async () => {
    const [alice, bob] = await friends(dialect, dialect);
    const carol = await signedIn('carol', dialect);
    await alice.conversations.conversationWith('bob@example.com').sendText('hi', DEFAULT_TEXT_FORMAT);
    const bobsGroup = nextEvent(bob.conversations, 'conversationOpened', ({ kind }) => kind === 'group');
    const carolsGroup = nextEvent(carol.conversations, 'conversationOpened', ({ kind }) => kind === 'group');
    const group = await alice.conversations.conversationWith('bob@example.com').invite('carol@example.com');
    expect(group.kind).toBe('group');
    expect((await carolsGroup).participants.map(({ address }) => address).sort()).toEqual([
      'alice@example.com',
      'bob@example.com',
    ]);
    const heard = [
      nextEvent(bob.conversations, 'messageReceived'),
      nextEvent(carol.conversations, 'messageReceived'),
    ];
    await group.sendText('welcome', DEFAULT_TEXT_FORMAT);
    expect((await heard[0])?.conversation).toBe(await bobsGroup);
    expect((await heard[1])?.conversation).toBe(await carolsGroup);
    const left = nextEvent(alice.conversations, 'participantsChanged');
    (await carolsGroup).close();
    await left;
    expect(group.participants.map(({ address }) => address)).toEqual(['bob@example.com']);
  });
});

it('tells personal messages where there are some', async () => {
  const [alice, bob] = await friends(MSNP12, MSNP12);
  const told = nextEvent(bob, 'contactChanged', ({ personalMessage }) => personalMessage === 'a < b & c');
  await alice.session!.setPersonalMessage('a < b & c');
  await told;
  expect(alice.session!.roster()?.self.personalMessage).toBe('a < b & c');
  const old = await signedIn('carol', MSNP7);
  await expect(old.session!.setPersonalMessage('x')).rejects.toMatchObject({ code: 'not-supported' });
});
