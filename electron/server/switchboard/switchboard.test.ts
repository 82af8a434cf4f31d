import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import type { RawClient } from '../testing/raw-client.ts';
import { addressOf, startServer, type TestDialect, type TestServer } from '../testing/test-server.ts';

const DIALECTS: readonly TestDialect[] = ['MSNP7', 'MSNP12'];
const PAIRS = DIALECTS.flatMap((first) => DIALECTS.map((second) => [first, second] as const));
const capabilities = (reader: TestDialect, of: TestDialect) => {
  if (reader === 'MSNP7') return '';
  return of === 'MSNP7' ? ' 0' : ' 1073741824';
};

/** A switchboard of one's own. */
async function open(server: TestServer, client: RawClient, name: string): Promise<RawClient> {
  client.send('XFR 70 SB');
  const [address, key] = await client.match(/^XFR 70 SB (\S+) CKI ([0-9a-f]+)$/);
  expect(address).toBe(`127.0.0.1:${server.listening.port}`);
  const switchboard = await server.connect();
  switchboard.send(`USR 1 ${addressOf(name)} ${key}`);
  await switchboard.expect(`USR 1 OK ${addressOf(name)} ${addressOf(name)}`);
  return switchboard;
}

interface Invitation {
  readonly sessionId: string;
  readonly key: string;
}

async function call(
  switchboard: RawClient,
  client: RawClient,
  caller: string,
  called: string,
): Promise<Invitation> {
  switchboard.send(`CAL 71 ${addressOf(called)}`);
  const [sessionId = ''] = await switchboard.match(/^CAL 71 RINGING (\d+)$/);
  const [rung, key = ''] = await client.match(
    new RegExp(`^RNG (\\d+) 127\\.0\\.0\\.1:\\d+ CKI (\\S+) ${addressOf(caller)} ${addressOf(caller)}$`),
  );
  expect(rung).toBe(sessionId);
  return { sessionId, key };
}

/** Alice and bob on one switchboard. */
async function conversation(server: TestServer, alices: TestDialect = 'MSNP7', bobs: TestDialect = 'MSNP7') {
  const alice = await server.online('alice', alices);
  const bob = await server.online('bob', bobs);
  const aliceBoard = await open(server, alice, 'alice');
  const { sessionId, key } = await call(aliceBoard, bob, 'alice', 'bob');
  const bobBoard = await server.connect();
  bobBoard.send(`ANS 1 bob@example.com ${key} ${sessionId}`);
  await bobBoard.expect(
    `IRO 1 1 1 alice@example.com alice@example.com${capabilities(bobs, alices)}`,
    'ANS 1 OK',
  );
  await aliceBoard.expect(`JOI bob@example.com bob@example.com${capabilities(alices, bobs)}`);
  return { alice, bob, aliceBoard, bobBoard };
}

describe.each(PAIRS)('a conversation of %s with %s (facts §10)', (alices, bobs) => {
  it('goes letter for letter', async () => {
    const { aliceBoard, bobBoard } = await conversation(await startServer(), alices, bobs);
    const text = 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nhéllo ☃';
    const bytes = Buffer.byteLength(text);
    aliceBoard.sendPayload('MSG 3 A', text);
    await bobBoard.expect(`MSG alice@example.com alice@example.com ${bytes}`);
    expect(await bobBoard.payload(bytes)).toBe(text);
    await aliceBoard.expect('ACK 3');
    aliceBoard.sendPayload('MSG 4 U', 'typing');
    aliceBoard.sendPayload('MSG 5 N', 'text');
    aliceBoard.sendPayload('MSG 6 D', 'data');
    await bobBoard.expect('MSG alice@example.com alice@example.com 6');
    expect(await bobBoard.payload(6)).toBe('typing');
    await bobBoard.expect('MSG alice@example.com alice@example.com 4');
    expect(await bobBoard.payload(4)).toBe('text');
    await bobBoard.expect('MSG alice@example.com alice@example.com 4');
    expect(await bobBoard.payload(4)).toBe('data');
    await aliceBoard.expect('ACK 6');
    bobBoard.send('OUT');
    await aliceBoard.expect('BYE bob@example.com');
    aliceBoard.sendPayload('MSG 7 N', 'gone');
    aliceBoard.sendPayload('MSG 8 U', 'gone');
    aliceBoard.sendPayload('MSG 9 A', 'gone');
    aliceBoard.sendPayload('MSG 10 D', 'gone');
    await aliceBoard.expect('NAK 7', 'NAK 9', 'NAK 10');
  });
});

