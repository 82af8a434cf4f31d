import { randomBytes } from 'node:crypto';
import { array, constantFrom, nat, oneof, sample, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawClient } from './testing/raw-client.ts';
import { addressOf, startServer, type TestServer } from './testing/test-server.ts';

/** The server is as good as before: somebody can sign in. */
async function expectAlive(server: TestServer): Promise<void> {
  const alice = await server.online('alice', 'MSNP7');
  await alice.expectNothingMore();
}

async function openSwitchboard(server: TestServer, client: RawClient, name: string): Promise<RawClient> {
  client.send('XFR 70 SB');
  const [key] = await client.match(/^XFR 70 SB \S+ CKI (\S+)$/);
  const board = await server.connect();
  board.send(`USR 1 ${addressOf(name)} ${key}`);
  await board.match(/^USR 1 OK /);
  return board;
}

describe('before anybody is known', () => {
  it.each([
    ['garbage', randomBytes(100_000)],
    ['garbage on a switchboard', Buffer.concat([Buffer.from('USR '), randomBytes(100_000)])],
    ['a line without end', Buffer.alloc(5_000_000, 'A')],
    ['a switchboard line without end', Buffer.from(`ANS ${'A'.repeat(5_000_000)}`)],
    ['a lying length', Buffer.from('VER 1 MSNP12\r\nUUX 2 4294967295\r\n<Data>')],
    ['a length that is none', Buffer.from('VER 1 MSNP12\r\nUUX 2 -5\r\n')],
    [
      'bytes that are no UTF-8',
      Buffer.from('VER 1 MSNP12\r\nUSR 2 TWN I \xff\xfe@example.com\r\n', 'latin1'),
    ],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['TLS', Buffer.from('16030100c8010000c40303', 'hex')],
    ['no carriage returns', Buffer.from('CHG 1 NLN\n'.repeat(1000))],
  ])('%s ends a connection and harms nobody', async (_, bytes) => {
    const server = await startServer();
    const client = await server.connect();
    client.socket.end(bytes);
    await client.rest();
    await expectAlive(server);
  });

  it('a thousand silent connections keep nobody out', async () => {
    const server = await startServer(undefined, { limits: { maxUnauthenticated: 100 } });
    const silent: RawClient[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      silent.push(...(await Promise.all(Array.from({ length: 100 }, () => server.connect()))));
    }
    await expectAlive(server);
    await Promise.all(silent.slice(0, 900).map((client) => client.closed));
    expect(server.server.population.connections).toBeLessThanOrEqual(101);
    expect(server.server.incidents['connection-evicted']).toBe(901);
  });

  it('there are only so many connections in all', async () => {
    const server = await startServer(undefined, { limits: { maxConnections: 3 } });
    const alice = await server.signIn('alice', 'MSNP7');
    const others = [await server.connect(), await server.connect()];
    const refused = await server.connect();
    await refused.closed;
    expect(server.server.incidents['connection-refused']).toBe(1);
    await Promise.all(others.map((client) => client.close()));
    await alice.expectNothingMore();
  });
});

describe('somebody signed in', () => {
  it('may send a line that is too long, and goes on', async () => {
    const { signIn, server } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send(`REA 5 alice@example.com ${'x'.repeat(100_000)}`, 'GTC 6 N');
    await alice.expect('GTC 6 2 N');
    expect(server.incidents['malformed-frame']).toBe(1);
  });

  it('may send a command nobody knows, and is told; not for ever', async () => {
    const { signIn, server } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send('XYZ 5', 'FOO', 'GTC 6 N');
    await alice.expect('200 5', 'GTC 6 2 N');
    expect(server.incidents['unknown-command']).toBe(2);
    alice.send(...Array.from({ length: 20 }, () => 'XYZ 7'));
    expect(await alice.rest()).toBe('200 7\r\n'.repeat(14));
  });

  it('is cut off at a payload that is too big to be meant', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    alice.send('UUX 5 999999999');
    expect(await alice.rest()).toBe('');
  });

  it('may send bytes that are no UTF-8, and goes on', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    alice.socket.write(Buffer.from('PRP 5 MFN \xff\xfe\r\nPRP 6 MFN Alice\r\n', 'latin1'));
    await alice.expect('PRP 6 MFN Alice');
  });

  it('may send anything at all without harm to others', async () => {
    const server = await startServer(['alice', 'bob'], { limits: { maxStrikes: 1_000_000 } });
    const bob = await server.online('bob', 'MSNP12');
    const verbs = [
      'ADC',
      'ADD',
      'REM',
      'CHG',
      'PRP',
      'BLP',
      'GTC',
      'ADG',
      'RMG',
      'REG',
      'SBP',
      'REA',
      'SYN',
      'XFR',
      'URL',
      'GCF',
    ];
    const argument = oneof(
      constantFrom(
        'FL',
        'AL',
        'BL',
        'RL',
        'PL',
        'N=bob@example.com',
        'C=x',
        'bob@example.com',
        'NLN',
        'HDN',
        'MFN',
        '0',
        '1',
        '',
      ),
      string({ maxLength: 20 }).map((text) => encodeURIComponent(text)),
    );
    const command = tuple(constantFrom(...verbs), nat(99), array(argument, { maxLength: 5 })).map(
      ([verb, trid, args]) => [verb, trid, ...args].join(' '),
    );
    for (const dialect of ['MSNP7', 'MSNP12'] as const) {
      const alice = await server.signIn('alice', dialect);
      const commands = sample(command, { numRuns: 2000, seed: 42 });
      alice.send(...commands, 'PNG');
      let line = await alice.line();
      while (!line.startsWith('QNG')) {
        const payload = /^(?:GCF|UBX|MSG) .* (\d+)$/.exec(line)?.[1];
        if (payload !== undefined) await alice.payload(Number(payload));
        line = await alice.line();
      }
      await alice.close();
    }
    expect(server.server.incidents['internal-error']).toBeUndefined();
    expect(server.server.incidents['database-failed']).toBeUndefined();
    bob.send('URL 99 INBOX');
    let line = await bob.line();
    while (line !== 'URL 99 / / 1') line = await bob.line();
  });

  it('is cut when reading nothing, before much is waiting', async () => {
    const maxQueuedBytes = 256 * 1024;
    const server = await startServer(['alice'], { limits: { maxQueuedBytes } });
    const alice = await server.signIn('alice', 'MSNP12');
    alice.socket.pause();
    // Every request is answered with more than it has.
    const requests = 'GCF 5 Shields.xml\r\n'.repeat(1000);
    const push = () => {
      while (!alice.socket.destroyed && alice.socket.write(requests));
    };
    alice.socket.on('drain', push);
    push();
    await alice.closed;
    expect(server.server.incidents['slow-reader-cut']).toBe(1);
    await expectAlive(server);
  });
});

