import type { Roster, Self } from '#shared/model/contact.ts';
import { ClientError } from '../client-error.ts';
import { NamedTimers } from '../clock.ts';
import type {
  AccountEvents,
  AccountSession,
  AccountState,
  Conversations,
  Session,
  SessionEvents,
  SignInRequest,
} from '../contract.ts';
import { ConversationHub } from '../conversation/hub.ts';
import { Emitter } from '../emitter.ts';
import type { ClientEnvironment } from '../environment.ts';
import { createSession } from '../notification/session.ts';
import {
  type ReconnectEffect,
  type ReconnectInput,
  type ReconnectState,
  reconnectStep,
  SIGNED_OUT,
} from './machine.ts';

/** Events of a session that are the account's too. */
const FORWARDED = [
  'rosterSynchronized',
  'selfChanged',
  'contactChanged',
  'contactRemoved',
  'groupChanged',
  'groupRemoved',
  'addedBy',
  'rang',
  'serverMessageReceived',
  'anomalyNoticed',
  'traced',
] as const;

/** An account that has not signed in yet: listen to it, then call `signIn`. */
export function createAccountSession(environment: ClientEnvironment, request: SignInRequest): AccountSession {
  return new ReconnectingSession(environment, request);
}

/** Makes sessions as its machine says, and gives each to the conversations. */
class ReconnectingSession implements AccountSession {
  readonly #events = new Emitter<AccountEvents>();
  readonly on = this.#events.on;
  readonly #environment: ClientEnvironment;
  readonly #timers: NamedTimers;
  readonly #hub: ConversationHub;
  /** How to sign in the next time: as the person last was. */
  #request: SignInRequest;
  #machine: ReconnectState = SIGNED_OUT;
  #session: Session | null = null;
  /** The session there is, or the one that was there last. */
  #last: Session | null = null;
  #firstAttempt: { readonly resolve: () => void; readonly reject: (error: ClientError) => void } | null =
    null;

  constructor(environment: ClientEnvironment, request: SignInRequest) {
    this.#environment = environment;
    this.#request = request;
    this.#timers = new NamedTimers(environment.clock, () => this.#input({ type: 'timerRanOut' }));
    this.#hub = new ConversationHub(environment, request.address);
  }

  get state(): AccountState {
    return this.#machine.shown;
  }

  get session(): Session | null {
    return this.#session?.phase === 'signed-in' ? this.#session : null;
  }

  readonly roster = (): Roster | null => this.#last?.roster() ?? null;

  readonly self = (): Self | null => this.#last?.self() ?? null;

  get conversations(): Conversations {
    return this.#hub;
  }

  readonly signIn = (): Promise<void> => {
    if (this.state.phase !== 'signed-out') {
      return Promise.reject(new ClientError('invalid-argument', { detail: 'signed in already' }));
    }
    return new Promise((resolve, reject) => {
      this.#firstAttempt = { resolve, reject };
      this.#input({ type: 'signIn' });
    });
  };

  readonly reconnectNow = (): void => {
    this.#input({ type: 'reconnectNow' });
  };

  readonly wake = (): void => {
    this.reconnectNow();
    this.#session?.probe();
  };

  readonly signOut = (): void => {
    if (this.state.phase !== 'signed-out') this.#input({ type: 'signOut' });
  };

  #input(input: ReconnectInput): void {
    const before = this.#machine.shown;
    const { state, effects } = reconnectStep(this.#machine, input);
    this.#machine = state;
    for (const effect of effects) this.#do(effect);
    if (this.#machine.shown !== before && this.#machine === state)
      this.#events.emit('stateChanged', state.shown);
  }

  #do(effect: ReconnectEffect): void {
    switch (effect.type) {
      case 'startSession':
        this.#start();
        break;
      case 'endSession': {
        const session = this.#session;
        this.#session = null;
        session?.signOut();
        break;
      }
      case 'setTimer':
        this.#timers.set('retry', effect.delayMs);
        break;
      case 'clearTimer':
        this.#timers.clear('retry');
        break;
      case 'giveUp':
        this.#hub.abandon(effect.error ?? new ClientError('not-signed-in'));
        this.#firstAttempt?.reject(effect.error ?? new ClientError('cancelled'));
        this.#firstAttempt = null;
        break;
    }
  }

  #start(): void {
    const events = new Emitter<SessionEvents>();
    events.relay(FORWARDED, this.#events);
    const session = createSession(this.#environment, this.#request, events);
    this.#session = session;
    this.#last = session;
    this.#hub.attach(session);
    session.on('selfChanged', ({ status, personalMessage }) => {
      if (status !== 'FLN') this.#request = { ...this.#request, status, personalMessage };
    });
    session.on('phaseChanged', (phase) => {
      if (this.#session !== session) return;
      this.#input({ type: 'phaseChanged', phase, now: this.#environment.clock.now() });
      if (phase !== 'signed-in') return;
      this.#firstAttempt?.resolve();
      this.#firstAttempt = null;
    });
    session.on('ended', (error) => {
      if (this.#session !== session) return;
      this.#session = null;
      const { clock, random } = this.#environment;
      this.#input({ type: 'ended', error, now: clock.now(), random: random() });
    });
    // Its end is told by the event.
    session.signIn().catch(() => undefined);
  }
}