describe('a switchboard', () => {
  it('passes on any bytes, also such as look like commands', async () => {
    const { aliceBoard, bobBoard } = await conversation(await startServer());
    const payload = `MSG a b 1\r\n\0\r\nOUT\r\n${'x'.repeat(1600)}`;
    aliceBoard.sendPayload('MSG 3 A', payload);
    await bobBoard.expect(`MSG alice@example.com alice@example.com ${payload.length}`);
    expect(await bobBoard.payload(payload.length)).toBe(payload);
    await aliceBoard.expect('ACK 3');
  });

  it('hears the same however the bytes are cut', async () => {
    const server = await startServer(undefined, { limits: { maxStrikes: 1000 } });
    const { aliceBoard, bobBoard } = await conversation(server);
    const stream = Buffer.from(
      'MSG 3 N 5\r\nhelloMSG 4 A 0\r\nXYZ 5\r\nMSG 6 A 2\r\n\r\nXYZ 7\r\nMSG 8 A 3\r\nend',
    );
    for (let cut = 0; cut <= stream.length; cut += 3) {
      const parts = [stream.subarray(0, cut), stream.subarray(cut, cut + 1), stream.subarray(cut + 1)];
      for (const part of parts) {
        await new Promise<void>((resolve) => aliceBoard.socket.write(part, () => resolve()));
      }
      await aliceBoard.expect('ACK 4', '200 5', 'ACK 6', '200 7', 'ACK 8');
      for (const payload of ['hello', '', '\r\n', 'end']) {
        await bobBoard.expect(`MSG alice@example.com alice@example.com ${payload.length}`);
        expect(await bobBoard.payload(payload.length)).toBe(payload);
      }
    }
  });

  it('is called to again after the other has left', async () => {
    const server = await startServer();
    const { bob, aliceBoard, bobBoard } = await conversation(server);
    await bobBoard.close();
    await aliceBoard.expect('BYE bob@example.com');
    const { sessionId, key } = await call(aliceBoard, bob, 'alice', 'bob');
    const again = await server.connect();
    again.send(`ANS 1 bob@example.com ${key} ${sessionId}`);
    await again.expect('IRO 1 1 1 alice@example.com alice@example.com', 'ANS 1 OK');
    await aliceBoard.expect('JOI bob@example.com bob@example.com');
  });

  it.each([
    ['signs in elsewhere', 'OUT OTH\r\n'],
    ['signs out', ''],
  ])('is left by who %s, so that nothing said there is lost on them', async (what, goodbye) => {
    const server = await startServer();
    const { alice, bob, aliceBoard, bobBoard } = await conversation(server);
    alice.send('XFR 5 SB');
    const [unused] = await alice.match(/^XFR 5 SB \S+ CKI (\S+)$/);
    if (what === 'signs out') alice.send('OUT');
    const again = await server.online('alice', 'MSNP12');
    expect(await alice.rest()).toBe(goodbye);
    expect(await aliceBoard.rest()).toBe('');
    await bobBoard.expect('BYE alice@example.com');
    const late = await server.connect();
    late.send(`USR 1 alice@example.com ${unused}`);
    expect(await late.rest()).toBe('911 1\r\n');
    const { sessionId, key } = await call(bobBoard, again, 'bob', 'alice');
    const againBoard = await server.connect();
    againBoard.send(`ANS 1 alice@example.com ${key} ${sessionId}`);
    await againBoard.expect('IRO 1 1 1 bob@example.com bob@example.com 0', 'ANS 1 OK');
    await bobBoard.expect('JOI alice@example.com alice@example.com');
    await bob.expectNothingMore();
  });

  it('holds three, each hearing the two others', async () => {
    const server = await startServer(['alice', 'bob', 'carol']);
    const carol = await server.online('carol', 'MSNP12');
    const { aliceBoard, bobBoard } = await conversation(server);
    const { sessionId, key } = await call(bobBoard, carol, 'bob', 'carol');
    const carolBoard = await server.connect();
    carolBoard.send(`ANS 9 carol@example.com ${key} ${sessionId}`);
    await carolBoard.expect(
      'IRO 9 1 2 alice@example.com alice@example.com 0',
      'IRO 9 2 2 bob@example.com bob@example.com 0',
      'ANS 9 OK',
    );
    await aliceBoard.expect('JOI carol@example.com carol@example.com');
    await bobBoard.expect('JOI carol@example.com carol@example.com');
    carolBoard.sendPayload('MSG 10 A', 'hello both');
    for (const board of [aliceBoard, bobBoard]) {
      await board.expect('MSG carol@example.com carol@example.com 10');
      expect(await board.payload(10)).toBe('hello both');
    }
    await carolBoard.expect('ACK 10');
    aliceBoard.send('OUT');
    await carolBoard.expect('BYE alice@example.com');
    await bobBoard.expect('BYE alice@example.com');
  });

  it('has a limit of people', async () => {
    const server = await startServer(['alice', 'bob', 'carol'], { limits: { maxParticipants: 2 } });
    await server.online('carol', 'MSNP7');
    const { aliceBoard } = await conversation(server);
    aliceBoard.send('CAL 5 carol@example.com');
    await aliceBoard.expect('712 5');
  });

  it('ends a connection that sends more than 1664 bytes at once', async () => {
    const server = await startServer();
    const { aliceBoard, bobBoard } = await conversation(server);
    aliceBoard.sendPayload('MSG 3 N', 'x'.repeat(1664));
    await bobBoard.expect('MSG alice@example.com alice@example.com 1664');
    await bobBoard.payload(1664);
    aliceBoard.sendPayload('MSG 4 N', 'x'.repeat(1665));
    await bobBoard.expect('BYE alice@example.com');
    expect(await aliceBoard.rest()).toBe('');
  });

  it('is closed when nobody says anything for long', async () => {
    const clock = new FakeClock();
    const server = await startServer(undefined, { clock });
    const { aliceBoard, bobBoard } = await conversation(server);
    clock.advance(200_000);
    aliceBoard.sendPayload('MSG 3 A', 'still here');
    await aliceBoard.expect('ACK 3');
    await bobBoard.expect('MSG alice@example.com alice@example.com 10');
    await bobBoard.payload(10);
    clock.advance(299_000);
    aliceBoard.send('CAL 4 nobody@example.com');
    await aliceBoard.expect('217 4');
    clock.advance(1000);
    expect(await aliceBoard.rest()).toBe('BYE bob@example.com 1\r\n');
    expect(await bobBoard.rest()).toBe('BYE alice@example.com 1\r\n');
  });
});

