import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '#client/testing/manual-clock.ts';
import { type ScriptedPeer, ScriptedServer } from '#client/testing/scripted-server.ts';
import { TicketService } from '#client/testing/ticket-service.ts';
import { endpointsAt, Person } from './testing/people.ts';

const PEOPLE = 10_000;
const everybody = Array.from({ length: PEOPLE }, (_, index) => `user${index}@example.com`);
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Rows of the lists, in the words of each dialect: friends, or people who wait for an answer. */
const ROWS = {
  MSNP7: (lists: 'friends' | 'waiting') =>
    (lists === 'friends' ? ['FL', 'AL', 'RL'] : ['RL']).flatMap((list) =>
      everybody.map((address, index) => {
        const groups = list === 'FL' ? ' 0' : '';
        return `LST 5 ${list} 2 ${index + 1} ${PEOPLE} ${address} Name${groups}`;
      }),
    ),
  MSNP12: (lists: 'friends' | 'waiting') =>
    everybody.map((address, index) =>
      lists === 'friends' ? `LST N=${address} F=Name C=${index} 11 1` : `LST N=${address} F=Name 16 1`,
    ),
};

describe.each(['MSNP7', 'MSNP12'] as const)('10,000 people on %s', (dialect) => {
  async function signedIn(lists: 'friends' | 'waiting') {
    let peer: ScriptedPeer | null = null;
    const server = await ScriptedServer.start(async (connected) => {
      peer = connected;
      await connected.signIn(dialect, ROWS[dialect](lists));
    });
    const tickets = await TicketService.start();
    closers.push(
      () => tickets.close(),
      () => server.close(),
    );
    const clock = new ManualClock();
    const alice = new Person('alice', { environment: { clock } });
    const endpoints = endpointsAt('127.0.0.1', server.endpoint.port, tickets.port);
    await alice.signIn({ kind: 'custom', endpoints }, { dialect });
    /** Says something of everybody, and waits until the last of it has reached the windows. */
    const tell = async (line: (address: string) => string): Promise<number> => {
      const start = performance.now();
      const before = alice.events.length;
      peer?.socket.write(
        `${everybody.map(line).join('\r\n')}\r\nBLP ${dialect === 'MSNP7' ? '0 2 ' : ''}BL\r\n`,
      );
      await alice.until(
        () => alice.events.length > before && alice.events.at(-1)?.type === 'self-changed',
        'all of it',
      );
      return performance.now() - start;
    };
    return { alice, clock, tell };
  }

  it('are listed and come online, go and come again in time that grows with their number', async () => {
    const { alice, clock, tell } = await signedIn('friends');
    expect(alice.roster?.contacts).toHaveLength(PEOPLE);
    await tell((address) => `NLN NLN ${address} Name`);
    expect(alice.toasts).toEqual([]);
    clock.advance(6_000);
    const durationMs =
      (await tell((address) => `FLN ${address}`)) + (await tell((address) => `NLN BSY ${address} Name`));
    expect(alice.toasts).toHaveLength(PEOPLE);
    expect(alice.roster?.contacts.every(({ status }) => status === 'BSY')).toBe(true);
    // A copy of the list for each of them took ten times as long.
    expect(durationMs).toBeLessThan(2_500);
  });

  it('who wait for an answer are each announced, in time that grows with their number', async () => {
    const start = performance.now();
    const { alice } = await signedIn('waiting');
    await alice.until(() => alice.toasts.length === PEOPLE, 'the requests');
    expect(alice.roster?.contacts.every(({ lists }) => lists.pending)).toBe(true);
    expect(performance.now() - start).toBeLessThan(6_000);
  });
});
