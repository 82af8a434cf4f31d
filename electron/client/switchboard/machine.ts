import type {
  AcknowledgementClass,
  SwitchboardEvent,
  SwitchboardEvents,
  SwitchboardRequest,
} from '#protocol/dialects/switchboard.ts';
import { MAX_TRANSACTION_ID } from '#protocol/wire/transaction-id.ts';
import { isAddress } from '../addresses.ts';
import { ClientError } from '../client-error.ts';
import { nameOrAddress } from '../names.ts';
import type { Anomaly } from '../observation.ts';
import {
  ACKNOWLEDGEMENT_TIMEOUT_MS,
  JOIN_TIMEOUT_MS,
  REFUSAL_GRACE_MS,
  REPLY_TIMEOUT_MS,
  SWITCHBOARD_IDLE_MS,
} from '../timeouts.ts';

/** More people than any server lets into one conversation. */
export const MAX_PARTICIPANTS = 256;

/** Somebody else on the switchboard. */
export interface SwitchboardParticipant {
  /** Lower case. */
  readonly address: string;
  readonly name: string;
  /** 0 where the dialect does not tell. */
  readonly capabilities: number;
}

/** How we get in: with the key of our own request, or with that of somebody's call (facts §10.1, §10.2). */
export type SwitchboardEntry =
  | { readonly kind: 'call'; readonly key: string }
  | { readonly kind: 'answer'; readonly key: string; readonly sessionId: string };

export interface SwitchboardState {
  readonly phase: 'connecting' | 'entering' | 'open' | 'ended';
  readonly address: string;
  readonly entry: SwitchboardEntry;
  readonly nextTrid: number;
  readonly participants: ReadonlyMap<string, SwitchboardParticipant>;
  /** People called who have not come yet, with the transaction of the call. */
  readonly calls: ReadonlyMap<string, number>;
  /** Messages written and not settled, with the parts that are not acknowledged. */
  readonly messages: ReadonlyMap<
    number,
    { readonly parts: ReadonlySet<number>; readonly silenceIsConsent: boolean }
  >;
}

export type SwitchboardInput =
  | { readonly type: 'connected' }
  | { readonly type: 'heard'; readonly event: SwitchboardEvent }
  | { readonly type: 'refused'; readonly trid: number; readonly error: ClientError }
  | { readonly type: 'call'; readonly address: string }
  /** `id` is the caller's own; its fate comes back as `messageSettled`. */
  | {
      readonly type: 'send';
      readonly id: number;
      readonly payloads: readonly Uint8Array[];
      readonly acknowledgement: AcknowledgementClass;
    }
  | { readonly type: 'timerRanOut'; readonly timer: string }
  | { readonly type: 'leave'; readonly reason: ClientError | null }
  | { readonly type: 'lost'; readonly error: ClientError };

export type SwitchboardEffect =
  | { readonly type: 'write'; readonly request: SwitchboardRequest }
  | { readonly type: 'setTimer'; readonly timer: string; readonly delayMs: number }
  | { readonly type: 'clearTimer'; readonly timer: string }
  | { readonly type: 'opened' }
  | { readonly type: 'joined'; readonly participant: SwitchboardParticipant }
  /** `idle`: the server put the session to sleep, nobody walked away. */
  | { readonly type: 'left'; readonly address: string; readonly idle: boolean }
  | { readonly type: 'received'; readonly message: SwitchboardEvents['message'] }
  | { readonly type: 'callSettled'; readonly address: string; readonly error: ClientError | null }
  | { readonly type: 'messageSettled'; readonly id: number; readonly error: ClientError | null }
  | { readonly type: 'noticed'; readonly anomaly: Anomaly }
  /** The line is to be closed, after what was written. Null: we left. */
  | { readonly type: 'ended'; readonly error: ClientError | null };

export interface SwitchboardTransition {
  readonly state: SwitchboardState;
  readonly effects: readonly SwitchboardEffect[];
}

const ENTRY_TIMER = 'entry';
const IDLE_TIMER = 'idle';
const STAY_AWAKE: SwitchboardEffect = { type: 'setTimer', timer: IDLE_TIMER, delayMs: SWITCHBOARD_IDLE_MS };

/** A switchboard about to be connected to. */
export function beginSwitchboard(address: string, entry: SwitchboardEntry): SwitchboardTransition {
  return {
    state: {
      phase: 'connecting',
      address,
      entry,
      nextTrid: 1,
      participants: new Map(),
      calls: new Map(),
      messages: new Map(),
    },
    effects: [],
  };
}

/** A conversation on a switchboard (facts §10). Pure: effects are for the caller to do, in their order. */
export function switchboardStep(state: SwitchboardState, input: SwitchboardInput): SwitchboardTransition {
  if (state.phase === 'ended') return { state, effects: refuseLate(input) };
  switch (input.type) {
    case 'connected':
      return enter(state);
    case 'heard':
      return hear(state, input.event);
    case 'refused':
      return refuse(state, input.trid, input.error);
    case 'call':
      return call(state, input.address);
    case 'send':
      return send(state, input);
    case 'timerRanOut':
      return runOut(state, input.timer);
    case 'leave':
      return end(state, input.reason, state.phase === 'connecting' ? [] : [writeOf({ type: 'leave' })]);
    case 'lost':
      break;
  }
  return end(state, input.error, []);
}

