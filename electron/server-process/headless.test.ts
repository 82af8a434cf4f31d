import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RawClient } from '#server/testing/raw-client.ts';
import { goOnline, md5, temporaryDirectory } from '#server/testing/test-server.ts';

const SCRIPT = path.join(import.meta.dirname, 'headless.ts');

interface Run {
  readonly process: ChildProcess;
  /** Lines of standard output. */
  readonly next: () => Promise<string>;
  readonly stderr: () => string;
  readonly exit: Promise<number | null>;
}

function run(...args: readonly string[]): Run {
  return watch(spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));
}

function watch(child: ChildProcessByStdio<null, Readable, Readable>): Run {
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += String(chunk);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    next: async () => String((await lines.next()).value),
    stderr: () => stderr,
    exit,
  };
}

async function start(...args: readonly string[]) {
  const running = run('--port', '0', '--http-port', '0', ...args);
  const listening = JSON.parse(await running.next()) as { readonly port: number; readonly httpPort: number };
  return { ...running, listening };
}

async function signIn(port: number, name: string, password = 'secret'): Promise<RawClient> {
  const client = await RawClient.connect(port);
  onTestFinished(() => client.close());
  client.send('VER 1 MSNP7 CVR0', `USR 2 MD5 I ${name}@example.com`);
  await client.expect('VER 1 MSNP7');
  const [salt] = await client.match(/^USR 2 MD5 S (\S+)$/);
  client.send(`USR 3 MD5 S ${md5(salt + password)}`);
  return client;
}

