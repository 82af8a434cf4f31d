import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createAccountSession, type Session, systemEnvironment } from '#client/index.ts';
import { type RunningServer, startServer } from '#e2e/fixtures/server.ts';
import { DIALECTS } from '#protocol/dialects/index.ts';
import { checkout } from '#scripts/lib/paths.ts';
import { run } from '#scripts/lib/run.ts';
import { temporaryDirectory } from '#scripts/testing/temporary-directory.ts';
import type { Cell } from './cell.ts';
import { endpointsOf } from './endpoints.ts';
import { ROWS } from './rows.ts';

const ALICE = 'alice@example.com';
const BOB = 'bob@example.com';
const PASSWORD = 'secret';

const servers: RunningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(): Promise<RunningServer> {
  const server = await startServer({
    dataDirectory: await temporaryDirectory(),
    accounts: [ALICE, BOB].map((address) => `${address}:${PASSWORD}`),
    arguments: ['--no-buddy'],
  });
  servers.push(server);
  return server;
}

function urlOf({ host, httpPort }: RunningServer): string {
  return `http://${host}:${httpPort}`;
}

/** Runs the program as a person would. */
async function interop(
  server: RunningServer,
  password: string,
  ...more: readonly string[]
): Promise<{ readonly code: number; readonly output: string }> {
  const words = [
    path.join(checkout, 'scripts/interop.ts'),
    `--server=${server.host}:${server.port}`,
    `--http=${urlOf(server)}`,
    `--account=${ALICE}:${password}`,
    `--peer=${BOB}:${PASSWORD}`,
    ...more,
  ];
  return run(process.execPath, words, { output: 'collect' });
}

function cellsOf(output: string): Cell[] {
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Cell);
}

/** Alice signed in, for a moment. */
async function asAlice<T>(server: RunningServer, use: (session: Session) => Promise<T>): Promise<T> {
  const account = createAccountSession(systemEnvironment(), {
    endpoints: endpointsOf(server, new URL(urlOf(server))),
    address: ALICE,
    password: PASSWORD,
    dialects: DIALECTS,
    status: 'NLN',
  });
  await account.signIn();
  try {
    if (account.session === null) throw new Error('Alice was not signed in.');
    return await use(account.session);
  } finally {
    account.signOut();
  }
}

describe('against our own server', () => {
  test('everything passes on every dialect, a line a result', async () => {
    const { code, output } = await interop(await serve(), PASSWORD, '--json');
    const cells = cellsOf(output);
    expect(cells.filter(({ result }) => result !== 'pass')).toEqual([]);
    expect(cells.map(({ dialect, row }) => `${dialect} ${row}`)).toEqual(
      ['MSNP7', 'MSNP12'].flatMap((dialect) => ROWS.map(({ name }) => `${dialect} ${name}`)),
    );
    expect(code).toBe(0);
  });

  test('lists are afterwards what they were', async () => {
    const server = await serve();
    const before = await asAlice(server, async (session) => {
      const groupId = await session.createGroup('Friends');
      await session.addContact(BOB, groupId);
      await session.block(BOB);
      return session.contact(BOB);
    });
    const { code } = await interop(server, PASSWORD, '--dialects', '12');
    expect(code).toBe(0);
    const after = await asAlice(server, async (session) => session.contact(BOB));
    expect(after?.groupIds).toEqual(before?.groupIds);
    expect(after?.lists).toEqual(before?.lists);
  });

  test('a wrong password fails every row, with the reason', async () => {
    const { code, output } = await interop(await serve(), 'wrong', '--json', '--dialects', '12');
    const cells = cellsOf(output);
    expect(new Set(cells.map(({ result }) => result))).toEqual(new Set(['fail']));
    expect(cells[0]).toMatchObject({ row: 'sign in', detail: expect.stringContaining('wrong password') });
    expect(cells).toHaveLength(ROWS.length);
    expect(code).toBe(1);
  });
});

test('bad arguments are refused with the usage', async () => {
  const words = [path.join(checkout, 'scripts/interop.ts'), '--server', 'example.com'];
  const { code, output } = await run(process.execPath, words, { output: 'collect' });
  expect(code).toBe(2);
  expect(output).toContain('HOST:PORT');
  expect(output).toContain('npm run interop');
});
