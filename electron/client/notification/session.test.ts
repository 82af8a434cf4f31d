import { afterEach, describe, expect, it } from 'vitest';
import { dialectByName } from '#protocol/dialects/index.ts';
import type { Session, SignInRequest } from '../contract.ts';
import { systemEnvironment } from '../system-environment.ts';
import { collect, nextEvent } from '../testing/events.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { endpointsAt, type ScriptedPeer, ScriptedServer } from '../testing/scripted-server.ts';
import { CONNECT_TIMEOUT_MS, LIST_ROW_TIMEOUT_MS, PONG_TIMEOUT_MS, REPLY_TIMEOUT_MS } from '../timeouts.ts';
import type { Transport } from '../transport.ts';
import { createSession } from './session.ts';

const MSNP7 = dialectByName('MSNP7')!;
const MSNP12 = dialectByName('MSNP12')!;
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(
  script: (peer: ScriptedPeer, connection: number) => Promise<void> | void,
): Promise<ScriptedServer> {
  const server = await ScriptedServer.start(script);
  closers.push(() => server.close());
  return server;
}

function sessionAt(
  endpoint: SignInRequest['endpoints']['notification'],
  options: {
    readonly clock?: ManualClock;
    readonly transport?: Transport;
    readonly dialect?: typeof MSNP7;
  } = {},
): Session {
  const session = createSession(
    {
      ...systemEnvironment(),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.transport === undefined ? {} : { transport: options.transport }),
    },
    {
      endpoints: endpointsAt(endpoint),
      address: 'Alice@Example.com',
      password: 'secret',
      dialects: [options.dialect ?? MSNP7],
      status: 'NLN',
    },
  );
  closers.push(() => session.signOut());
  return session;
}

/** Signed in to a server that then does what the script says. */
async function signedIn(
  script: (peer: ScriptedPeer) => Promise<void> | void,
  options: { readonly clock?: ManualClock; readonly lists?: readonly string[] } = {},
): Promise<Session> {
  const server = await serve(async (peer) => {
    await peer.signInMsnp7(options.lists);
    // The first command after signing in starts the script.
    await script(peer);
  });
  const session = sessionAt(server.endpoint, options);
  await session.signIn();
  return session;
}

