import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAccountSession, systemEnvironment, type AccountSession } from '#client/index.ts';
import { nextEvent } from '#client/testing/events.ts';
import { endpointsAt } from '#client/testing/scripted-server.ts';
import { dialectByName, type DialectName } from '#protocol/dialects/index.ts';
import { MsnpServer } from '#server/index.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { Buddy } from './buddy.ts';
import { PHRASES } from './phrases.ts';

const BUDDY = 'buddy@nudge.local';
const PASSWORD = 'secret';

async function startServer() {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'nudge-buddy-'));
  const server = new MsnpServer({ passwordCost: 16 });
  const { port, httpPort } = await server.start({ host: '127.0.0.1', port: 0, httpPort: 0, dataDirectory });
  onTestFinished(async () => {
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  await server.createAccount({ address: BUDDY, password: PASSWORD, allowOldClients: false });
  return { server, dataDirectory, endpoints: endpointsAt({ host: '127.0.0.1', port, tls: false }, httpPort) };
}

async function startBuddy(endpoints: ServerEndpoints): Promise<Buddy> {
  const log: string[] = [];
  const buddy = new Buddy({
    environment: systemEnvironment(),
    endpoints,
    address: BUDDY,
    password: PASSWORD,
    log: (text) => log.push(text),
  });
  onTestFinished(() => {
    buddy.stop();
    expect(log).toEqual([]);
  });
  await buddy.start();
  return buddy;
}

async function newcomer(
  server: MsnpServer,
  endpoints: ServerEndpoints,
  dialect: DialectName,
): Promise<AccountSession> {
  const address = `alice-${dialect.toLowerCase()}@example.com`;
  await server.createAccount({ address, password: PASSWORD, allowOldClients: true }, [BUDDY]);
  const account = createAccountSession(systemEnvironment(), {
    endpoints,
    address,
    password: PASSWORD,
    dialects: [dialectByName(dialect)!],
    status: 'NLN',
  });
  onTestFinished(account.signOut);
  await account.signIn();
  return account;
}

describe.each(['MSNP7', 'MSNP12'] as const)('Buddy, for somebody new with %s', (dialect) => {
  it('is there, welcomes, types, answers and nudges', async () => {
    const { server, endpoints } = await startServer();
    await startBuddy(endpoints);
    const alice = await newcomer(server, endpoints, dialect);
    const welcome = nextEvent(alice.conversations, 'messageReceived');
    if (alice.session?.contact(BUDDY)?.status !== 'NLN') {
      await nextEvent(
        alice,
        'contactChanged',
        ({ address, status }) => address === BUDDY && status === 'NLN',
      );
    }
    expect(await welcome).toMatchObject({
      sender: BUDDY,
      senderName: 'Buddy',
      content: { kind: 'text', text: PHRASES.welcome },
    });
    expect(alice.session?.contact(BUDDY)?.lists).toMatchObject({ forward: true, allow: true, reverse: true });
    const conversation = alice.conversations.conversationWith(BUDDY);
    const typing = nextEvent(alice.conversations, 'typingReceived');
    const answer = nextEvent(alice.conversations, 'messageReceived');
    await conversation.sendText('nudge me', DEFAULT_TEXT_FORMAT);
    expect((await typing).address).toBe(BUDDY);
    expect(await answer).toMatchObject({ content: { kind: 'text', text: PHRASES.nudging } });
    expect((await nextEvent(alice.conversations, 'messageReceived')).content.kind).toBe('nudge');
  });
});

describe('Buddy', () => {
  it('changes status and personal message when asked to', async () => {
    const { server, endpoints } = await startServer();
    await startBuddy(endpoints);
    const alice = await newcomer(server, endpoints, 'MSNP12');
    const conversation = alice.conversations.conversationWith(BUDDY);
    const away = nextEvent(alice, 'contactChanged', ({ status }) => status === 'AWY');
    await conversation.sendText('away', DEFAULT_TEXT_FORMAT);
    await away;
    const back = nextEvent(alice, 'contactChanged', ({ status }) => status === 'NLN');
    await conversation.sendText('back', DEFAULT_TEXT_FORMAT);
    await back;
    const changed = nextEvent(
      alice,
      'contactChanged',
      ({ personalMessage }) => personalMessage === 'Gone fishing',
    );
    await conversation.sendText('personal message Gone fishing', DEFAULT_TEXT_FORMAT);
    await changed;
  });

  it('comes back when the server does', async () => {
    const { server, endpoints, dataDirectory } = await startServer();
    await startBuddy(endpoints);
    await server.stop();
    const { notification, nexus } = endpoints;
    const again = new MsnpServer({ passwordCost: 16 });
    onTestFinished(() => again.stop());
    await again.start({
      host: notification.host,
      port: notification.port,
      httpPort: nexus.port,
      dataDirectory,
    });
    const alice = await newcomer(again, endpoints, 'MSNP7');
    if (alice.session?.contact(BUDDY)?.status === 'NLN') return;
    await nextEvent(alice, 'contactChanged', ({ address, status }) => address === BUDDY && status === 'NLN');
  });
});
