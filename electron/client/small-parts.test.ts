import { describe, expect, it } from 'vitest';
import { ClientError, toClientError } from './client-error.ts';
import { NamedTimers } from './clock.ts';
import { Emitter } from './emitter.ts';
import { parseServer, webUrl } from './endpoints.ts';
import { MemoryNetwork } from './memory.ts';
import { normalizeAddress } from './addresses.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { Transactions } from './transactions.ts';

describe('servers as XFR and RNG name them', () => {
  it.each([
    ['127.0.0.1:1863', { host: '127.0.0.1', port: 1863, tls: false }],
    ['ns.example.com:1', { host: 'ns.example.com', port: 1, tls: false }],
    ['[::1]:1863', { host: '::1', port: 1863, tls: false }],
    ['', null],
    ['host', null],
    ['host:0', null],
    ['host:65536', null],
    ['host:12:34', null],
    ['a b:1', null],
    [':1863', null],
  ])('%s', (server, endpoint) => {
    expect(parseServer(server, false)).toEqual(endpoint);
  });

  it('stay protected on a protected line', () => {
    expect(parseServer('host:1', true)?.tls).toBe(true);
  });

  it('become web addresses', () => {
    expect(webUrl({ host: '::1', port: 8080, tls: false, path: '/a b?c=d' }).href).toBe(
      'http://[::1]:8080/a%20b?c=d',
    );
    expect(webUrl({ host: 'login.example.com', port: 443, tls: true, path: '/RST.srf' }).href).toBe(
      'https://login.example.com/RST.srf',
    );
  });
});

