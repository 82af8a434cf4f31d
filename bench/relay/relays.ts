import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ring, Session } from '#client/index.ts';
import { createSession } from '#client/notification/session.ts';
import { systemEnvironment } from '#client/system-environment.ts';
import { startServer } from '#e2e/fixtures/server.ts';
import { DIALECTS } from '#protocol/dialects/index.ts';
import { endpointsOf } from '#scripts/interop/endpoints.ts';
import { connectPeer, type Peer } from './peer.ts';

/** Two joined by a relay: what one sends the other hears. */
export interface Pair {
  readonly one: Peer;
  readonly other: Peer;
}

const PASSWORD = 'secret';
const ALICE = 'alice@example.com';
const BOB = 'bob@example.com';

/** Lends so many pairs joined by the plain relay, which is a process of its own. */
export async function withPlainRelay<T>(
  count: number,
  use: (pairs: readonly Pair[]) => Promise<T>,
): Promise<T> {
  const script = fileURLToPath(new URL('plain-relay.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  try {
    const ended = exited.then(() => Promise.reject(new Error('The plain relay ended.')));
    ended.catch(() => undefined);
    const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [
      string,
    ];
    const { port } = JSON.parse(line) as { readonly port: number };
    const pairs: Pair[] = [];
    while (pairs.length < count) pairs.push(await joinThroughPlainRelay(port));
    return await use(pairs);
  } finally {
    child.kill();
    await exited;
  }
}

async function joinThroughPlainRelay(port: number): Promise<Pair> {
  const address = { host: '127.0.0.1', port };
  const one = await connectPeer(address);
  const other = await connectPeer(address);
  // The relay joins connections in the order they come: the next must not come before these.
  await Promise.all([one.ask('hello', 'welcome'), other.ask('welcome', 'hello')]);
  return { one, other };
}

/** Lends so many pairs joined by our server, a process of its own: two people with so many switchboards. */
export async function withServerRelay<T>(
  count: number,
  use: (pairs: readonly Pair[]) => Promise<T>,
): Promise<T> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'nudge-bench-relay-'));
  const accounts = [ALICE, BOB].map((address) => `${address}:${PASSWORD}`);
  const server = await startServer({ accounts, dataDirectory, arguments: ['--no-buddy'] });
  const endpoints = endpointsOf(server, new URL(`http://${server.host}:${server.httpPort}`));
  const sessions = [ALICE, BOB].map((address) =>
    createSession(systemEnvironment(), {
      endpoints,
      address,
      password: PASSWORD,
      dialects: DIALECTS,
      status: 'NLN',
    }),
  );
  try {
    for (const session of sessions) await session.signIn();
    const [caller, called] = sessions as [Session, Session];
    const pairs: Pair[] = [];
    while (pairs.length < count) pairs.push(await openSwitchboard(caller, called));
    return await use(pairs);
  } finally {
    for (const session of sessions) session.signOut();
    await server.stop();
    await rm(dataDirectory, { recursive: true });
  }
}

/** One calls, the other comes (facts §10). */
async function openSwitchboard(caller: Session, called: Session): Promise<Pair> {
  const rang = new Promise<Ring>((resolve) => {
    const stop = called.on('rang', (ring) => {
      stop();
      resolve(ring);
    });
  });
  const { endpoint, key } = await caller.requestSwitchboard();
  const one = await connectPeer(endpoint);
  await one.ask(`USR 1 ${caller.address} ${key}`, 'USR 1 OK');
  await one.ask(`CAL 2 ${called.address}`, 'CAL 2 RINGING');
  const ring = await rang;
  const other = await connectPeer(ring.endpoint);
  await other.ask(`ANS 1 ${called.address} ${ring.key} ${ring.sessionId}`, 'ANS 1 OK');
  await one.hear('JOI');
  return { one, other };
}
