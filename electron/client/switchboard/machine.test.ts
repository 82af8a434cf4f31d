import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SwitchboardEvent } from '#protocol/dialects/switchboard.ts';
import { ClientError } from '../client-error.ts';
import {
  beginSwitchboard,
  type SwitchboardEffect,
  type SwitchboardEntry,
  type SwitchboardInput,
  type SwitchboardState,
  switchboardStep,
} from './machine.ts';

const BOB = 'bob@example.com';
const CAROL = 'carol@example.com';

class Run {
  state: SwitchboardState;
  effects: readonly SwitchboardEffect[] = [];

  constructor(entry: SwitchboardEntry = { kind: 'call', key: 'k3y' }) {
    this.state = beginSwitchboard('alice@example.com', entry).state;
  }

  static open(...others: readonly string[]): Run {
    const run = new Run().give({ type: 'connected' });
    run.hear({ type: 'opened', trid: 1, address: 'alice@example.com', name: 'Alice' });
    for (const address of others) run.hear({ type: 'joined', address, name: address });
    return run;
  }

  give(input: SwitchboardInput): this {
    const { state, effects } = switchboardStep(this.state, input);
    this.state = state;
    this.effects = effects;
    return this;
  }

  hear(event: SwitchboardEvent): this {
    return this.give({ type: 'heard', event });
  }

  send(id: number, parts = 1, acknowledgement: 'none' | 'failure' | 'always' = 'always'): this {
    const payloads = Array.from({ length: parts }, (_, index) => new Uint8Array([index]));
    return this.give({ type: 'send', id, payloads, acknowledgement });
  }

  get written(): (string | number)[] {
    return this.effects.flatMap((effect) =>
      effect.type === 'write' && 'trid' in effect.request ? [effect.request.type, effect.request.trid] : [],
    );
  }

  /** Fate of messages among the effects, by id. */
  get fates(): Record<number, string> {
    return Object.fromEntries(
      this.effects.flatMap((effect) =>
        effect.type === 'messageSettled' ? [[effect.id, effect.error?.code ?? 'delivered']] : [],
      ),
    );
  }

  get calls(): Record<string, string> {
    return Object.fromEntries(
      this.effects.flatMap((effect) =>
        effect.type === 'callSettled' ? [[effect.address, effect.error?.code ?? 'came']] : [],
      ),
    );
  }
}

describe('getting in', () => {
  it('with a key of our own', () => {
    const run = new Run().give({ type: 'connected' });
    expect(run.effects[0]).toEqual({
      type: 'write',
      request: { type: 'open', trid: 1, address: 'alice@example.com', key: 'k3y' },
    });
    run.hear({ type: 'opened', trid: 1, address: 'alice@example.com', name: 'Alice' });
    expect(run.state.phase).toBe('open');
    expect(run.effects).toContainEqual({ type: 'opened' });
  });

  it('called by somebody, who is there before us', () => {
    const run = new Run({ kind: 'answer', key: 'k3y', sessionId: '17' }).give({ type: 'connected' });
    expect(run.effects[0]).toMatchObject({ request: { type: 'answer', sessionId: '17' } });
    run.hear({
      type: 'present',
      trid: 1,
      index: 1,
      total: 1,
      address: 'BOB@example.com',
      name: 'Bob',
      capabilities: 32,
    });
    run.hear({ type: 'answered', trid: 1 });
    expect([...run.state.participants.values()]).toEqual([{ address: BOB, name: 'Bob', capabilities: 32 }]);
    expect(run.effects).toContainEqual({ type: 'opened' });
  });

  it('not with a key that is too old: that is nobody’s wrong password', () => {
    const run = new Run().give({ type: 'connected' });
    run.give({ type: 'refused', trid: 1, error: new ClientError('wrong-password', { errorNumber: 911 }) });
    expect(run.effects).toMatchObject([{ type: 'ended', error: { code: 'server-error', retryable: true } }]);
  });

  it('not when nothing is answered', () => {
    const run = new Run().give({ type: 'connected' }).give({ type: 'timerRanOut', timer: 'entry' });
    expect(run.effects).toMatchObject([{ type: 'ended', error: { code: 'timed-out' } }]);
  });
});