describe('hosts that are none', () => {
  it.each(['http://example.com', 'a/b', 'a b', 'a:8080', 'user@host', 'x?y', 'a#b', '[::1', '%', ''])(
    'never lead anywhere else: %j',
    (host) => {
      expect(() => webUrl({ host, port: 443, tls: true, path: '/RST.srf' })).toThrow(ClientError);
    },
  );

  it.each([
    ['Example.COM', 'https://example.com/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['127.0.0.1', 'https://127.0.0.1/'],
  ])('unlike %s', (host, href) => {
    expect(webUrl({ host, port: 443, tls: true, path: '/' }).href).toBe(href);
  });
});

describe('addresses', () => {
  it('are compared in lower case', () => {
    expect(normalizeAddress('  Alice@Example.COM ')).toBe('alice@example.com');
  });

  it.each(['', 'alice', 'a b@c', 'a@b@c', 'a@b\r\nOUT', `${'a'.repeat(130)}@b`, '@b', 'a@'])(
    'refuses %j',
    (address) => {
      expect(() => normalizeAddress(address)).toThrow(ClientError);
    },
  );
});

describe('events', () => {
  it('reach every listener, even behind one that throws, until it stops', async () => {
    const emitter = new Emitter<{ readonly said: string }>();
    const heard: string[] = [];
    const uncaught = new Promise((resolve) => {
      process.once('uncaughtException', resolve);
    });
    const others = process.listeners('uncaughtException').slice(0, -1);
    for (const other of others) process.off('uncaughtException', other);
    const stopThrowing = emitter.on('said', () => {
      throw new Error('a listener of ours fails');
    });
    const stop = emitter.on('said', (word) => heard.push(word));
    emitter.emit('said', 'one');
    expect(await uncaught).toMatchObject({ message: 'a listener of ours fails' });
    for (const other of others) process.on('uncaughtException', other);
    stopThrowing();
    stop();
    emitter.emit('said', 'two');
    expect(heard).toEqual(['one']);
  });

  it('are handed on, and wanted only while somebody listens there', () => {
    const inner = new Emitter<{ readonly said: string }>();
    const outer = new Emitter<{ readonly said: string; readonly other: number }>();
    inner.relay(['said'], outer);
    expect(inner.hears('said')).toBe(false);
    const heard: string[] = [];
    const stop = outer.on('said', (word) => heard.push(word));
    expect(inner.hears('said')).toBe(true);
    inner.emit('said', 'hello');
    stop();
    expect(inner.hears('said')).toBe(false);
    expect(heard).toEqual(['hello']);
  });
});

describe('transactions', () => {
  interface Reply {
    readonly type: string;
  }

  function waiting() {
    const clock = new ManualClock();
    const transactions = new Transactions<Reply>(clock);
    const outcomes: (Reply | ClientError)[] = [];
    const id = transactions.nextId();
    transactions.open(id, 'wish', 1_000, {
      accepts: ({ type }) => type === 'wanted',
      onReply: (reply) => outcomes.push(reply),
      onFailure: (error) => outcomes.push(error),
    });
    return { clock, transactions, outcomes, id };
  }

  it('are settled by their reply only', () => {
    const { transactions, outcomes, id, clock } = waiting();
    expect(transactions.fate(id, { type: 'other' })).toBe('unexpected');
    expect(transactions.fate(id + 1, { type: 'wanted' })).toBe('unexpected');
    expect(transactions.fate(id, { type: 'wanted' })).toBe('expected');
    transactions.settle(id, { type: 'other' });
    transactions.settle(id, { type: 'wanted' });
    transactions.settle(id, { type: 'wanted' });
    clock.advance(2_000);
    expect(outcomes).toEqual([{ type: 'wanted' }]);
  });

  it('are given up after a while, and known when their reply comes late', () => {
    const { transactions, outcomes, id, clock } = waiting();
    clock.advance(1_000);
    expect(outcomes).toMatchObject([{ code: 'timed-out', detail: 'wish' }]);
    expect(transactions.fate(id, { type: 'wanted' })).toBe('late');
    expect(transactions.refuse(id, new ClientError('server-error'))).toBe('late');
  });

  it('all fail with one reason', () => {
    const { transactions, outcomes, clock } = waiting();
    const reason = new ClientError('connection-lost');
    transactions.failAll(reason);
    clock.advance(2_000);
    expect(outcomes).toEqual([reason]);
  });
});

it('timers by name move when they are set again', () => {
  const clock = new ManualClock();
  const ran: string[] = [];
  const timers = new NamedTimers(clock, (name) => ran.push(name));
  timers.set('a', 10);
  timers.set('b', 10);
  timers.set('c', 10);
  clock.advance(5);
  timers.set('a', 10);
  timers.clear('b');
  clock.advance(5);
  expect(ran).toEqual(['c']);
  clock.advance(5);
  expect(ran).toEqual(['c', 'a']);
  timers.set('d', 1);
  timers.clearAll();
  clock.advance(5);
  expect(ran).toEqual(['c', 'a']);
});

describe('a network in memory', () => {
  it('connects, carries bytes and closes like a real one', async () => {
    const network = new MemoryNetwork();
    const endpoint = { host: 'anywhere', port: 1863, tls: false };
    await expect(network.transport.connect(endpoint, new AbortController().signal)).rejects.toMatchObject({
      code: 'refused',
    });
    const seen: string[] = [];
    network.listen(endpoint, (server) => {
      server.onClose((reason) => seen.push(`server ${reason?.code}`));
      server.onData((bytes) => {
        seen.push(Buffer.from(bytes).toString());
        server.write(Buffer.from('pong'));
      });
    });
    const client = await network.transport.connect(endpoint, new AbortController().signal);
    client.write(Buffer.from('ping'));
    await new Promise<void>((resolve) => {
      client.onData((bytes) => {
        seen.push(Buffer.from(bytes).toString());
        resolve();
      });
    });
    const closed = new Promise((resolve) => {
      client.onClose(resolve);
    });
    client.destroy();
    expect(await closed).toBeNull();
    expect(seen).toEqual(['ping', 'pong', 'server connection-lost']);
    const controller = new AbortController();
    controller.abort();
    await expect(network.transport.connect(endpoint, controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

it('errors say what a person is told', () => {
  expect(new ClientError('timed-out', { detail: 'VER' }).toFailure()).toEqual({
    code: 'timed-out',
    detail: 'VER',
    retryable: true,
  });
  expect(toClientError(new TypeError('a bug')).toFailure()).toEqual({
    code: 'internal',
    detail: 'a bug',
    retryable: false,
  });
});
