import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { answerChallenge } from '#protocol/challenge/answer.ts';
import { PRODUCTS } from '#protocol/challenge/products.ts';
import { formatPassportRequest } from '#protocol/authentication/passport.ts';
import { MsnpServer, type Listening, type ServerEnvironment } from '../msnp-server.ts';
import { Store } from '../store/store.ts';
import { RawClient } from './raw-client.ts';

export const PASSWORD = 'secret';
/** Hashing for real would be most of the time of a test. */
const TEST_PASSWORD_COST = 16;
export type TestDialect = 'MSNP7' | 'MSNP12';

export interface TestServer {
  readonly server: MsnpServer;
  readonly listening: Listening;
  readonly directory: string;
  readonly connect: () => Promise<RawClient>;
  /** Signs somebody in, up to and with the profile message. */
  readonly signIn: (name: string, dialect: TestDialect) => Promise<RawClient>;
  /** Signs in and sets a status; reads up to the answered challenge. */
  readonly online: (name: string, dialect: TestDialect, status?: string) => Promise<RawClient>;
  /** A ticket from the login server. */
  readonly ticket: (name: string, challenge?: string) => Promise<string>;
}

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'nudge-server-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/**
 * A server with accounts `<name>@example.com`, all allowing old clients; gone when the test is over.
 *
 * @param setup `prepare`: what to put in the database before it starts.
 */
export async function startServer(
  names: readonly string[] = ['alice', 'bob'],
  environment: Partial<ServerEnvironment> = {},
  setup: { readonly prepare?: (store: Store) => void; readonly publicHost?: string } = {},
): Promise<TestServer> {
  const { prepare, ...options } = setup;
  const directory = await temporaryDirectory();
  if (prepare !== undefined) {
    const store = new Store(directory, new Date());
    store.transaction(() => {
      prepare(store);
    });
    store.close();
  }
  const server = new MsnpServer({ passwordCost: TEST_PASSWORD_COST, ...environment });
  const listening = await server.start({
    ...options,
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    dataDirectory: directory,
  });
  onTestFinished(() => server.stop());
  await Promise.all(
    names.map((name) =>
      server.createAccount({ address: addressOf(name), password: PASSWORD, allowOldClients: true }),
    ),
  );
  const connect = async () => {
    const client = await RawClient.connect(listening.port);
    onTestFinished(() => client.close());
    return client;
  };
  const ticket = (name: string, challenge = 'ct=1') => fetchTicket(listening.httpPort, name, challenge);
  const signIn = async (name: string, dialect: TestDialect) => {
    const client = await connect();
    await (dialect === 'MSNP7' ? signInWithHash(client, name) : signInWithTicket(client, name, ticket));
    const [length] = await client.match(/^MSG Hotmail Hotmail (\d+)$/);
    await client.payload(Number(length));
    return client;
  };
  const online = async (name: string, dialect: TestDialect, status = 'NLN') => {
    const client = await signIn(name, dialect);
    await goOnline(client, dialect, status);
    return client;
  };
  return { server, listening, directory, connect, signIn, online, ticket };
}

/** Makes an account that nobody can sign in to, without the cost of a password. */
export function addSilentAccount(store: Store, name: string): number {
  const password = {
    hash: new Uint8Array(32),
    salt: new Uint8Array(16),
    cost: 2,
    blockSize: 1,
    parallelization: 1,
  };
  const id = store.accounts.create(addressOf(name), { password, oldClient: null });
  if (id === null) throw new Error(`${name} is there already`);
  return id;
}

export function addressOf(name: string): string {
  return `${name}@example.com`;
}

/** The first CHG with its challenge; the first picture of the contacts is skipped. */
export async function goOnline(client: RawClient, dialect: TestDialect, status = 'NLN'): Promise<void> {
  const chg = `CHG 90 ${status}${dialect === 'MSNP7' ? '' : ' 1073741824'}`;
  client.send(chg);
  await client.expect(chg);
  let line = await client.line();
  while (!line.startsWith('CHL')) {
    const length = /^UBX \S+ (\d+)$/.exec(line)?.[1];
    if (length !== undefined) await client.payload(Number(length));
    line = await client.line();
  }
  const challenge = /^CHL 0 (\d{20})$/.exec(line)?.[1] ?? '';
  const old = dialect === 'MSNP7';
  const product = old ? PRODUCTS.messenger4 : PRODUCTS.messenger75;
  const answer = answerChallenge(product, challenge, old ? 'md5' : 'msnp11');
  client.sendPayload(`QRY 91 ${product.id}`, answer);
  await client.expect('QRY 91');
}

async function signInWithHash(client: RawClient, name: string): Promise<void> {
  client.send('VER 1 MSNP7 CVR0', 'INF 2', `USR 3 MD5 I ${addressOf(name)}`);
  await client.expect('VER 1 MSNP7', 'INF 2 MD5');
  const [salt] = await client.match(/^USR 3 MD5 S (\S+)$/);
  client.send(`USR 4 MD5 S ${md5(salt + PASSWORD)}`);
  expect(await client.line()).toMatch(/^USR 4 OK /);
}

async function signInWithTicket(
  client: RawClient,
  name: string,
  ticket: TestServer['ticket'],
): Promise<void> {
  const address = addressOf(name);
  client.send(
    'VER 1 MSNP12 CVR0',
    `CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5.0324 msmsgs ${address}`,
    `USR 3 TWN I ${address}`,
  );
  await client.expect('VER 1 MSNP12');
  await client.match(/^CVR 2 /);
  const [challenge] = await client.match(/^USR 3 TWN S (\S+)$/);
  client.send(`USR 4 TWN S ${await ticket(name, challenge)}`);
  await client.expect(`USR 4 OK ${address} 1 0`, 'SBS 0 null');
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

async function fetchTicket(httpPort: number, name: string, challenge: string): Promise<string> {
  const authorization = formatPassportRequest({ address: addressOf(name), password: PASSWORD, challenge });
  const response = await fetch(`http://127.0.0.1:${httpPort}/login2.srf`, {
    headers: { Authorization: authorization },
  });
  return /from-PP='([^']+)'/.exec(response.headers.get('authentication-info') ?? '')?.[1] ?? '';
}