describe('XFR SB', () => {
  it('is refused with 913 before a status is set, and while hidden', async () => {
    const { signIn, online } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send('XFR 5 SB');
    await alice.expect('913 5');
    const bob = await online('bob', 'MSNP12', 'HDN');
    bob.send('XFR 5 SB');
    await bob.expect('913 5');
  });

  it('is refused with 800 when it comes too fast', async () => {
    const clock = new FakeClock();
    const { online } = await startServer(['alice'], { clock });
    const alice = await online('alice', 'MSNP7');
    for (let trid = 1; trid <= 41; trid += 1) alice.send(`XFR ${trid} SB`);
    for (let trid = 1; trid <= 40; trid += 1) await alice.match(new RegExp(`^XFR ${trid} SB `));
    await alice.expect('800 41');
  });

  it('names another kind of server in vain', async () => {
    const { online } = await startServer();
    const alice = await online('alice', 'MSNP7');
    alice.send('XFR 5 NS');
    await alice.expect('201 5');
  });
});

describe('CAL', () => {
  it('looks the same for whoever is not there, whatever the reason', async () => {
    const server = await startServer(['alice', 'offline', 'hidden', 'blocking', 'closed', 'quiet']);
    await server.online('hidden', 'MSNP7', 'HDN');
    await server.signIn('quiet', 'MSNP7');
    const blocking = await server.online('blocking', 'MSNP7');
    blocking.send('ADD 5 BL alice@example.com alice');
    await blocking.match(/^ADD 5 /);
    const closed = await server.online('closed', 'MSNP7');
    closed.send('BLP 5 BL');
    await closed.match(/^BLP 5 /);
    const alice = await server.online('alice', 'MSNP7');
    const board = await open(server, alice, 'alice');
    for (const name of ['offline', 'hidden', 'blocking', 'closed', 'quiet', 'nobody']) {
      board.send(`CAL 5 ${addressOf(name)}`);
      await board.expect('217 5');
    }
    await blocking.expectNothingMore();
    await closed.expectNothingMore();
  });

  it('refuses addresses that are none, and people who are there', async () => {
    const server = await startServer();
    const { aliceBoard } = await conversation(server);
    aliceBoard.send('CAL 5 not-an-address', 'CAL 6 bob@example.com', 'CAL 7 alice@example.com', 'CAL 8');
    await aliceBoard.expect('208 5', '215 6', '215 7', '201 8');
  });

  it('is refused with 713 when it comes too fast', async () => {
    const clock = new FakeClock();
    const server = await startServer(['alice', 'bob'], { clock });
    const alice = await server.online('alice', 'MSNP7');
    const bob = await server.online('bob', 'MSNP7');
    const board = await open(server, alice, 'alice');
    for (let count = 0; count < 20; count += 1) await call(board, bob, 'alice', 'bob');
    board.send('CAL 5 bob@example.com');
    await board.expect('713 5');
  });
});