function enter(state: SwitchboardState): SwitchboardTransition {
  const { address, entry } = state;
  const { trid, next } = takeTrid(state);
  const request: SwitchboardRequest =
    entry.kind === 'call'
      ? { type: 'open', trid, address, key: entry.key }
      : { type: 'answer', trid, address, key: entry.key, sessionId: entry.sessionId };
  return {
    state: { ...next, phase: 'entering' },
    effects: [writeOf(request), { type: 'setTimer', timer: ENTRY_TIMER, delayMs: REPLY_TIMEOUT_MS }],
  };
}

function hear(state: SwitchboardState, event: SwitchboardEvent): SwitchboardTransition {
  switch (event.type) {
    case 'opened':
    case 'answered':
      if (state.phase !== 'entering') return noticed(state, 'unexpected-reply', event.type);
      return {
        state: { ...state, phase: 'open' },
        effects: [{ type: 'clearTimer', timer: ENTRY_TIMER }, STAY_AWAKE, { type: 'opened' }],
      };
    case 'ringing':
      if (![...state.calls.values()].includes(event.trid))
        return noticed(state, 'unexpected-reply', event.type);
      return { state, effects: [] };
    case 'present':
    case 'joined':
      return join(state, event);
    case 'left':
      return leftBy(state, event);
    case 'message':
      if (!state.participants.has(event.sender.toLowerCase()))
        return noticed(state, 'unexpected-event', 'somebody absent wrote');
      return {
        state,
        effects: [STAY_AWAKE, { type: 'received', message: event }],
      };
    case 'acknowledged':
      return acknowledge(state, event.trid);
    case 'refused':
      break;
  }
  return refuse(
    state,
    event.trid,
    new ClientError('contact-offline', { detail: 'not delivered to everybody' }),
  );
}

function join(state: SwitchboardState, event: SwitchboardEvents['joined']): SwitchboardTransition {
  const address = event.address.toLowerCase();
  if (address === state.address) return { state, effects: [] };
  if (!isAddress(address)) return noticed(state, 'invalid-arguments', 'somebody without an address came');
  if (state.participants.size >= MAX_PARTICIPANTS && !state.participants.has(address)) {
    return noticed(state, 'limit-exceeded', 'too many participants');
  }
  const participant = {
    address,
    name: nameOrAddress(event.name, address),
    capabilities: event.capabilities ?? 0,
  };
  const participants = new Map(state.participants).set(address, participant);
  const calls = without(state.calls, address);
  const wasCalled = state.calls.has(address);
  return {
    state: { ...state, participants, calls },
    effects: [STAY_AWAKE, { type: 'joined', participant }, ...(wasCalled ? settleCall(address, null) : [])],
  };
}

function leftBy(state: SwitchboardState, event: SwitchboardEvents['left']): SwitchboardTransition {
  const address = event.address.toLowerCase();
  if (!state.participants.has(address)) return noticed(state, 'unexpected-event', 'somebody absent left');
  return {
    state: { ...state, participants: without(state.participants, address) },
    effects: [{ type: 'left', address, idle: event.idle === 1 }],
  };
}

function call(state: SwitchboardState, address: string): SwitchboardTransition {
  if (state.participants.has(address)) return { state, effects: settleCall(address, null) };
  if (state.calls.has(address)) return { state, effects: [] };
  const { trid, next } = takeTrid(state);
  return {
    state: { ...next, calls: new Map(state.calls).set(address, trid) },
    effects: [
      writeOf({ type: 'call', trid, address }),
      { type: 'setTimer', timer: callTimer(address), delayMs: JOIN_TIMEOUT_MS },
    ],
  };
}

function send(
  state: SwitchboardState,
  { id, payloads, acknowledgement }: SwitchboardInput & { type: 'send' },
): SwitchboardTransition {
  if (state.participants.size === 0) {
    return {
      state,
      effects: [settled(id, new ClientError('contact-offline', { detail: 'nobody is here' }))],
    };
  }
  const parts = new Set<number>();
  const writes: SwitchboardEffect[] = [];
  let current = state;
  for (const payload of payloads) {
    const { trid, next } = takeTrid(current);
    current = next;
    parts.add(trid);
    writes.push(writeOf({ type: 'message', trid, acknowledgement, payload }));
  }
  if (acknowledgement === 'none')
    return { state: current, effects: [...writes, STAY_AWAKE, settled(id, null)] };
  const silenceIsConsent = acknowledgement === 'failure';
  const delayMs = silenceIsConsent ? REFUSAL_GRACE_MS : ACKNOWLEDGEMENT_TIMEOUT_MS;
  return {
    state: { ...current, messages: new Map(state.messages).set(id, { parts, silenceIsConsent }) },
    effects: [...writes, STAY_AWAKE, { type: 'setTimer', timer: messageTimer(id), delayMs }],
  };
}

