import { DEFAULT_PING_INTERVAL_MS } from '#protocol/limits.ts';
import { MAX_PING_INTERVAL_MS, MIN_PING_INTERVAL_MS, PONG_TIMEOUT_MS } from '../timeouts.ts';

/** Whether a ping is out, and whether anything was heard since. */
export interface KeepAliveState {
  readonly waiting: boolean;
  readonly heard: boolean;
}

export type KeepAliveInput =
  /** The timer set last ran out. */
  | { readonly type: 'timerRanOut' }
  /** Anything at all came from the server. */
  | { readonly type: 'heard' }
  /** The answer to a ping; `seconds` until the next is due, where the dialect says so. */
  | { readonly type: 'ponged'; readonly seconds: number | undefined };

export type KeepAliveEffect =
  | { readonly type: 'ping' }
  /** Replaces the timer there is. */
  | { readonly type: 'setTimer'; readonly delayMs: number }
  /** Nothing was heard for too long: the line is dead. */
  | { readonly type: 'giveUp' };

export interface KeepAliveTransition {
  readonly state: KeepAliveState;
  readonly effects: readonly KeepAliveEffect[];
}

/** Starts when signed in. */
export function beginKeepAlive(): KeepAliveTransition {
  return rest(DEFAULT_PING_INTERVAL_MS);
}

/** PNG and QNG (facts §1, §32): a ping when the server wants one, and a line that stays silent after it is dead. */
export function keepAliveStep(state: KeepAliveState, input: KeepAliveInput): KeepAliveTransition {
  if (input.type === 'heard') {
    return { state: state.heard ? state : { ...state, heard: true }, effects: [] };
  }
  if (input.type === 'ponged') {
    return rest(input.seconds === undefined ? DEFAULT_PING_INTERVAL_MS : input.seconds * 1000);
  }
  if (!state.waiting) {
    return {
      state: { waiting: true, heard: false },
      effects: [{ type: 'ping' }, { type: 'setTimer', delayMs: PONG_TIMEOUT_MS }],
    };
  }
  // A server that says other things but never QNG is alive all the same.
  return state.heard ? rest(DEFAULT_PING_INTERVAL_MS) : { state, effects: [{ type: 'giveUp' }] };
}

function rest(intervalMs: number): KeepAliveTransition {
  const delayMs = Math.min(MAX_PING_INTERVAL_MS, Math.max(MIN_PING_INTERVAL_MS, intervalMs));
  return { state: { waiting: false, heard: false }, effects: [{ type: 'setTimer', delayMs }] };
}
