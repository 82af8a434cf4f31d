import { describe, expect, it } from 'vitest';
import { ClientError } from '../client-error.ts';
import { isWorthRetrying, pauseMs } from './backoff.ts';
import {
  type ReconnectEffect,
  type ReconnectInput,
  type ReconnectState,
  reconnectStep,
  SIGNED_OUT,
} from './machine.ts';

describe('the pause', () => {
  it('grows from a second to five minutes and never leaves that', () => {
    const middle = Array.from({ length: 12 }, (_, attempt) => pauseMs(attempt, 0.5));
    expect(middle.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(middle.at(-1)).toBe(300_000);
    for (const attempt of [0, 3, 9, 1_000]) {
      for (const random of [0, 0.5, 0.999]) {
        expect(pauseMs(attempt, random)).toBeGreaterThanOrEqual(1_000);
        expect(pauseMs(attempt, random)).toBeLessThanOrEqual(300_000);
      }
    }
  });

  it('has jitter', () => {
    expect(pauseMs(5, 0)).toBe(24_000);
    expect(pauseMs(5, 0.999)).toBeGreaterThan(39_000);
  });

  it.each([
    ['connection-lost', true],
    ['server-shutting-down', true],
    ['timed-out', true],
    ['closed-by-server', true],
    ['tls-failed', true],
    ['wrong-password', false],
    ['signed-in-elsewhere', false],
    ['no-common-dialect', false],
  ] as const)('after %s: %s', (code, worth) => {
    expect(isWorthRetrying(new ClientError(code))).toBe(worth);
  });
});

describe('the machine', () => {
  class Run {
    state: ReconnectState = SIGNED_OUT;
    effects: readonly ReconnectEffect[] = [];

    give(input: ReconnectInput): this {
      const { state, effects } = reconnectStep(this.state, input);
      this.state = state;
      this.effects = effects;
      return this;
    }

    signedIn(now: number): this {
      return this.give({ type: 'phaseChanged', phase: 'signed-in', now });
    }

    ended(error: ClientError | null, now: number): this {
      return this.give({ type: 'ended', error, now, random: 0.5 });
    }
  }

  const lost = new ClientError('connection-lost');

  it('does not repeat a first attempt that failed', () => {
    const run = new Run().give({ type: 'signIn' });
    expect(run.effects).toEqual([{ type: 'startSession' }]);
    run.give({ type: 'phaseChanged', phase: 'authenticating', now: 0 });
    expect(run.state.shown.phase).toBe('authenticating');
    run.ended(lost, 1);
    expect(run.effects).toEqual([{ type: 'giveUp', error: lost }]);
    expect(run.state.shown).toEqual({ phase: 'signed-out', failure: lost, retryAt: null });
  });

  it('comes back after a loss, and shows when', () => {
    const run = new Run().give({ type: 'signIn' }).signedIn(0).ended(lost, 10_000);
    expect(run.effects).toEqual([{ type: 'setTimer', delayMs: 1_000 }]);
    expect(run.state.shown).toEqual({ phase: 'reconnecting', failure: lost, retryAt: 11_000 });
    run.give({ type: 'timerRanOut' });
    expect(run.effects).toEqual([{ type: 'clearTimer' }, { type: 'startSession' }]);
    run.give({ type: 'phaseChanged', phase: 'connecting', now: 11_000 });
    expect(run.state.shown).toEqual({ phase: 'reconnecting', failure: lost, retryAt: null });
    expect(run.ended(lost, 12_000).effects).toEqual([{ type: 'setTimer', delayMs: 2_000 }]);
  });

  it('starts with small pauses again only after a session that lived', () => {
    const run = new Run().give({ type: 'signIn' }).signedIn(0).ended(lost, 10_000);
    run.give({ type: 'timerRanOut' }).signedIn(20_000).ended(lost, 24_000);
    expect(run.effects).toEqual([{ type: 'setTimer', delayMs: 2_000 }]);
    run.give({ type: 'timerRanOut' }).signedIn(30_000).ended(lost, 36_000);
    expect(run.effects).toEqual([{ type: 'setTimer', delayMs: 1_000 }]);
  });

  it('tries at once when asked to, but only while it waits', () => {
    const run = new Run().give({ type: 'signIn' }).signedIn(0);
    expect(run.give({ type: 'reconnectNow' }).effects).toEqual([]);
    run.ended(lost, 10_000).give({ type: 'reconnectNow' });
    expect(run.effects).toContainEqual({ type: 'startSession' });
    expect(run.give({ type: 'reconnectNow' }).effects).toEqual([]);
  });

  it('stays away after signing out, a wrong password, or signing in elsewhere', () => {
    const run = new Run().give({ type: 'signIn' }).signedIn(0).give({ type: 'signOut' });
    expect(run.effects.map(({ type }) => type)).toEqual(['clearTimer', 'endSession', 'giveUp']);
    expect(run.state).toBe(SIGNED_OUT);
    for (const code of ['wrong-password', 'signed-in-elsewhere'] as const) {
      const error = new ClientError(code);
      const ended = new Run().give({ type: 'signIn' }).signedIn(0).ended(error, 10_000);
      expect(ended.effects).toEqual([{ type: 'giveUp', error }]);
    }
  });
});