describe('calling', () => {
  it('is settled when somebody has come', () => {
    const run = Run.open().give({ type: 'call', address: BOB });
    expect(run.written).toEqual(['call', 2]);
    expect(run.hear({ type: 'ringing', trid: 2, sessionId: '17' }).effects).toEqual([]);
    run.hear({ type: 'joined', address: BOB, name: 'Bob' });
    expect(run.calls).toEqual({ [BOB]: 'came' });
    expect(run.give({ type: 'call', address: BOB }).calls).toEqual({ [BOB]: 'came' });
  });

  it('fails for somebody offline, and for somebody who does not come', () => {
    const run = Run.open().give({ type: 'call', address: BOB });
    run.give({ type: 'refused', trid: 2, error: new ClientError('contact-offline', { errorNumber: 217 }) });
    expect(run.calls).toEqual({ [BOB]: 'contact-offline' });
    run.give({ type: 'call', address: BOB }).hear({ type: 'ringing', trid: 3, sessionId: '17' });
    run.give({ type: 'timerRanOut', timer: `call ${BOB}` });
    expect(run.calls).toEqual({ [BOB]: 'timed-out' });
    expect(run.state.phase).toBe('open');
  });

  it('asks once, however often it is asked to', () => {
    const run = Run.open().give({ type: 'call', address: BOB });
    expect(run.give({ type: 'call', address: BOB }).effects).toEqual([]);
  });
});

describe('a message', () => {
  it('is delivered when all its parts are acknowledged', () => {
    const run = Run.open(BOB).send(7, 3);
    expect(run.written).toEqual(['message', 2, 'message', 3, 'message', 4]);
    expect(run.hear({ type: 'acknowledged', trid: 3 }).fates).toEqual({});
    expect(run.hear({ type: 'acknowledged', trid: 2 }).fates).toEqual({});
    expect(run.hear({ type: 'acknowledged', trid: 4 }).fates).toEqual({ 7: 'delivered' });
  });

  it('is not delivered when one part is refused, or nothing is heard of it', () => {
    const run = Run.open(BOB).send(7, 2).send(8);
    expect(run.hear({ type: 'refused', trid: 3 }).fates).toEqual({ 7: 'contact-offline' });
    expect(run.hear({ type: 'acknowledged', trid: 2 }).effects).toMatchObject([{ type: 'noticed' }]);
    expect(run.give({ type: 'timerRanOut', timer: 'message 8' }).fates).toEqual({ 8: 'timed-out' });
  });

  it('that nobody acknowledges is settled at once, one of which only failure is told after a while', () => {
    const run = Run.open(BOB).send(7, 1, 'none');
    expect(run.fates).toEqual({ 7: 'delivered' });
    expect(run.send(8, 1, 'failure').fates).toEqual({});
    expect(run.give({ type: 'timerRanOut', timer: 'message 8' }).fates).toEqual({ 8: 'delivered' });
    expect(run.send(9, 1, 'failure').hear({ type: 'refused', trid: 4 }).fates).toEqual({
      9: 'contact-offline',
    });
  });

  it('is not written when nobody is there', () => {
    const run = Run.open(BOB).hear({ type: 'left', address: BOB }).send(7);
    expect(run.written).toEqual([]);
    expect(run.fates).toEqual({ 7: 'contact-offline' });
  });

  it('on its way when the line breaks is lost, as far as can be known', () => {
    const run = Run.open(BOB).send(7).send(8, 2).give({ type: 'call', address: CAROL });
    run.hear({ type: 'acknowledged', trid: 3 });
    run.give({ type: 'lost', error: new ClientError('closed-by-server') });
    expect(run.fates).toEqual({ 7: 'connection-lost', 8: 'connection-lost' });
    expect(run.calls).toEqual({ [CAROL]: 'closed-by-server' });
    expect(run.send(9).fates).toEqual({ 9: 'connection-lost' });
    expect(run.give({ type: 'call', address: BOB }).calls).toEqual({ [BOB]: 'connection-lost' });
  });
});

