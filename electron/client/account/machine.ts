import type { ClientError } from '../client-error.ts';
import type { AccountState, SessionPhase } from '../contract.ts';
import { isWorthRetrying, pauseMs } from './backoff.ts';

/** A session that lived this long counts as one that worked: the pauses start small again. */
const STABLE_AFTER_MS = 5_000;

export interface ReconnectState {
  readonly shown: AccountState;
  /** Whether a session of this sign-in ever got as far as signed in: only then is it made anew. */
  readonly established: boolean;
  readonly attempts: number;
  /** Milliseconds since 1970; null while not signed in. */
  readonly signedInAt: number | null;
}

export type ReconnectInput =
  | { readonly type: 'signIn' }
  | { readonly type: 'signOut' }
  | { readonly type: 'reconnectNow' }
  | { readonly type: 'timerRanOut' }
  | { readonly type: 'phaseChanged'; readonly phase: SessionPhase; readonly now: number }
  /** `random` from 0 up to but not 1. */
  | {
      readonly type: 'ended';
      readonly error: ClientError | null;
      readonly now: number;
      readonly random: number;
    };

export type ReconnectEffect =
  | { readonly type: 'startSession' }
  | { readonly type: 'endSession' }
  | { readonly type: 'setTimer'; readonly delayMs: number }
  | { readonly type: 'clearTimer' }
  /** There will be no more sessions: whatever waits for one fails. */
  | { readonly type: 'giveUp'; readonly error: ClientError | null };

export interface ReconnectTransition {
  readonly state: ReconnectState;
  readonly effects: readonly ReconnectEffect[];
}

export const SIGNED_OUT: ReconnectState = {
  shown: { phase: 'signed-out', failure: null, retryAt: null },
  established: false,
  attempts: 0,
  signedInAt: null,
};

/** When sessions of an account are made, and what is shown of that. Pure. */
export function reconnectStep(state: ReconnectState, input: ReconnectInput): ReconnectTransition {
  switch (input.type) {
    case 'signIn':
      return {
        state: { ...SIGNED_OUT, shown: { phase: 'connecting', failure: null, retryAt: null } },
        effects: [{ type: 'startSession' }],
      };
    case 'signOut':
      return {
        state: SIGNED_OUT,
        effects: [{ type: 'clearTimer' }, { type: 'endSession' }, { type: 'giveUp', error: null }],
      };
    case 'reconnectNow':
    case 'timerRanOut':
      return state.shown.retryAt === null ? { state, effects: [] } : retry(state);
    case 'phaseChanged':
      return { state: enter(state, input.phase, input.now), effects: [] };
    case 'ended':
      break;
  }
  return ended(state, input);
}

function retry(state: ReconnectState): ReconnectTransition {
  return {
    state: { ...state, shown: { ...state.shown, retryAt: null } },
    effects: [{ type: 'clearTimer' }, { type: 'startSession' }],
  };
}

function enter(state: ReconnectState, phase: SessionPhase, now: number): ReconnectState {
  if (phase === 'signed-in') {
    return {
      ...state,
      established: true,
      signedInAt: now,
      shown: { phase, failure: null, retryAt: null },
    };
  }
  // The steps of an attempt are shown the first time only; later it is all reconnecting.
  if (state.established || phase === 'signed-out' || phase === state.shown.phase) return state;
  return { ...state, shown: { ...state.shown, phase } };
}

function ended(state: ReconnectState, input: ReconnectInput & { type: 'ended' }): ReconnectTransition {
  const { error, now, random } = input;
  if (error === null || !state.established || !isWorthRetrying(error)) {
    return {
      state: { ...SIGNED_OUT, shown: { phase: 'signed-out', failure: error, retryAt: null } },
      effects: [{ type: 'giveUp', error }],
    };
  }
  const stable = state.signedInAt !== null && now - state.signedInAt > STABLE_AFTER_MS;
  const attempts = stable ? 0 : state.attempts;
  const delayMs = pauseMs(attempts, random);
  return {
    state: {
      established: true,
      attempts: attempts + 1,
      signedInAt: null,
      shown: { phase: 'reconnecting', failure: error, retryAt: now + delayMs },
    },
    effects: [{ type: 'setTimer', delayMs }],
  };
}
