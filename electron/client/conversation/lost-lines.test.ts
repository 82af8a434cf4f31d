import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MsnpServer } from '#server/index.ts';
import { type Dialect, DIALECTS } from '#protocol/dialects/index.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { createAccountSession } from '../account/account-session.ts';
import type { ClientError } from '../client-error.ts';
import type { AccountSession, Conversation, ReceivedMessage } from '../contract.ts';
import { systemEnvironment } from '../system-environment.ts';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import { collect, nextEvent } from '../testing/events.ts';
import { endpointsAt } from '../testing/scripted-server.ts';

let directory: string;
let server: MsnpServer;
let proxy: CuttingProxy;
let ports: { readonly port: number; readonly httpPort: number };
const sessions: AccountSession[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'nudge-client-'));
  server = new MsnpServer();
  ports = await server.start({ host: '127.0.0.1', port: 0, httpPort: 0, dataDirectory: directory });
  proxy = await CuttingProxy.start(ports.port);
  for (const name of ['alice', 'bob']) {
    await server.createAccount({ address: `${name}@example.com`, password: 'secret', allowOldClients: true });
  }
});

afterEach(async () => {
  for (const session of sessions.splice(0)) session.signOut();
  await proxy.close();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Alice's lines go through the proxy, Bob's do not. */
async function signedIn(name: 'alice' | 'bob', dialect: Dialect): Promise<AccountSession> {
  const environment = systemEnvironment();
  const session = createAccountSession(
    name === 'alice' ? { ...environment, transport: proxy.transport } : environment,
    {
      endpoints: endpointsAt({ host: '127.0.0.1', port: ports.port, tls: false }, ports.httpPort),
      address: `${name}@example.com`,
      password: 'secret',
      dialects: [dialect],
      status: 'NLN',
    },
  );
  sessions.push(session);
  await session.signIn();
  return session;
}

async function pair(dialect: Dialect): Promise<readonly [AccountSession, AccountSession, Conversation]> {
  const alice = await signedIn('alice', dialect);
  const bob = await signedIn('bob', dialect);
  return [alice, bob, alice.conversations.conversationWith('bob@example.com')];
}

function textOf({ content }: ReceivedMessage): string {
  return content.kind === 'text' ? content.text : '';
}

/** Sends texts and notes what became of each. */
function sendAll(conversation: Conversation, texts: readonly string[]) {
  const fates = new Map<string, ClientError | null>();
  const done = Promise.all(
    texts.map((text) =>
      conversation.sendText(text, DEFAULT_TEXT_FORMAT).then(
        () => fates.set(text, null),
        (error: ClientError) => fates.set(text, error),
      ),
    ),
  );
  return { fates, done };
}

/** Comes back at once instead of after the pause. */
async function backAgain(session: AccountSession): Promise<void> {
  session.reconnectNow();
  await nextEvent(session, 'stateChanged', ({ phase }) => phase === 'signed-in');
}

describe.each(DIALECTS)('$name', (dialect) => {
  it('loses and doubles nothing when the line is cut in the middle of a burst', async () => {
    const [alice, bob, toBob] = await pair(dialect);
    const heard = collect(bob.conversations, 'messageReceived');
    const texts = Array.from({ length: 60 }, (_, index) => `message ${index}`);
    const tenth = nextEvent(
      bob.conversations,
      'messageReceived',
      (message) => textOf(message) === 'message 10',
    );
    const reconnecting = nextEvent(alice, 'stateChanged', ({ phase }) => phase === 'reconnecting');
    const { fates, done } = sendAll(toBob, texts);
    await tenth;
    proxy.cut();
    expect((await reconnecting).failure?.code).toBe('connection-lost');
    await backAgain(alice);
    await done;
    // What came last proves that whatever was sent before has come too.
    const last = nextEvent(bob.conversations, 'messageReceived', (message) => textOf(message) === 'the last');
    await toBob.sendText('the last', DEFAULT_TEXT_FORMAT);
    await last;

    const arrived = heard.map(textOf).filter((text) => text !== 'the last');
    expect(new Set(arrived).size).toBe(arrived.length);
    const undelivered = texts.filter((text) => fates.get(text) !== null);
    expect(undelivered.length).toBeLessThanOrEqual(4);
    for (const text of undelivered) {
      expect(fates.get(text)).toMatchObject({ code: 'connection-lost', retryable: true });
    }
    for (const text of texts) expect(arrived.includes(text) || undelivered.includes(text)).toBe(true);
    expect(arrived).toEqual(texts.filter((text) => arrived.includes(text)));
  });

  it('keeps what is said while there is no line, and says it when there is one again', async () => {
    const [alice, bob, toBob] = await pair(dialect);
    const reconnecting = nextEvent(alice, 'stateChanged', ({ phase }) => phase === 'reconnecting');
    proxy.cut();
    await reconnecting;
    const heard = nextEvent(bob.conversations, 'messageReceived');
    const sent = toBob.sendText('still there?', DEFAULT_TEXT_FORMAT);
    await backAgain(alice);
    await sent;
    expect(textOf(await heard)).toBe('still there?');
  });

  it('keeps what is said to somebody who was cut off too, until they are back', async () => {
    const [alice, bob, toBob] = await pair(dialect);
    await alice.session!.addContact('bob@example.com', null);
    const reconnecting = nextEvent(alice, 'stateChanged', ({ phase }) => phase === 'reconnecting');
    proxy.cut();
    await reconnecting;
    bob.signOut();
    const sent = toBob.sendText('welcome back', DEFAULT_TEXT_FORMAT);
    await backAgain(alice);
    const heard = nextEvent(bob.conversations, 'messageReceived');
    await bob.signIn();
    await sent;
    expect(textOf(await heard)).toBe('welcome back');
  });

  it('gives up what is not said yet when signing out', async () => {
    const [alice, , toBob] = await pair(dialect);
    const reconnecting = nextEvent(alice, 'stateChanged', ({ phase }) => phase === 'reconnecting');
    proxy.cut();
    await reconnecting;
    const { fates, done } = sendAll(toBob, ['never mind']);
    alice.signOut();
    await done;
    expect(fates.get('never mind')).toMatchObject({ code: 'not-signed-in' });
    expect(alice.state).toEqual({ phase: 'signed-out', failure: null, retryAt: null });
  });

  it('uses the same switchboard when somebody left and is called again', async () => {
    const [alice, bob, toBob] = await pair(dialect);
    await toBob.sendText('one', DEFAULT_TEXT_FORMAT);
    const connections = proxy.connections;
    const traces = collect(alice.conversations, 'traced');
    const left = nextEvent(
      alice.conversations,
      'traced',
      ({ frame }) => frame.kind === 'command' && frame.verb === 'BYE',
    );
    bob.conversations.conversationWith('alice@example.com').close();
    await left;
    const heard = nextEvent(bob.conversations, 'messageReceived');
    await toBob.sendText('two', DEFAULT_TEXT_FORMAT);
    expect(textOf(await heard)).toBe('two');
    expect(proxy.connections).toBe(connections);
    expect(traces.flatMap(({ frame }) => (frame.kind === 'command' ? [frame.verb] : []))).toContain('CAL');
  });

  it('ends when the server goes down, comes back with it, as the person was', async () => {
    const [alice] = await pair(dialect);
    await alice.session!.setStatus('BSY');
    const reconnecting = nextEvent(alice, 'stateChanged', ({ phase }) => phase === 'reconnecting');
    await server.stop();
    expect((await reconnecting).failure?.code).toBe('server-shutting-down');
    server = new MsnpServer();
    await server.start({ host: '127.0.0.1', ...ports, dataDirectory: directory });
    await backAgain(alice);
    expect(alice.session?.roster()?.self.status).toBe('BSY');
  });
});