function acknowledge(state: SwitchboardState, trid: number): SwitchboardTransition {
  const found = messageOf(state, trid);
  if (found === null) return noticed(state, 'unexpected-reply', 'acknowledged');
  const [id, message] = found;
  const parts = new Set(message.parts);
  parts.delete(trid);
  if (parts.size > 0) {
    return {
      state: { ...state, messages: new Map(state.messages).set(id, { ...message, parts }) },
      // A long message takes as long as it takes, while it gets on.
      effects: [{ type: 'setTimer', timer: messageTimer(id), delayMs: ACKNOWLEDGEMENT_TIMEOUT_MS }],
    };
  }
  return settleMessage(state, id, null);
}

function refuse(state: SwitchboardState, trid: number, error: ClientError): SwitchboardTransition {
  if (state.phase === 'entering') return end(state, notAdmitted(error), []);
  const called = [...state.calls].find(([, call]) => call === trid)?.[0];
  if (called !== undefined) {
    return {
      state: { ...state, calls: without(state.calls, called) },
      effects: settleCall(called, error),
    };
  }
  const found = messageOf(state, trid);
  return found === null
    ? noticed(state, 'unexpected-reply', error.message)
    : settleMessage(state, found[0], error);
}

/** A switchboard that does not take its key has not judged anybody's password. */
function notAdmitted(error: ClientError): ClientError {
  return new ClientError('server-error', { detail: error.message, cause: error, retryable: true });
}

function runOut(state: SwitchboardState, timer: string): SwitchboardTransition {
  if (timer === ENTRY_TIMER) return end(state, new ClientError('timed-out', { detail: 'switchboard' }), []);
  if (timer === IDLE_TIMER) return end(state, null, [writeOf({ type: 'leave' })]);
  const called = [...state.calls.keys()].find((address) => callTimer(address) === timer);
  if (called !== undefined) {
    return {
      state: { ...state, calls: without(state.calls, called) },
      effects: settleCall(called, new ClientError('timed-out', { detail: 'nobody came' })),
    };
  }
  const found = [...state.messages].find(([id]) => messageTimer(id) === timer);
  if (found === undefined) return { state, effects: [] };
  const [id, { silenceIsConsent }] = found;
  return settleMessage(
    state,
    id,
    silenceIsConsent ? null : new ClientError('timed-out', { detail: 'no acknowledgement' }),
  );
}

/** Everything still open ends with the line: what was written and not acknowledged may or may not have arrived. */
function end(
  state: SwitchboardState,
  error: ClientError | null,
  before: readonly SwitchboardEffect[],
): SwitchboardTransition {
  const reason = error ?? new ClientError('cancelled');
  const lost =
    error === null || error.code !== 'closed-by-server'
      ? reason
      : new ClientError('connection-lost', { cause: error });
  return {
    state: { ...state, phase: 'ended', participants: new Map(), calls: new Map(), messages: new Map() },
    effects: [
      ...before,
      ...[...state.calls.keys()].flatMap((address) => settleCall(address, reason)),
      ...[...state.messages.keys()].map((id) => settled(id, lost)),
      { type: 'ended', error },
    ],
  };
}

/** What is asked of a switchboard that is over. */
function refuseLate(input: SwitchboardInput): SwitchboardEffect[] {
  const error = new ClientError('connection-lost', { detail: 'switchboard ended' });
  if (input.type === 'send') return [settled(input.id, error)];
  return input.type === 'call' ? settleCall(input.address, error) : [];
}

function settleMessage(
  state: SwitchboardState,
  id: number,
  error: ClientError | null,
): SwitchboardTransition {
  return {
    state: { ...state, messages: without(state.messages, id) },
    effects: [{ type: 'clearTimer', timer: messageTimer(id) }, settled(id, error)],
  };
}

function settled(id: number, error: ClientError | null): SwitchboardEffect {
  return { type: 'messageSettled', id, error };
}

function settleCall(address: string, error: ClientError | null): SwitchboardEffect[] {
  return [
    { type: 'clearTimer', timer: callTimer(address) },
    { type: 'callSettled', address, error },
  ];
}

function noticed(state: SwitchboardState, kind: Anomaly['kind'], detail: string): SwitchboardTransition {
  return { state, effects: [{ type: 'noticed', anomaly: { kind, detail } }] };
}

function messageOf(state: SwitchboardState, trid: number) {
  return [...state.messages].find(([, { parts }]) => parts.has(trid)) ?? null;
}

function takeTrid(state: SwitchboardState): { readonly trid: number; readonly next: SwitchboardState } {
  const trid = state.nextTrid;
  return { trid, next: { ...state, nextTrid: trid >= MAX_TRANSACTION_ID ? 1 : trid + 1 } };
}

function writeOf(request: SwitchboardRequest): SwitchboardEffect {
  return { type: 'write', request };
}

function callTimer(address: string): string {
  return `call ${address}`;
}

function messageTimer(id: number): string {
  return `message ${id}`;
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): Map<K, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