describe('keys', () => {
  it('work once, for one person', async () => {
    const server = await startServer();
    const alice = await server.online('alice', 'MSNP7');
    alice.send('XFR 5 SB');
    const [key] = await alice.match(/CKI (\S+)$/);
    const thief = await server.connect();
    thief.send(`USR 1 bob@example.com ${key}`);
    expect(await thief.rest()).toBe('911 1\r\n');
    const first = await server.connect();
    first.send(`USR 1 Alice@Example.com ${key}`);
    await first.expect('USR 1 OK alice@example.com alice@example.com');
    const second = await server.connect();
    second.send(`USR 1 alice@example.com ${key}`);
    expect(await second.rest()).toBe('911 1\r\n');
  });

  it('live for 120 seconds', async () => {
    const clock = new FakeClock();
    const server = await startServer(['alice'], { clock });
    const alice = await server.online('alice', 'MSNP7');
    alice.send('XFR 5 SB');
    const [key] = await alice.match(/CKI (\S+)$/);
    clock.advance(120_000);
    const late = await server.connect();
    late.send(`USR 1 alice@example.com ${key}`);
    expect(await late.rest()).toBe('911 1\r\n');
  });

  it('of somebody called are for that session, and not for a room that is gone', async () => {
    const server = await startServer();
    const alice = await server.online('alice', 'MSNP7');
    const bob = await server.online('bob', 'MSNP7');
    const board = await open(server, alice, 'alice');
    const first = await call(board, bob, 'alice', 'bob');
    const second = await call(board, bob, 'alice', 'bob');
    const wrong = await server.connect();
    wrong.send(`ANS 1 bob@example.com ${first.key} 0`);
    expect(await wrong.rest()).toBe('911 1\r\n');
    const opening = await server.connect();
    opening.send(`USR 1 bob@example.com ${second.key}`);
    expect(await opening.rest()).toBe('911 1\r\n');
    const third = await call(board, bob, 'alice', 'bob');
    board.send('OUT');
    await board.closed;
    const late = await server.connect();
    late.send(`ANS 1 bob@example.com ${third.key} ${third.sessionId}`);
    expect(await late.rest()).toBe('911 1\r\n');
  });

  it('do not let anybody into a room twice', async () => {
    const server = await startServer();
    const alice = await server.online('alice', 'MSNP7');
    const bob = await server.online('bob', 'MSNP7');
    const board = await open(server, alice, 'alice');
    const invitations = [await call(board, bob, 'alice', 'bob'), await call(board, bob, 'alice', 'bob')];
    const boards = [];
    for (const { key, sessionId } of invitations) {
      const bobBoard = await server.connect();
      bobBoard.send(`ANS 1 bob@example.com ${key} ${sessionId}`);
      boards.push(bobBoard);
    }
    await boards[0]?.expect('IRO 1 1 1 alice@example.com alice@example.com', 'ANS 1 OK');
    expect(await boards[1]?.rest()).toBe('911 1\r\n');
  });
});

describe('a connection to a switchboard', () => {
  it('must begin with USR or ANS', async () => {
    const { connect } = await startServer([]);
    const client = await connect();
    client.send('USR 1');
    expect(await client.rest()).toBe('');
    const other = await connect();
    other.send('ANS 1 a b c', 'CAL 2 bob@example.com');
    expect(await other.rest()).toBe('911 1\r\n');
  });

  it('answers what it does not know, a few times', async () => {
    const { aliceBoard } = await conversation(await startServer());
    for (let trid = 1; trid <= 17; trid += 1) aliceBoard.send(`XYZ ${trid}`);
    const rest = await aliceBoard.rest();
    expect(rest.split('\r\n').slice(0, 16)).toEqual(
      Array.from({ length: 16 }, (_, index) => `200 ${index + 1}`),
    );
  });

  it('may be opened in pieces of any size', async () => {
    const server = await startServer();
    const alice = await server.online('alice', 'MSNP7');
    alice.send('XFR 5 SB');
    const [key] = await alice.match(/CKI (\S+)$/);
    const board = await server.connect();
    for (const character of `USR 1 alice@example.com ${key}\r\n`) {
      await new Promise<void>((resolve) => board.socket.write(character, () => resolve()));
    }
    await board.expect('USR 1 OK alice@example.com alice@example.com');
  });
});
