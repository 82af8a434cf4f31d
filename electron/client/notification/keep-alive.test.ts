import { expect, it } from 'vitest';
import { PONG_TIMEOUT_MS } from '../timeouts.ts';
import { beginKeepAlive, keepAliveStep } from './keep-alive.ts';

it('pings, and rests as long as the server says', () => {
  const begun = beginKeepAlive();
  expect(begun.effects).toEqual([{ type: 'setTimer', delayMs: 45_000 }]);
  const pinged = keepAliveStep(begun.state, { type: 'timerRanOut' });
  expect(pinged.effects).toEqual([{ type: 'ping' }, { type: 'setTimer', delayMs: PONG_TIMEOUT_MS }]);
  const rested = keepAliveStep(pinged.state, { type: 'ponged', seconds: 60 });
  expect(rested).toEqual({
    state: { waiting: false, heard: false },
    effects: [{ type: 'setTimer', delayMs: 60_000 }],
  });
});

it.each([
  [0, 10_000],
  [4_000_000_000, 120_000],
  [undefined, 45_000],
])('bounds what the server asks for: %s', (seconds, delayMs) => {
  const { state } = keepAliveStep(beginKeepAlive().state, { type: 'timerRanOut' });
  expect(keepAliveStep(state, { type: 'ponged', seconds }).effects).toEqual([{ type: 'setTimer', delayMs }]);
});

it('gives up on silence, but not on a server that only does not answer pings', () => {
  const { state } = keepAliveStep(beginKeepAlive().state, { type: 'timerRanOut' });
  expect(keepAliveStep(state, { type: 'timerRanOut' }).effects).toEqual([{ type: 'giveUp' }]);
  const heard = keepAliveStep(state, { type: 'heard' }).state;
  expect(keepAliveStep(heard, { type: 'timerRanOut' }).effects).toEqual([
    { type: 'setTimer', delayMs: 45_000 },
  ]);
});
