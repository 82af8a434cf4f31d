import { Capability, hasCapability } from '#protocol/capabilities.ts';
import {
  knowsVerb,
  readErrorReply,
  readMessage,
  writeMessage,
  type Dialect,
} from '#protocol/dialects/dialect.ts';
import type {
  AcknowledgementClass,
  SwitchboardEvents as WireEvents,
  SwitchboardRequest,
  SwitchboardRequests,
} from '#protocol/dialects/switchboard.ts';
import { ChunkAssembler, formatText } from '#protocol/messages/chunks.ts';
import {
  formatMessage,
  messageClass,
  type MessageClass,
  type MessageContent,
} from '#protocol/messages/content.ts';
import type { Command, Frame } from '#protocol/wire/frame.ts';
import type { Endpoint } from '#shared/model/account.ts';
import { ClientError, errorFromNumber, toClientError } from '../client-error.ts';
import { NamedTimers } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import { Emitter } from '../emitter.ts';
import { endpointKey } from '../endpoints.ts';
import type { ClientEnvironment } from '../environment.ts';
import { FrameChannel } from '../frame-channel.ts';
import { nameOrAddress } from '../names.ts';
import type { Anomaly, Trace } from '../observation.ts';
import { CONNECT_TIMEOUT_MS } from '../timeouts.ts';
import type { Connection } from '../transport.ts';
import {
  beginSwitchboard,
  type SwitchboardEffect,
  type SwitchboardEntry,
  type SwitchboardInput,
  type SwitchboardParticipant,
  type SwitchboardState,
  switchboardStep,
} from './machine.ts';

export interface SwitchboardOptions {
  readonly endpoint: Endpoint;
  readonly dialect: Dialect;
  /** Our own, in lower case. */
  readonly address: string;
  readonly entry: SwitchboardEntry;
}

export interface ReceivedContent {
  /** Lower case. */
  readonly sender: string;
  readonly senderName: string;
  readonly content: MessageContent;
}

/** What happens on a switchboard, told at once, in the order of the line. */
export interface SwitchboardSessionEvents {
  /** We are in; who was there before is in `participants`. */
  readonly opened: undefined;
  readonly participantJoined: SwitchboardParticipant;
  readonly participantLeft: { readonly address: string; readonly idle: boolean };
  readonly contentReceived: ReceivedContent;
  /** Exactly once: null when we left. */
  readonly ended: ClientError | null;
  readonly anomalyNoticed: Anomaly;
  readonly traced: Trace;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: ClientError) => void;
}

const ACKNOWLEDGEMENTS: Readonly<Record<MessageClass, AcknowledgementClass>> = {
  U: 'none',
  N: 'failure',
  A: 'always',
  D: 'data',
};

/** One switchboard, from connecting to its end: does what its machine says. */
export class SwitchboardSession {
  readonly events = new Emitter<SwitchboardSessionEvents>();
  readonly on = this.events.on;
  readonly #environment: ClientEnvironment;
  readonly #options: SwitchboardOptions;
  readonly #abort = new AbortController();
  readonly #timers: NamedTimers;
  readonly #assembler: ChunkAssembler;
  readonly #calls = new Map<string, Waiter[]>();
  readonly #messages = new Map<number, Waiter>();
  #channel: FrameChannel | null = null;
  #state: SwitchboardState;
  #nextMessage = 1;

  constructor(environment: ClientEnvironment, options: SwitchboardOptions) {
    this.#environment = environment;
    this.#options = options;
    this.#assembler = new ChunkAssembler(environment.clock.now);
    this.#timers = new NamedTimers(environment.clock, (timer) => this.#input({ type: 'timerRanOut', timer }));
    this.#state = beginSwitchboard(options.address, options.entry).state;
  }

  get phase(): SwitchboardState['phase'] {
    return this.#state.phase;
  }

  /** Everybody else here, by address. */
  get participants(): ReadonlyMap<string, SwitchboardParticipant> {
    return this.#state.participants;
  }

  /** Connects and gets in; once only. Rejects with what kept us out. */
  async open(): Promise<void> {
    const opened = new Promise<void>((resolve, reject) => {
      this.on('opened', () => resolve());
      this.on('ended', (error) => reject(error ?? new ClientError('cancelled')));
    });
    const { clock, transport } = this.#environment;
    const { endpoint } = this.#options;
    withDeadline(clock, CONNECT_TIMEOUT_MS, endpointKey(endpoint), this.#abort.signal, (signal) =>
      transport.connect(endpoint, signal),
    ).then(
      (connection) => this.#connected(connection),
      (error: unknown) => this.#input({ type: 'lost', error: toClientError(error) }),
    );
    await opened;
  }

