import { afterEach, describe, expect, it } from 'vitest';
import { dialectByName } from '#protocol/dialects/index.ts';
import type { Session, SignInRequest } from '../contract.ts';
import { systemEnvironment } from '../system-environment.ts';
import { collect, nextEvent } from '../testing/events.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { endpointsAt, type ScriptedPeer, ScriptedServer } from '../testing/scripted-server.ts';
import { TicketService } from '../testing/ticket-service.ts';
import { LIST_ROW_TIMEOUT_MS } from '../timeouts.ts';
import { createSession } from './session.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Rows of lists, in the words of each dialect: people on the forward list. */
const ROWS = {
  MSNP7: (names: readonly string[]) =>
    names.map((name, index) => `LST 5 FL 2 ${index + 1} ${names.length} user${index}@example.com ${name} 0`),
  MSNP12: (names: readonly string[]) =>
    names.map((name, index) => `LST N=user${index}@example.com F=${name} C=${index} 3 1`),
};

describe.each(['MSNP7', 'MSNP12'] as const)('a server that speaks %s', (dialect) => {
  async function sessionWith(
    script: (peer: ScriptedPeer) => Promise<void> | void,
    clock?: ManualClock,
  ): Promise<Session> {
    const server = await ScriptedServer.start(script);
    const tickets = await TicketService.start();
    const request: SignInRequest = {
      endpoints: endpointsAt(server.endpoint, tickets.port),
      address: 'alice@example.com',
      password: 'secret',
      dialects: [dialectByName(dialect)!],
      status: 'NLN',
    };
    const session = createSession(
      { ...systemEnvironment(), ...(clock === undefined ? {} : { clock }) },
      request,
    );
    closers.push(
      () => session.signOut(),
      () => tickets.close(),
      () => server.close(),
    );
    return session;
  }

  /** Signed in to a server that says what the script says when the status is changed, and then that it is changed. */
  async function signedIn(names: readonly string[], script: (peer: ScriptedPeer) => void): Promise<Session> {
    const session = await sessionWith(async (peer) => {
      await peer.signIn(dialect, ROWS[dialect](names));
      const { args } = await peer.expect('CHG');
      script(peer);
      peer.say(`CHG ${args.join(' ')}`);
    });
    await session.signIn();
    await session.setStatus('BSY');
    return session;
  }

  it('lists 10,000 people', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Name%20${index}`);
    const session = await sessionWith((peer) => peer.signIn(dialect, ROWS[dialect](names)));
    await session.signIn();
    expect(session.roster()?.contacts).toHaveLength(10_000);
    expect(session.contact('user9999@example.com')).toMatchObject({ name: 'Name 9999', groupIds: [] });
  });

  it('promises 10,000 people and lists one: that is given up', async () => {
    const clock = new ManualClock();
    const session = await sessionWith(async (peer) => {
      const [row = ''] = ROWS[dialect](['Bob']);
      if (dialect === 'MSNP12') await peer.signInMsnp12([row], [10_000, 0]);
      else await peer.signInMsnp7([row.replace(' 1 1 ', ' 1 10000 ')]);
    }, clock);
    const listed = nextEvent(
      session,
      'traced',
      ({ frame }) => frame.kind === 'command' && frame.verb === 'LST',
    );
    const signingIn = session.signIn();
    await listed;
    clock.advance(LIST_ROW_TIMEOUT_MS);
    await expect(signingIn).rejects.toMatchObject({ code: 'timed-out', detail: 'lists' });
    expect(clock.waiting).toBe(0);
  });

  it('lists somebody whose name is no UTF-8: they are there, and so is everybody else', async () => {
    const session = await sessionWith(async (peer) => {
      const { socket } = peer;
      const write = socket.write.bind(socket);
      socket.write = (bytes: string | Uint8Array) =>
        write(
          Buffer.from(
            Buffer.from(bytes as string)
              .toString('latin1')
              .replace('BAD', 'B\xff\xfeD'),
            'latin1',
          ),
        );
      await peer.signIn(dialect, ROWS[dialect](['Bob', 'BAD']));
    });
    await session.signIn();
    expect(session.roster()?.contacts.map(({ name }) => name)).toEqual(['Bob', 'B\ufffd\ufffdD']);
    expect(session.anomalies).toEqual({ 'malformed-frame': 1 });
  });

  it('lists more than it promised: the rest is not believed', async () => {
    const session = await signedIn(['Bob'], (peer) => {
      for (const row of ROWS[dialect](Array.from({ length: 100 }, () => 'More'))) peer.say(row);
    });
    expect(session.roster()?.contacts.map(({ name }) => name)).toEqual(['Bob']);
    expect(session.phase).toBe('signed-in');
  });

  it('says everything a byte at a time', async () => {
    const session = await sessionWith(async (peer) => {
      const { socket } = peer;
      socket.setNoDelay(true);
      const write = socket.write.bind(socket);
      socket.write = (bytes: string | Uint8Array) => {
        for (const byte of Buffer.from(bytes as string)) write(Uint8Array.of(byte));
        return true;
      };
      await peer.signIn(dialect, ROWS[dialect](['Bob%20%E2%98%82']));
    });
    await session.signIn();
    expect(session.contact('user0@example.com')?.name).toBe('Bob ☂');
  });

  it('says what nobody asked, knows or can read: it is counted, and the session goes on', async () => {
    const session = await signedIn(['Bob'], (peer) => {
      peer.say('XYZ 1 2 3');
      peer.say('NLN what');
      peer.say('216 78');
      peer.say('XFR 79 NS 127.0.0.1:1 0 127.0.0.1:1');
      peer.say('USR 80 OK mallory@example.com Mallory');
      peer.say('no command at all');
      peer.socket.write(Buffer.from('FLN \xff\xfe\r\n', 'latin1'));
      peer.say(`NLN ${'x'.repeat(40_000)}`);
      peer.say('MSG Hotmail Hotmail', 'MIME-Version: 1.0\r\nContent-Type: text/odd\r\n\r\n');
      peer.say('RNG 1 nowhere CKI key mallory@example.com M');
    });
    expect(session.anomalies).toEqual({
      'unknown-command': 1,
      'invalid-arguments': 2,
      'unexpected-reply': 3,
      'malformed-frame': 3,
      'unknown-content': 1,
    });
    expect(session.roster()?.self).toMatchObject({
      address: 'alice@example.com',
      name: 'Alice',
      status: 'BSY',
    });
    expect(session.phase).toBe('signed-in');
  });

  it.each([
    ['a length that lies', 'MSG Hotmail Hotmail lots\r\n'],
    ['a length that is negative', 'MSG Hotmail Hotmail -5\r\n'],
    ['a payload that is too long', 'MSG Hotmail Hotmail 999999999\r\n'],
    ['an endless line that should have a payload', `MSG ${'x'.repeat(70_000)}`],
  ])('says %s: nothing after it can be trusted, and the session ends', async (_what, bytes) => {
    const session = await sessionWith(async (peer) => {
      await peer.signIn(dialect, []);
      peer.socket.write(bytes);
    });
    const ended = nextEvent(session, 'ended');
    await session.signIn();
    expect(await ended).toMatchObject({ code: 'protocol-violation' });
    expect(session.anomalies['malformed-frame']).toBe(1);
  });

  it('tells names of 387 bytes and of 5,000', async () => {
    const session = await signedIn(['a'.repeat(387), 'b'.repeat(5_000), 'Carol', 'Dave'], (peer) => {
      peer.say(`NLN NLN user2@example.com ${'c'.repeat(387)}`);
      peer.say(`NLN NLN user3@example.com ${'d'.repeat(5_000)}`);
    });
    expect(session.roster()?.contacts.map(({ name }) => name)).toEqual(
      ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(387)),
    );
  });

  it('answers with words without end: they are cut', async () => {
    const session = await sessionWith(async (peer) => {
      await peer.expect('VER');
      peer.say(`VER 1 ${'NONE '.repeat(5_000)}`);
    });
    await expect(session.signIn()).rejects.toSatisfy(
      (error: Error) => error.message.startsWith('no-common-dialect') && error.message.length < 500,
    );
  });

  it('floods with presences of strangers, requests and news before the lists: nothing of it grows', async () => {
    const session = await sessionWith(async (peer) => {
      await peer.signIn(dialect, ROWS[dialect](['Bob']));
      for (let index = 0; index < 5_000; index += 1) peer.say(`NLN NLN stranger${index}@example.com S`);
      peer.say('NLN NLN user0@example.com Bob');
    });
    const changes = collect(session, 'contactChanged');
    const arrived = nextEvent(session, 'contactChanged');
    await session.signIn();
    await arrived;
    expect(changes.map(({ address }) => address)).toEqual(['user0@example.com']);
    expect(session.contact('stranger1@example.com')).toBeNull();
  });

  it('stops at any step: signing out then leaves nothing behind', async () => {
    const steps =
      dialect === 'MSNP7' ? ['VER', 'INF', 'USR', 'USR', 'SYN'] : ['VER', 'CVR', 'USR', 'USR', 'SYN'];
    for (const step of steps.keys()) {
      const clock = new ManualClock();
      let reached = (): void => undefined;
      const stopped = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const session = await sessionWith(async (peer) => {
        await stopAfter(peer, dialect, step);
        reached();
      }, clock);
      const signingIn = session.signIn();
      await stopped;
      session.signOut();
      await expect(signingIn).rejects.toMatchObject({ code: 'cancelled' });
      expect(clock.waiting).toBe(0);
      expect(session.phase).toBe('signed-out');
    }
  });
});

/** Signs in as far as a number of answers, and then hears the next question without answering it. */
async function stopAfter(peer: ScriptedPeer, dialect: 'MSNP7' | 'MSNP12', answers: number): Promise<void> {
  const talk: readonly (readonly [string, string])[] =
    dialect === 'MSNP7'
      ? [
          ['VER', 'VER 1 MSNP7'],
          ['INF', 'INF 2 MD5'],
          ['USR', 'USR 3 MD5 S 123.456'],
          ['USR', 'USR 4 OK alice@example.com Alice 1'],
          ['SYN', ''],
        ]
      : [
          ['VER', 'VER 1 MSNP12'],
          ['CVR', 'CVR 2 7.5.0324 7.5.0324 7.5.0324 http://example.com http://example.com'],
          ['USR', 'USR 3 TWN S ct=1'],
          ['USR', 'USR 4 OK alice@example.com 1 0'],
          ['SYN', ''],
        ];
  for (const [index, [verb, answer]] of talk.entries()) {
    await peer.expect(verb);
    if (index === answers) return;
    peer.say(answer);
  }
}