describe('people', () => {
  it('come and go, and sleep', () => {
    const run = Run.open(BOB, CAROL);
    expect(run.hear({ type: 'left', address: BOB }).effects).toEqual([
      { type: 'left', address: BOB, idle: false },
    ]);
    expect(run.hear({ type: 'left', address: CAROL, idle: 1 }).effects).toEqual([
      { type: 'left', address: CAROL, idle: true },
    ]);
    expect(run.hear({ type: 'left', address: CAROL }).effects).toMatchObject([{ type: 'noticed' }]);
  });

  it('are not taken in without limit, and never ourselves', () => {
    const run = Run.open(
      'alice@example.com',
      ...Array.from({ length: 300 }, (_, index) => `p${index}@example.com`),
    );
    expect(run.state.participants.size).toBe(256);
    expect(run.state.participants.has('alice@example.com')).toBe(false);
  });
});

it('settles every message and every call exactly once, whatever happens', () => {
  const trid = fc.integer({ min: 1, max: 12 });
  const address = fc.constantFrom(BOB, CAROL, 'alice@example.com');
  const event = fc.oneof<fc.Arbitrary<SwitchboardEvent>[]>(
    fc.record({ type: fc.constant('acknowledged' as const), trid }),
    fc.record({ type: fc.constant('refused' as const), trid }),
    fc.record({ type: fc.constant('ringing' as const), trid, sessionId: fc.constant('1') }),
    fc.record({ type: fc.constant('opened' as const), trid, address, name: fc.constant('A') }),
    fc.record({ type: fc.constant('joined' as const), address, name: fc.constant('N') }),
    fc.record({ type: fc.constant('left' as const), address }),
  );
  const input = fc.oneof<fc.Arbitrary<SwitchboardInput>[]>(
    event.map((heard) => ({ type: 'heard', event: heard }) as const),
    trid.map((id) => ({ type: 'refused', trid: id, error: new ClientError('server-error') }) as const),
    address.map((called) => ({ type: 'call', address: called }) as const),
    fc
      .tuple(
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('none' as const, 'failure' as const, 'always' as const),
      )
      .map(
        ([parts, acknowledgement]) =>
          ({
            type: 'send',
            id: 0,
            payloads: Array.from({ length: parts }, () => new Uint8Array()),
            acknowledgement,
          }) as const,
      ),
    fc
      .constantFrom('idle', `call ${BOB}`, 'message 3')
      .map((timer) => ({ type: 'timerRanOut', timer }) as const),
  );
  fc.assert(
    fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
      const run = Run.open(BOB);
      const settled: number[] = [];
      const calls = new Map<string, number>();
      let sent = 0;
      for (const one of [...inputs, { type: 'lost', error: new ClientError('connection-lost') } as const]) {
        if (one.type === 'call' && !run.state.calls.has(one.address)) {
          calls.set(one.address, (calls.get(one.address) ?? 0) + 1);
        }
        run.give(one.type === 'send' ? { ...one, id: (sent += 1) } : one);
        for (const effect of run.effects) {
          if (effect.type === 'messageSettled') settled.push(effect.id);
          if (effect.type === 'callSettled') calls.set(effect.address, (calls.get(effect.address) ?? 0) - 1);
        }
      }
      expect(settled.sort((a, b) => a - b)).toEqual(Array.from({ length: sent }, (_, index) => index + 1));
      for (const open of calls.values()) expect(open).toBe(0);
    }),
  );
});

it('is left when nothing is said for long', () => {
  const run = Run.open(BOB).give({ type: 'timerRanOut', timer: 'idle' });
  expect(run.effects).toEqual([
    { type: 'write', request: { type: 'leave' } },
    { type: 'ended', error: null },
  ]);
});

it('notices answers to nothing', () => {
  const run = Run.open(BOB);
  for (const event of [
    { type: 'acknowledged', trid: 99 },
    { type: 'refused', trid: 99 },
    { type: 'ringing', trid: 99, sessionId: '1' },
    { type: 'answered', trid: 99 },
  ] as const) {
    expect(run.hear(event).effects).toMatchObject([
      { type: 'noticed', anomaly: { kind: 'unexpected-reply' } },
    ]);
  }
});
