import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerEndpoints } from '#shared/model/account.ts';
import type { ServerCommand, ServerReport } from '#shared/ipc/server-process.ts';
import { ServerHost, type ServerChildEvents } from './server-host.ts';

const account = (address: string) => ({ address, password: 'secret', allowOldClients: false });

const web = { host: '127.0.0.1', port: 8080, tls: false, path: '/' };
const endpoints: ServerEndpoints = {
  notification: { host: '127.0.0.1', port: 1863, tls: false },
  nexus: web,
  tokenService: web,
  addressBook: web,
  sharing: web,
  offlineRead: web,
  offlineSend: web,
  storage: web,
  config: web,
};
const limits = { startMs: 100, requestMs: 50, stopMs: 30, maxDeaths: 2, deathWindowMs: 1_000, retryMs: 20 };
const quiet = { debug: noop, info: noop, warn: noop, error: noop };
function noop(): void {
  // What is logged is not looked at here.
}

/** A process that does what the test says. */
interface FakeChild {
  readonly heard: ServerCommand[];
  /** Resolves when it has heard that many commands. */
  hears(count: number): Promise<void>;
  readonly events: ServerChildEvents;
  say(report: ServerReport | object): void;
  killed: boolean;
}

let children: FakeChild[];
let time: number;
let timers: { at: number; task: () => void }[];
let host: ServerHost;

function advance(ms: number): void {
  time += ms;
  const due = timers.filter(({ at }) => at <= time);
  timers = timers.filter(({ at }) => at > time);
  for (const { task } of due) task();
}