  /** Calls somebody in (lower case). Resolves when they have joined; rejects with `contact-offline` (217) and the like. */
  call(address: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#calls.set(address, [...(this.#calls.get(address) ?? []), { resolve, reject }]);
      this.#input({ type: 'call', address });
    });
  }

  /**
   * Sends to everybody here. Written to the line before this returns, or never.
   *
   * @returns Resolves when the server has acknowledged all of it (facts §10.3); rejects with `contact-offline` when it
   *   was refused or nobody is here, `timed-out` without acknowledgement, `connection-lost` when the line broke before.
   */
  send(content: MessageContent): Promise<void> {
    return new Promise((resolve, reject) => {
      const payloads = this.#payloadsOf(content);
      const id = this.#nextMessage++;
      this.#messages.set(id, { resolve, reject });
      this.#input({ type: 'send', id, payloads, acknowledgement: acknowledgementOf(content) });
    });
  }

  /** Leaves. @param reason What unsettled messages and calls fail with; nothing in particular unless given. */
  leave(reason: ClientError | null = null): void {
    this.#input({ type: 'leave', reason });
  }

  #payloadsOf(content: MessageContent): Uint8Array[] {
    if (content.kind !== 'text') return [formatMessage(content)];
    const chunked = [...this.participants.values()].every(({ capabilities }) =>
      hasCapability(capabilities, Capability.chunkedMessages),
    );
    return formatText(content, {
      split: chunked ? 'chunks' : 'messages',
      createMessageId: () => `{${this.#environment.createId().toUpperCase()}}`,
    });
  }

  #connected(connection: Connection): void {
    if (this.#state.phase === 'ended') {
      connection.destroy();
      return;
    }
    this.#channel = new FrameChannel({
      connection,
      link: 'switchboard',
      clock: this.#environment.clock,
      onFrame: (frame) => this.#receive(frame),
      onLost: (error) => this.#input({ type: 'lost', error }),
      tracer: () => (this.events.hears('traced') ? (trace) => this.events.emit('traced', trace) : null),
    });
    this.#input({ type: 'connected' });
  }

  #receive(frame: Frame): void {
    if (frame.kind === 'malformed') {
      this.#notice({ kind: 'malformed-frame', detail: `${frame.reason}: ${frame.excerpt}` });
      if (frame.fatal) {
        this.#input({ type: 'lost', error: new ClientError('protocol-violation', { detail: frame.reason }) });
      }
      if (frame.readAs !== undefined) this.#obey(frame.readAs);
      return;
    }
    this.#obey(frame);
  }

  #obey(frame: Command): void {
    const refusal = readErrorReply(frame);
    if (refusal !== null) {
      this.#input({ type: 'refused', trid: refusal.trid, error: errorFromNumber(refusal.code) });
      return;
    }
    const table = this.#options.dialect.switchboardEvents;
    const event = readMessage<WireEvents>(table, frame);
    if (event !== null) {
      this.#input({ type: 'heard', event });
      return;
    }
    const kind = knowsVerb(table, frame.verb) ? 'invalid-arguments' : 'unknown-command';
    this.#notice({ kind, detail: frame.verb });
  }

  #input(input: SwitchboardInput): void {
    const { state, effects } = switchboardStep(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: SwitchboardEffect): void {
    switch (effect.type) {
      case 'write':
        this.#write(effect.request);
        break;
      case 'setTimer':
        this.#timers.set(effect.timer, effect.delayMs);
        break;
      case 'clearTimer':
        this.#timers.clear(effect.timer);
        break;
      case 'opened':
        this.events.emit('opened', undefined);
        break;
      case 'joined':
        this.events.emit('participantJoined', effect.participant);
        break;
      case 'left':
        this.events.emit('participantLeft', { address: effect.address, idle: effect.idle });
        break;
      case 'received':
        this.#read(effect.message);
        break;
      case 'callSettled':
        for (const waiter of this.#calls.get(effect.address) ?? []) settle(waiter, effect.error);
        this.#calls.delete(effect.address);
        break;
      case 'messageSettled': {
        const waiter = this.#messages.get(effect.id);
        this.#messages.delete(effect.id);
        if (waiter !== undefined) settle(waiter, effect.error);
        break;
      }
      case 'noticed':
        this.#notice(effect.anomaly);
        break;
      case 'ended':
        this.#close(effect.error);
        break;
    }
  }

  #write(request: SwitchboardRequest): void {
    const { type, ...value } = request;
    const command = writeMessage<SwitchboardRequests, keyof SwitchboardRequests>(
      this.#options.dialect.switchboardRequests,
      type,
      value,
    );
    if (command !== null) this.#channel?.send(command);
  }

  #read({ sender, name, payload }: WireEvents['message']): void {
    const content = this.#assembler.accept(sender, payload);
    if (content === null) return;
    const address = sender.toLowerCase();
    this.events.emit('contentReceived', {
      sender: address,
      senderName: nameOrAddress(name, address),
      content,
    });
  }

  #notice(anomaly: Anomaly): void {
    this.events.emit('anomalyNoticed', anomaly);
  }

  #close(error: ClientError | null): void {
    this.#timers.clearAll();
    this.#abort.abort(error ?? new ClientError('cancelled'));
    if (error === null || error.code === 'not-signed-in') this.#channel?.end();
    else this.#channel?.destroy();
    this.events.emit('ended', error);
  }
}

/** By its type (facts §11), but of what a person sends we want to know that it arrived, not only that it did not. */
function acknowledgementOf(content: MessageContent): AcknowledgementClass {
  const matters = content.kind === 'text' || content.kind === 'nudge';
  return matters ? 'always' : ACKNOWLEDGEMENTS[messageClass(content)];
}

function settle(waiter: Waiter, error: ClientError | null): void {
  if (error === null) waiter.resolve();
  else waiter.reject(error);
}