describe('on a switchboard', () => {
  async function conversation(server: TestServer) {
    const alice = await server.online('alice', 'MSNP7');
    const bob = await server.online('bob', 'MSNP7');
    const aliceBoard = await openSwitchboard(server, alice, 'alice');
    aliceBoard.send('CAL 2 bob@example.com');
    const [session, key] = await bob.match(/^RNG (\d+) \S+ CKI (\S+) /);
    await aliceBoard.match(/^CAL 2 /);
    const bobBoard = await server.connect();
    bobBoard.send(`ANS 1 bob@example.com ${key} ${session}`);
    await bobBoard.match(/^IRO /);
    await bobBoard.expect('ANS 1 OK');
    await aliceBoard.match(/^JOI /);
    return { aliceBoard, bobBoard };
  }

  it('whoever does not read is waited for, and then cut; nothing piles up', async () => {
    const server = await startServer(undefined, {
      limits: { relayHighWaterBytes: 64 * 1024, relayStallMs: 500 },
    });
    const { aliceBoard, bobBoard } = await conversation(server);
    bobBoard.socket.pause();
    const message = Buffer.from(`MSG 5 U 1600\r\n${'x'.repeat(1600)}`);
    let written = 0;
    const push = () => {
      let more = true;
      while (more && written < 64 * 1024 * 1024) {
        more = aliceBoard.socket.write(message);
        written += message.length;
      }
    };
    aliceBoard.socket.on('drain', push);
    push();
    await aliceBoard.expect('BYE bob@example.com');
    expect(server.server.incidents['slow-reader-cut']).toBe(1);
  });

  it('whoever reads slowly gets everything', async () => {
    const server = await startServer(undefined, { limits: { relayHighWaterBytes: 16 * 1024 } });
    const { aliceBoard, bobBoard } = await conversation(server);
    const count = 3000;
    const body = 'x'.repeat(1500);
    for (let index = 0; index < count; index += 1) aliceBoard.sendPayload(`MSG ${index} U`, body);
    aliceBoard.sendPayload('MSG 9999 A', 'end');
    for (let index = 0; index < count; index += 1) {
      if (index % 500 === 0) {
        bobBoard.socket.pause();
        setImmediate(() => bobBoard.socket.resume());
      }
      await bobBoard.expect('MSG alice@example.com alice@example.com 1500');
      await bobBoard.payload(1500);
    }
    await bobBoard.expect('MSG alice@example.com alice@example.com 3');
    await aliceBoard.expect('ACK 9999');
    expect(server.server.incidents['slow-reader-cut']).toBeUndefined();
  });

  it.each([
    ['a lying length', 'MSG 5 N 4294967295\r\nhello'],
    ['a length that is none', 'MSG 5 N x\r\nhello'],
    ['a line without end', `MSG ${'5'.repeat(100_000)}`],
  ])('%s ends that connection only', async (_, bytes) => {
    const server = await startServer();
    const { aliceBoard, bobBoard } = await conversation(server);
    aliceBoard.socket.write(bytes);
    await bobBoard.expect('BYE alice@example.com');
    expect(await aliceBoard.rest()).toBe('');
  });
});