beforeEach(() => {
  children = [];
  time = 0;
  timers = [];
  host = new ServerHost({
    dataDirectory: '/profile/server',
    limits,
    log: quiet,
    clock: {
      now: () => time,
      after: (delayMs, task) => {
        const timer = { at: time + delayMs, task };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    fork: (events) => {
      let listener = noop;
      const child: FakeChild = {
        heard: [],
        hears: (count) =>
          new Promise((resolve) => {
            listener = () => {
              if (child.heard.length >= count) resolve();
            };
            listener();
          }),
        events,
        say: (report) => events.message(report),
        killed: false,
      };
      children.push(child);
      return {
        send: (command) => {
          child.heard.push(command);
          listener();
        },
        kill: () => {
          child.killed = true;
          events.exited(9);
        },
      };
    },
  });
});

function child(index: number): FakeChild {
  const found = children[index];
  if (found === undefined) throw new Error(`no process ${index} was started`);
  return found;
}

async function started(): Promise<FakeChild> {
  const starting = host.start();
  child(0).say({ type: 'listening', endpoints });
  await starting;
  return child(0);
}

describe('ServerHost', () => {
  it('starts one process, however often it is asked, and says where it listens', async () => {
    const both = Promise.all([host.start(), host.start()]);
    expect(child(0).heard).toEqual([
      {
        type: 'start',
        dataDirectory: '/profile/server',
        host: '127.0.0.1',
        notificationPort: 0,
        webPort: 0,
        whenPortTaken: 'use-another',
      },
    ]);
    child(0).say({ type: 'listening', endpoints });
    expect(await both).toEqual([endpoints, endpoints]);
    expect(await host.start()).toEqual(endpoints);
    expect(children).toHaveLength(1);
    expect(timers).toEqual([]);
  });

  it('says why it could not start, and tries again when asked again', async () => {
    const starting = host.start();
    child(0).say({ type: 'failed', failure: { code: 'disk-full', retryable: true } });
    child(0).events.exited(1);
    await expect(starting).rejects.toMatchObject({ failure: { code: 'disk-full' } });
    expect(children).toHaveLength(1);
    const again = host.start();
    child(1).say({ type: 'listening', endpoints });
    expect(await again).toEqual(endpoints);
  });

  it('does not wait for ever for one that says nothing', async () => {
    const starting = host.start();
    advance(limits.startMs);
    await expect(starting).rejects.toMatchObject({ failure: { code: 'timed-out', retryable: true } });
    expect(child(0).killed).toBe(true);
  });

  it('makes accounts, each answered for itself', async () => {
    const running = await started();
    const [alice, bob, carol] = [
      host.createAccount(account('alice@example.com')),
      host.createAccount(account('bob@example.com')),
      host.createAccount(account('carol@example.com')),
    ];
    await running.hears(4);
    expect(running.heard.slice(1)).toMatchObject([
      { type: 'create-account', requestId: 1, address: 'alice@example.com', password: 'secret' },
      { type: 'create-account', requestId: 2, address: 'bob@example.com' },
      { type: 'create-account', requestId: 3, address: 'carol@example.com' },
    ]);
    running.say({
      type: 'request-failed',
      requestId: 3,
      failure: { code: 'invalid-argument', retryable: false },
    });
    running.say({ type: 'account-created', requestId: 2, outcome: 'already' });
    running.say({ type: 'account-created', requestId: 1, outcome: 'created' });
    running.say({ type: 'account-created', requestId: 99, outcome: 'created' });
    expect(await alice).toBe('created');
    expect(await bob).toBe('already');
    await expect(carol).rejects.toMatchObject({ failure: { code: 'invalid-argument' } });
    expect(timers).toEqual([]);
  });

  it('gives up on a request that is not answered, or whose process dies', async () => {
    const running = await started();
    const slow = host.createAccount(account('a@example.com'));
    await running.hears(2);
    advance(limits.requestMs);
    await expect(slow).rejects.toMatchObject({ failure: { code: 'timed-out' } });
    const cut = host.createAccount(account('b@example.com'));
    await running.hears(3);
    running.events.exited(1);
    await expect(cut).rejects.toMatchObject({ failure: { code: 'unreachable' } });
  });

  it('comes back on the same ports when it dies, and only those: people look for it there', async () => {
    await started();
    child(0).events.exited(1);
    expect(child(1).heard[0]).toMatchObject({ notificationPort: 1863, webPort: 8080, whenPortTaken: 'fail' });
    child(1).say({ type: 'listening', endpoints });
    expect(await host.start()).toEqual(endpoints);
  });

  it('rests when it dies again and again, and then tries once more by itself', async () => {
    await started();
    for (let death = 0; death < limits.maxDeaths; death++) {
      child(death).events.exited(1);
      child(death + 1).say({ type: 'listening', endpoints });
    }
    child(limits.maxDeaths).events.exited(1);
    expect(children).toHaveLength(limits.maxDeaths + 1);
    await expect(host.start()).rejects.toMatchObject({
      failure: { code: 'unreachable', retryable: true },
    });
    advance(limits.deathWindowMs);
    expect(children).toHaveLength(limits.maxDeaths + 2);
    const later = host.start();
    child(limits.maxDeaths + 1).say({ type: 'listening', endpoints });
    expect(await later).toEqual(endpoints);
  });

  it('tries to come back until it can, ever more rarely', async () => {
    await started();
    child(0).events.exited(1);
    // The third death within the window is one too many.
    const pauses = [limits.retryMs, limits.deathWindowMs, limits.retryMs * 4];
    for (const [index, pauseMs] of pauses.entries()) {
      const failing = child(index + 1);
      failing.say({ type: 'failed', failure: { code: 'server-error', retryable: true } });
      failing.events.exited(1);
      // Whoever waits for the start hears of it now.
      await Promise.resolve();
      advance(pauseMs - 1);
      expect(children).toHaveLength(index + 2);
      advance(1);
      expect(child(index + 2).heard[0]).toMatchObject({ notificationPort: 1863, whenPortTaken: 'fail' });
    }
    const back = host.start();
    child(4).say({ type: 'listening', endpoints });
    expect(await back).toEqual(endpoints);
    expect(timers).toEqual([]);
  });

  it('takes other ports when those of before are taken and somebody wants it now', async () => {
    const running = await started();
    running.events.exited(1);
    child(1).say({ type: 'failed', failure: { code: 'server-error', retryable: true } });
    child(1).events.exited(1);
    const again = host.start();
    expect(child(2).heard[0]).toMatchObject({ notificationPort: 1863, whenPortTaken: 'use-another' });
    child(2).say({ type: 'listening', endpoints });
    expect(await again).toEqual(endpoints);
    advance(limits.deathWindowMs);
    expect(children).toHaveLength(3);
  });

  it('takes any port when it could not even ask for another', async () => {
    const running = await started();
    running.events.exited(1);
    child(1).events.exited(1);
    const again = host.start();
    child(2).say({ type: 'failed', failure: { code: 'server-error', retryable: true } });
    child(2).events.exited(1);
    await expect(again).rejects.toMatchObject({ failure: { code: 'server-error' } });
    advance(limits.deathWindowMs);
    expect(child(3).heard[0]).toMatchObject({ notificationPort: 0, webPort: 0 });
  });

  it('does not come back once it is stopped', async () => {
    const running = await started();
    running.events.exited(1);
    child(1).events.exited(1);
    await host.stop();
    advance(limits.deathWindowMs * 2);
    expect(children).toHaveLength(2);
  });

  it('does not mind nonsense', async () => {
    const running = await started();
    for (const nonsense of [null, 'x', {}, { type: 'listening' }, { type: 'boom' }, [1]]) {
      running.say(nonsense as object);
    }
    expect(await host.start()).toEqual(endpoints);
  });

  it('stops it in good order, and for good', async () => {
    const running = await started();
    const stopping = host.stop();
    expect(running.heard.at(-1)).toEqual({ type: 'stop' });
    running.events.exited(0);
    await stopping;
    expect(running.killed).toBe(false);
    await expect(host.start()).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(children).toHaveLength(1);
  });

  it('kills one that does not stop', async () => {
    const running = await started();
    const stopping = host.stop();
    advance(limits.stopMs);
    await stopping;
    expect(running.killed).toBe(true);
  });

  it('has nothing to stop when nothing runs', async () => {
    await host.stop();
    expect(children).toEqual([]);
  });
});