describe('signing in', () => {
  it('says that the password is wrong', async () => {
    const server = await serve(async (peer) => {
      await peer.expect('VER');
      peer.say('VER 1 MSNP7');
      await peer.expect('INF');
      peer.say('INF 2 MD5');
      await peer.expect('USR');
      peer.say('USR 3 MD5 S 123');
      await peer.expect('USR');
      peer.say('911 4');
      peer.socket.end();
    });
    const session = sessionAt(server.endpoint);
    const ended = nextEvent(session, 'ended');
    await expect(session.signIn()).rejects.toMatchObject({
      code: 'wrong-password',
      errorNumber: 911,
      retryable: false,
    });
    expect(await ended).toMatchObject({ code: 'wrong-password' });
    expect(session.phase).toBe('signed-out');
  });

  it('takes a refusal without a transaction for one of signing in', async () => {
    const server = await serve(async (peer) => {
      await peer.expect('VER');
      peer.say('600 0');
    });
    await expect(sessionAt(server.endpoint).signIn()).rejects.toMatchObject({ code: 'server-busy' });
  });

  it('says that the host is unknown, or refuses', async () => {
    await expect(
      sessionAt({ host: 'no-such-host.invalid', port: 1863, tls: false }).signIn(),
    ).rejects.toMatchObject({ code: 'unknown-host' });
    const server = await ScriptedServer.start(() => undefined);
    await server.close();
    await expect(sessionAt(server.endpoint).signIn()).rejects.toMatchObject({ code: 'refused' });
  });

  it('gives up on a server that accepts and stays silent', async () => {
    const clock = new ManualClock();
    const server = await serve(async (peer) => {
      await peer.expect('VER');
      clock.advance(REPLY_TIMEOUT_MS);
    });
    await expect(sessionAt(server.endpoint, { clock }).signIn()).rejects.toMatchObject({ code: 'timed-out' });
    expect(clock.waiting).toBe(0);
  });

  it('gives up on a connection that does not come about', async () => {
    const clock = new ManualClock();
    const transport: Transport = {
      connect: (_endpoint, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    };
    const signingIn = sessionAt({ host: 'x', port: 1, tls: false }, { clock, transport }).signIn();
    clock.advance(CONNECT_TIMEOUT_MS);
    await expect(signingIn).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('gives up on lists that stop half-way', async () => {
    const clock = new ManualClock();
    const server = await serve(async (peer) => {
      const signingIn = peer.signInMsnp7(['LST 5 FL 2 1 2 bob@example.com Bob 0']);
      await expect(Promise.race([signingIn, peer.closed])).resolves.toBeUndefined();
    });
    const session = sessionAt(server.endpoint, { clock });
    const reported = nextEvent(
      session,
      'traced',
      ({ frame }) => frame.kind === 'command' && frame.verb === 'LST',
    );
    const signingIn = session.signIn();
    await reported;
    clock.advance(LIST_ROW_TIMEOUT_MS);
    await expect(signingIn).rejects.toMatchObject({ code: 'timed-out', detail: 'lists' });
  });

  it.each([
    ['says goodbye half-way', (peer: ScriptedPeer) => peer.socket.end(), 'closed-by-server'],
    ['resets half-way', (peer: ScriptedPeer) => peer.socket.resetAndDestroy(), 'connection-lost'],
  ])('ends with one that %s', async (_how, leave, code) => {
    const server = await serve(async (peer) => {
      await peer.expect('VER');
      peer.say('VER 1 MSNP7');
      await peer.expect('INF');
      leave(peer);
    });
    await expect(sessionAt(server.endpoint).signIn()).rejects.toMatchObject({ code, retryable: true });
  });

  it('follows a redirect, and refuses one in a circle', async () => {
    const target = await serve((peer) => peer.signInMsnp7());
    const dispatch = await serve(async (peer) => {
      await peer.expect('VER');
      peer.say('VER 1 MSNP7');
      await peer.expect('INF');
      peer.say('INF 2 MD5');
      await peer.expect('USR');
      peer.say(`XFR 3 NS 127.0.0.1:${target.endpoint.port} 0 127.0.0.1:1`);
    });
    const session = sessionAt(dispatch.endpoint);
    await session.signIn();
    expect(session.phase).toBe('signed-in');

    const round = await serve(async (peer) => {
      await peer.expect('VER');
      peer.say(`XFR 1 NS 127.0.0.1:${peer.socket.localPort} 0 127.0.0.1:1`);
    });
    await expect(sessionAt(round.endpoint).signIn()).rejects.toMatchObject({ code: 'protocol-violation' });
  });

  it('can be called off at any time, and only once be started', async () => {
    const server = await serve(async (peer) => {
      await peer.expect('VER');
    });
    const session = sessionAt(server.endpoint);
    const connected = nextEvent(session, 'phaseChanged', (phase) => phase === 'authenticating');
    const signingIn = session.signIn();
    await connected;
    session.signOut();
    await expect(signingIn).rejects.toMatchObject({ code: 'cancelled' });
    await expect(session.signIn()).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('is over before it began with an address that is none', async () => {
    const session = createSession(systemEnvironment(), {
      endpoints: endpointsAt({ host: '127.0.0.1', port: 1, tls: false }),
      address: 'no address',
      password: 'x',
      dialects: [MSNP7],
      status: 'NLN',
    });
    const ended = nextEvent(session, 'ended');
    await expect(session.signIn()).rejects.toMatchObject({ code: 'invalid-argument' });
    expect(await ended).toMatchObject({ code: 'invalid-argument' });
  });

  it('never shows a secret in its traces', async () => {
    const server = await serve((peer) => peer.signInMsnp7());
    const session = sessionAt(server.endpoint);
    const traces = collect(session, 'traced');
    await session.signIn();
    const lines = traces.map(({ frame }) =>
      frame.kind === 'command' ? [frame.verb, ...frame.args].join(' ') : '',
    );
    expect(lines).toContain('USR 4 MD5 S ***');
    expect(traces.filter(({ direction }) => direction === 'sent').length).toBeGreaterThan(4);
  });
});

describe('signed in', () => {
  it.each([
    ['OUT OTH', 'signed-in-elsewhere', false],
    ['OUT SSD', 'server-shutting-down', true],
    ['OUT', 'closed-by-server', true],
  ])('ends with %s', async (line, code, retryable) => {
    const session = await signedIn(async (peer) => {
      await peer.expect('CHG');
      peer.say(line);
      peer.socket.end();
    });
    const ended = nextEvent(session, 'ended');
    await expect(session.setStatus('BSY')).rejects.toMatchObject({ code, retryable });
    expect(await ended).toMatchObject({ code, retryable });
    await expect(session.setStatus('BSY')).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('fails what waits for an answer with the reason the line was lost', async () => {
    const session = await signedIn(async (peer) => {
      await peer.expect('CHG');
      await peer.expect('ADG');
      peer.socket.resetAndDestroy();
    });
    const waiting = [session.setStatus('BSY'), session.createGroup('Friends')];
    const outcomes = await Promise.allSettled(waiting);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'connection-lost' } });
    }
  });

  it('tells an error reply by its name, and goes on', async () => {
    const session = await signedIn(async (peer) => {
      const { args } = await peer.expect('ADG');
      peer.say(`223 ${args[0]}`);
      const second = await peer.expect('CHG');
      peer.say(`CHG ${second.args[0]} BSY`);
    });
    await expect(session.createGroup('One too many')).rejects.toMatchObject({
      code: 'list-full',
      errorNumber: 223,
    });
    await session.setStatus('BSY');
    expect(session.roster()?.self.status).toBe('BSY');
  });

  it('gives up waiting for an answer, and still believes it when it comes late', async () => {
    const clock = new ManualClock();
    let answer = (): void => undefined;
    const session = await signedIn(
      async (peer) => {
        const { args } = await peer.expect('CHG');
        answer = () => peer.say(`CHG ${args[0]} AWY`);
        clock.advance(REPLY_TIMEOUT_MS);
      },
      { clock },
    );
    await expect(session.setStatus('AWY')).rejects.toMatchObject({ code: 'timed-out' });
    const changed = nextEvent(session, 'selfChanged');
    answer();
    expect((await changed).status).toBe('AWY');
    expect(session.anomalies).toEqual({});
  });

  it('answers challenges', async () => {
    const answered = new Promise<string>((resolve) => {
      void signedIn(async (peer) => {
        peer.say('CHL 0 15570131571988941333');
        const { args, payload } = await peer.expect('QRY');
        resolve(`${args[1]} ${Buffer.from(payload ?? []).toString()}`);
      });
    });
    expect(await answered).toBe('msmsgs@msnmsgr.com 8f2f5a91b72102cd28355e9fc9000d6e');
  });

  it('pings, and gives up on a line where nothing comes back', async () => {
    const clock = new ManualClock();
    const session = await signedIn(
      async (peer) => {
        await peer.expect('PNG');
        peer.say('QNG');
        await peer.expect('PNG');
        clock.advance(PONG_TIMEOUT_MS);
      },
      { clock },
    );
    const ended = nextEvent(session, 'ended');
    const ponged = nextEvent(
      session,
      'traced',
      ({ frame }) => frame.kind === 'command' && frame.verb === 'QNG',
    );
    clock.advance(45_000);
    await ponged;
    clock.advance(45_000);
    expect(await ended).toMatchObject({ code: 'connection-lost', retryable: true });
  });

  it('can be asked whether the line still works, and gives up on one that does not', async () => {
    const clock = new ManualClock();
    const session = await signedIn(
      async (peer) => {
        await peer.expect('PNG');
        peer.say('QNG');
        await peer.expect('PNG');
        clock.advance(PONG_TIMEOUT_MS);
      },
      { clock },
    );
    const ended = nextEvent(session, 'ended');
    const ponged = nextEvent(
      session,
      'traced',
      ({ frame }) => frame.kind === 'command' && frame.verb === 'QNG',
    );
    session.probe();
    session.probe();
    await ponged;
    session.probe();
    expect(await ended).toMatchObject({ code: 'connection-lost' });
    session.probe();
    expect(clock.waiting).toBe(0);
  });

  it('sends no name that is too long or empty', async () => {
    const session = await signedIn(() => undefined);
    await expect(session.setName('ü'.repeat(194))).rejects.toMatchObject({ code: 'invalid-name' });
    await expect(session.setName(' ')).rejects.toMatchObject({ code: 'invalid-name' });
    await expect(session.createGroup('x'.repeat(62))).rejects.toMatchObject({ code: 'invalid-name' });
    await expect(session.addContact('not an address', null)).rejects.toMatchObject({
      code: 'invalid-argument',
    });
    await expect(session.setPersonalMessage('hi')).rejects.toMatchObject({ code: 'not-supported' });
  });

  it('hears what the server says of maintenance', async () => {
    const session = await signedIn(async (peer) => {
      await peer.expect('CHG');
      peer.say(
        'MSG Hotmail Hotmail',
        'MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n',
      );
      peer.say('CHG 8 BSY');
    });
    const heard = nextEvent(session, 'serverMessageReceived');
    await session.setStatus('BSY');
    expect(await heard).toMatchObject({ kind: 'system', type: 1, minutes: 5 });
  });

  it('says goodbye when signing out', async () => {
    let said = (): void => undefined;
    const goodbye = new Promise<void>((resolve) => {
      said = resolve;
    });
    const session = await signedIn(async (peer) => {
      await peer.expect('OUT');
      said();
    });
    const ended = nextEvent(session, 'ended');
    session.signOut();
    expect(await ended).toBeNull();
    await goodbye;
  });
});

it('speaks no dialect that it may not', async () => {
  const server = await serve(async (peer) => {
    const { args } = await peer.expect('VER');
    expect(args).toEqual(['1', 'MSNP12', 'CVR0']);
    peer.say('VER 1 0');
    peer.socket.end();
  });
  await expect(sessionAt(server.endpoint, { dialect: MSNP12 }).signIn()).rejects.toMatchObject({
    code: 'no-common-dialect',
  });
});
