import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MsnpServer, type LogLine } from './index.ts';
import { addressOf, PASSWORD, startServer, temporaryDirectory } from './testing/test-server.ts';

const ANY_PORT = { host: '127.0.0.1', port: 0, httpPort: 0 };

async function takenPort(): Promise<number> {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => {
    other.close();
  });
  return (other.address() as AddressInfo).port;
}

describe('a server', () => {
  it.each(['port', 'httpPort'] as const)('leaves nothing open when its %s is taken', async (which) => {
    const dataDirectory = await temporaryDirectory();
    const server = new MsnpServer();
    const options = { ...ANY_PORT, dataDirectory };
    await expect(server.start({ ...options, [which]: await takenPort() })).rejects.toMatchObject({
      code: 'port-taken',
      retryable: true,
    });
    await server.start(options);
    await server.stop();
  });

  it('takes another port when told to', async () => {
    const dataDirectory = await temporaryDirectory();
    const server = new MsnpServer();
    onTestFinished(() => server.stop());
    const port = await takenPort();
    const listening = await server.start({ ...ANY_PORT, port, dataDirectory, whenPortTaken: 'use-another' });
    expect(listening.port).toBeGreaterThan(0);
    expect(listening.port).not.toBe(port);
  });

  it('cannot listen on an address of another computer', async () => {
    const dataDirectory = await temporaryDirectory();
    const server = new MsnpServer();
    await expect(server.start({ ...ANY_PORT, host: '192.0.2.1', dataDirectory })).rejects.toMatchObject({
      code: 'host-unavailable',
    });
  });

  it('does nothing before it runs, and stops twice without harm', async () => {
    const server = new MsnpServer();
    const account = { address: addressOf('alice'), password: PASSWORD, allowOldClients: false };
    await expect(server.createAccount(account)).rejects.toMatchObject({ code: 'not-running' });
    await server.stop();
    const { server: running } = await startServer([]);
    await running.stop();
    await running.stop();
    await expect(running.createAccount(account)).rejects.toMatchObject({ code: 'not-running' });
  });

  it('names the public host to those who call', async () => {
    const publicHost = 'messenger.example.net';
    const { online, listening } = await startServer(['alice'], {}, { publicHost });
    const alice = await online('alice', 'MSNP12');
    alice.send('XFR 5 SB');
    await alice.match(new RegExp(`^XFR 5 SB messenger\\.example\\.net:${listening.port} CKI \\S+$`));
  });
});

describe('accounts', () => {
  it('are made once', async () => {
    const { server } = await startServer(['alice']);
    const again = { address: 'ALICE@example.com', password: 'other', allowOldClients: true };
    expect(await server.createAccount(again)).toBe('already');
    expect(await server.hasPassword(addressOf('alice'), PASSWORD)).toBe(true);
    expect(await server.hasPassword(addressOf('alice'), 'other')).toBe(false);
    expect(await server.hasPassword(addressOf('nobody'), 'other')).toBe(false);
  });

  it('get another password', async () => {
    const { server, connect } = await startServer(['alice']);
    const account = { address: addressOf('alice'), password: 'new', allowOldClients: false };
    await server.setPassword(account);
    expect(await server.hasPassword(addressOf('alice'), 'new')).toBe(true);
    await expect(server.setPassword({ ...account, address: addressOf('bob') })).rejects.toMatchObject({
      code: 'account-not-found',
    });
    const client = await connect();
    client.send('VER 1 MSNP7 CVR0', 'USR 2 MD5 I alice@example.com');
    await client.expect('VER 1 MSNP7');
    await client.match(/^USR 2 MD5 S /);
  });

  it.each([
    ['', PASSWORD, 'invalid-address'],
    ['alice', PASSWORD, 'invalid-address'],
    ['a b@example.com', PASSWORD, 'invalid-address'],
    ['a@b@example.com', PASSWORD, 'invalid-address'],
    ['a@-example.com', PASSWORD, 'invalid-address'],
    ['a%20@example.com', PASSWORD, 'invalid-address'],
    [`${'a'.repeat(64)}@${'b'.repeat(70)}.com`, PASSWORD, 'invalid-address'],
    ["x';DROP TABLE accounts;--@example.com", PASSWORD, 'invalid-address'],
    ['alice@example.com', '', 'invalid-password'],
    ['alice@example.com', 'x'.repeat(257), 'invalid-password'],
  ])('refuse the address %j or its password', async (address, password, code) => {
    const { server } = await startServer([]);
    const account = { address, password, allowOldClients: true };
    await expect(server.createAccount(account)).rejects.toMatchObject({ code });
  });

  it('have from the start the contacts they are given, who hear of it', async () => {
    const { server, online, signIn } = await startServer(['alice']);
    const alice = await online('alice', 'MSNP7');
    const bob = { address: addressOf('bob'), password: PASSWORD, allowOldClients: true };
    await server.createAccount(bob, [addressOf('alice'), addressOf('nobody')]);
    await alice.expect('ADD 0 RL 2 bob@example.com bob@example.com');
    const client = await signIn('bob', 'MSNP12');
    client.send('SYN 5 0 0');
    await client.match(/^SYN 5 \S+ \S+ 1 0$/);
    for (let skipped = 0; skipped < 3; skipped += 1) await client.line();
    await client.match(/^LST N=alice@example\.com F=alice@example\.com C=\S+ 3 1 $/);
  });
});

describe('the log', () => {
  it('tells of trouble, ever more rarely, and never a secret', async () => {
    const lines: LogLine[] = [];
    const { connect, server } = await startServer(['alice'], { log: (line) => lines.push(line) });
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const client = await connect();
      client.send('VER 1 MSNP7 CVR0', 'USR 2 MD5 I alice@example.com', 'USR 3 MD5 S 0123456789abcdef');
      await client.closed;
    }
    expect(server.incidents['sign-in-failed']).toBe(9);
    expect(lines.map(({ text }) => text)).toEqual(
      [1, 2, 4, 8].map((count) => `sign-in-failed (${count}): 127.0.0.1`),
    );
  });

  it('shows nothing of a client that would mean something to a terminal', async () => {
    const lines: LogLine[] = [];
    const { signIn } = await startServer(['alice'], { log: (line) => lines.push(line) });
    const alice = await signIn('alice', 'MSNP7');
    alice.send('CHG 1 NLN');
    await alice.match(/^CHG 1 /);
    await alice.match(/^CHL /);
    alice.sendPayload('QRY 2 \u001b[2J\u001b]0;owned\u0007\u009b', '0'.repeat(32));
    expect(await alice.rest()).toBe('540 2\r\n');
    expect(lines.map(({ text }) => text)).toEqual([
      'challenge-failed (1): \ufffd[2J\ufffd]0;owned\ufffd\ufffd',
    ]);
  });
});