describe('the headless server', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'serves, and leaves on %s with a word to everybody',
    async (signal) => {
      const data = await temporaryDirectory();
      const {
        process: child,
        listening,
        exit,
        next,
        stderr,
      } = await start(
        '--data',
        data,
        '--no-buddy',
        '--account',
        'alice@example.com:secret',
        '--account',
        'bob@example.com:secret',
      );
      expect(listening).toEqual({
        event: 'listening',
        host: '127.0.0.1',
        port: expect.any(Number),
        httpPort: expect.any(Number),
        buddy: null,
      });
      const alice = await signIn(listening.port, 'alice');
      await alice.expect('USR 3 OK alice@example.com alice@example.com 1');
      const [length] = await alice.match(/^MSG Hotmail Hotmail (\d+)$/);
      await alice.payload(Number(length));
      await goOnline(alice, 'MSNP7');
      const bob = await signIn(listening.port, 'bob');
      await bob.match(/^USR 3 OK /);
      child.kill(signal);
      expect(await alice.rest()).toBe('OUT SSD\r\n');
      expect(await bob.rest()).toMatch(/OUT SSD\r\n$/);
      expect(await exit).toBe(0);
      expect(await next()).toBe('undefined');
      expect(stderr()).toBe('');
    },
  );

  it('goes on when nobody reads what it prints any more', async () => {
    const data = await temporaryDirectory();
    const child = spawn(
      process.execPath,
      [SCRIPT, '--data', data, '--no-buddy', '--port', '0', '--http-port', '0'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const { next, exit } = watch(child);
    const { port } = JSON.parse(await next()) as { readonly port: number };
    child.stdout.destroy();
    child.stderr.destroy();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const stranger = await RawClient.connect(port);
      stranger.send('SYN 1 0');
      expect(await stranger.rest()).toBe('');
    }
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('keeps accounts and their passwords from one run to the next', async () => {
    const data = await temporaryDirectory();
    const first = await start('--data', data, '--no-buddy', '--account', 'alice@example.com:secret');
    first.process.kill('SIGTERM');
    await first.exit;
    const second = await start('--data', data, '--no-buddy', '--account', 'alice@example.com:other');
    const alice = await signIn(second.listening.port, 'alice');
    await alice.match(/^USR 3 OK /);
    second.process.kill('SIGTERM');
    await second.exit;
    expect(second.stderr()).toBe('warn: alice@example.com is there already and keeps its other password.\n');
  });

  it('has Buddy on the list of a new account', async () => {
    const data = await temporaryDirectory();
    const { listening } = await start('--data', data, '--account', 'alice@example.com:secret');
    const alice = await signIn(listening.port, 'alice');
    await alice.match(/^USR 3 OK /);
    const [length] = await alice.match(/^MSG Hotmail Hotmail (\d+)$/);
    await alice.payload(Number(length));
    alice.send('SYN 5 0');
    let line = await alice.line();
    while (!line.startsWith('LST 5 FL')) line = await alice.line();
    expect(line).toMatch(/^LST 5 FL \d+ 1 1 buddy@nudge\.local \S+ 0$/);
  });

  it('stores nothing for old clients with --modern-only', async () => {
    const data = await temporaryDirectory();
    const { listening } = await start(
      '--data',
      data,
      '--no-buddy',
      '--modern-only',
      '--account',
      'alice@example.com:secret',
    );
    const alice = await signIn(listening.port, 'alice');
    expect(await alice.rest()).toBe('911 3\r\n');
  });

  it('says on stderr that other computers can connect', async () => {
    const data = await temporaryDirectory();
    const { process: child, exit, stderr } = await start('--data', data, '--no-buddy', '--host', '0.0.0.0');
    child.kill('SIGTERM');
    await exit;
    expect(stderr()).toMatch(/^warn: listening on 0\.0\.0\.0: other computers can connect/);
  });

  it('refuses a wrong command line with 2 and the usage', async () => {
    const { exit, stderr } = run('--port', 'nonsense', '--data', 'd');
    expect(await exit).toBe(2);
    expect(stderr()).toMatch(/^--port needs a number from 0 to 65535, not "nonsense"\.\n\nUsage: /);
  });

  it('refuses an address or password that cannot be, without repeating the password', async () => {
    const data = await temporaryDirectory();
    const args = ['--data', data, '--no-buddy', '--port', '0', '--http-port', '0'];
    const address = run(...args, '--account', 'not an address:secret');
    expect(await address.exit).toBe(2);
    expect(address.stderr()).toBe('error: "not an address" is no address an account can have.\n');
  });

  it('shows the usage on --help', async () => {
    const { exit, next } = run('--help');
    expect(await next()).toMatch(/^Usage: npm run server/);
    expect(await exit).toBe(0);
  });

  it.runIf(process.platform !== 'win32')(
    'says that the disk is full, goes on, and loses nothing',
    async () => {
      const data = await temporaryDirectory();
      const args = ['--data', data, '--no-buddy', '--port', '0', '--http-port', '0'];
      const account = ['--account', 'alice@example.com:secret'];
      // No file may grow over 200 KB: to SQLite that is like a disk without room.
      const shell = ['-c', 'ulimit -f 200; exec "$0" "$@"', process.execPath, SCRIPT, ...args, ...account];
      const full = watch(spawn('bash', shell, { stdio: ['ignore', 'pipe', 'pipe'] }));
      const { port } = JSON.parse(await full.next()) as { readonly port: number };
      const alice = await signIn(port, 'alice');
      await alice.match(/^USR 3 OK /);
      const [length] = await alice.match(/^MSG Hotmail Hotmail (\d+)$/);
      await alice.payload(Number(length));
      alice.send('ADG 4 Kept 0');
      await alice.expect('ADG 4 2 Kept 1 0');
      let answer = '';
      for (let trid = 5; answer !== `501 ${trid - 1}` && trid < 500; trid += 1) {
        alice.send(`GTC ${trid} ${trid % 2 === 0 ? 'A' : 'N'}`);
        answer = await alice.line();
      }
      expect(answer).toMatch(/^501 /);
      await alice.expectNothingMore();
      full.process.kill('SIGTERM');
      await full.exit;
      expect(full.stderr()).toMatch(/database-failed/);
      const again = await start('--data', data, '--no-buddy');
      const back = await signIn(again.listening.port, 'alice');
      await back.match(/^USR 3 OK /);
      const [size] = await back.match(/^MSG Hotmail Hotmail (\d+)$/);
      await back.payload(Number(size));
      back.send('RMG 4 1');
      await back.match(/^RMG 4 \d+ 1$/);
    },
  );

  it('says which port is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => {
      other.close();
    });
    const { port } = other.address() as AddressInfo;
    const data = await temporaryDirectory();
    const { exit, stderr } = run('--data', data, '--no-buddy', '--port', String(port), '--http-port', '0');
    expect(await exit).toBe(1);
    expect(stderr()).toBe(`error: Port ${port} on 127.0.0.1 is in use by another program.\n`);
  });

  it('says that another server has the data', async () => {
    const data = await temporaryDirectory();
    await start('--data', data, '--no-buddy');
    const { exit, stderr } = run('--data', data, '--no-buddy', '--port', '0', '--http-port', '0');
    expect(await exit).toBe(1);
    expect(stderr()).toMatch(/^error: .*server\.db is in use by another server\.\n$/);
  });
});
