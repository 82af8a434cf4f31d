import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSession } from '#client/notification/session.ts';
import { systemEnvironment } from '#client/index.ts';
import { startServer } from '#e2e/fixtures/server.ts';
import { DIALECTS } from '#protocol/dialects/index.ts';
import { endpointsOf } from '#scripts/interop/endpoints.ts';
import type { OperationInput, OperationName } from '#shared/ipc/operations.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import type { StartedApp } from './launch.ts';

const PASSWORD = 'secret';
const ADDRESS = 'alice@example.com';
/** People on the list. */
const FRIENDS = 20;

export function friend(number: number): string {
  return `friend${number}@example.com`;
}

/** Lends a server on which Alice has friends; it is a process of its own, and no part of what is measured. */
export async function withServerOfFriends<T>(use: (endpoints: ServerEndpoints) => Promise<T>): Promise<T> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'nudge-bench-server-'));
  const addresses = [ADDRESS, ...Array.from({ length: FRIENDS }, (_none, number) => friend(number))];
  const accounts = addresses.map((address) => `${address}:${PASSWORD}`);
  const server = await startServer({ accounts, dataDirectory, arguments: ['--no-buddy'] });
  try {
    const endpoints = endpointsOf(server, new URL(`http://${server.host}:${server.httpPort}`));
    await befriend(endpoints, addresses.slice(1));
    return await use(endpoints);
  } finally {
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function befriend(endpoints: ServerEndpoints, addresses: readonly string[]): Promise<void> {
  const session = createSession(systemEnvironment(), {
    endpoints,
    address: ADDRESS,
    password: PASSWORD,
    dialects: DIALECTS,
    status: 'NLN',
  });
  await session.signIn();
  for (const address of addresses) await session.addContact(address, null);
  session.signOut();
}

function scriptOf<N extends OperationName>(name: N, input: OperationInput<N>): string {
  return `window.nudge.invoke(${JSON.stringify(name)}, ${JSON.stringify(input)}).then((result) => {
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value;
  })`;
}

/** Signs Alice in, as the sign-in window would; resolves with her account's id when the list shows her friends. */
export async function signIn(app: StartedApp, endpoints: ServerEndpoints): Promise<string> {
  const request = {
    server: { kind: 'custom', endpoints },
    dialect: 'best',
    address: ADDRESS,
    password: PASSWORD,
    status: 'NLN',
    rememberMe: false,
    rememberPassword: false,
    signInAutomatically: false,
    createAccount: false,
  } as const;
  const answer = await app.evaluate('messenger', scriptOf('account.signIn', request));
  await app.evaluate(
    'messenger',
    `new Promise((resolve) => {
      const look = () => {
        if (document.body.innerText.includes(${JSON.stringify(friend(0))})) resolve(null);
        else requestAnimationFrame(look);
      };
      look();
    })`,
  );
  return (answer as { readonly accountId: string }).accountId;
}

/** Opens the window of a conversation, and waits until it is painted. */
export async function openConversation(app: StartedApp, accountId: string, address: string): Promise<void> {
  await app.evaluate('messenger', scriptOf('conversation.open', { accountId, address }));
  await app.painted();
}
