import { answerChallenge } from '#protocol/challenge/answer.ts';
import { productById } from '#protocol/challenge/products.ts';
import type { Dialect } from '#protocol/dialects/index.ts';
import type { ListReader } from '#protocol/dialects/list-synchronization.ts';
import type { NotificationEvent, NotificationEvents } from '#protocol/dialects/notification.ts';
import { parseMessage } from '#protocol/messages/content.ts';
import { normalizeAddress } from '../addresses.ts';
import { ClientError, toClientError } from '../client-error.ts';
import { NamedTimers } from '../clock.ts';
import type { SessionEvents, SessionPhase, SignInRequest } from '../contract.ts';
import { withDeadline } from '../deadline.ts';
import type { Emitter } from '../emitter.ts';
import { endpointKey, parseServer } from '../endpoints.ts';
import type { ClientEnvironment } from '../environment.ts';
import type { Anomaly } from '../observation.ts';
import { CONNECT_TIMEOUT_MS, LIST_ROW_TIMEOUT_MS } from '../timeouts.ts';
import type { ReplyFate } from '../transactions.ts';
import type { Connection } from '../transport.ts';
import {
  beginKeepAlive,
  type KeepAliveState,
  type KeepAliveTransition,
  keepAliveStep,
} from './keep-alive.ts';
import { NotificationLine } from './line.ts';
import type { OperationPort } from './operation-port.ts';
import type { RosterChange } from './roster-rules.ts';
import { RosterStore } from './roster-store.ts';
import {
  beginSignIn,
  type SignInEffect,
  type SignInInput,
  type SignInState,
  type SignInTransition,
  signInStep,
  type UnsentRequest,
} from './sign-in.ts';
import { fetchTicket } from './tickets.ts';

/** News that came between the rows of the lists, kept until the lists are there. */
const MAX_EARLY_NEWS = 1_000;

interface ComingLists {
  readonly reader: ListReader;
  readonly news: NotificationEvent[];
}

/** Does what the sign-in and keep-alive machines say, keeps the roster, and tells what the server says. */
export class SessionCore implements OperationPort {
  readonly anomalies: Partial<Record<Anomaly['kind'], number>> = {};
  phase: SessionPhase = 'signed-out';
  spoken: Dialect | null = null;
  store: RosterStore | null = null;
  readonly events: Emitter<SessionEvents>;
  readonly #environment: ClientEnvironment;
  readonly #request: SignInRequest;
  readonly #abort = new AbortController();
  readonly #timers: NamedTimers;
  #signIn: SignInState | null = null;
  #keepAlive: KeepAliveState | null = null;
  #line: NotificationLine | null = null;
  #secure = false;
  #lists: ComingLists | null = null;
  #ownName: string;
  #ended = false;

  constructor(environment: ClientEnvironment, request: SignInRequest, events: Emitter<SessionEvents>) {
    this.events = events;
    this.#environment = environment;
    this.#request = request;
    this.#ownName = request.address;
    this.#timers = new NamedTimers(environment.clock, (name) => {
      if (name === 'rows') this.#end(new ClientError('timed-out', { detail: 'lists' }));
      else this.#stepKeepAlive(keepAliveStep(this.#keepAlive!, { type: 'timerRanOut' }));
    });
  }

  async signIn(): Promise<void> {
    if (this.#signIn !== null || this.#ended)
      throw new ClientError('invalid-argument', { detail: 'used up' });
    const result = new Promise<void>((resolve, reject) => {
      this.events.on('phaseChanged', (phase) => {
        if (phase === 'signed-in') resolve();
      });
      this.events.on('ended', (error) => reject(error ?? new ClientError('cancelled')));
    });
    try {
      const address = normalizeAddress(this.#request.address);
      this.#stepSignIn(beginSignIn({ ...this.#request, address }));
    } catch (error) {
      this.#end(toClientError(error));
    }
    await result;
  }

  signOut(): void {
    this.#end(null);
  }

  probe(): void {
    if (this.phase === 'signed-in' && this.#keepAlive?.waiting === false) {
      this.#stepKeepAlive(keepAliveStep(this.#keepAlive, { type: 'timerRanOut' }));
    }
  }

  readonly ask = (request: UnsentRequest): Promise<NotificationEvent> =>
    new Promise((resolve, reject) => {
      const line = this.phase === 'signed-in' ? this.#line : null;
      if (line === null) reject(new ClientError('not-signed-in'));
      else line.ask(request, { onReply: resolve, onFailure: reject });
    });

  readonly roster = (): RosterStore => {
    if (this.store === null || this.phase !== 'signed-in') throw new ClientError('not-signed-in');
    return this.store;
  };

  readonly dialect = (): Dialect => {
    if (this.spoken === null) throw new ClientError('not-signed-in');
    return this.spoken;
  };

  readonly secure = (): boolean => this.#secure;

  readonly tell = (changes: readonly RosterChange[]): void => {
    for (const change of changes) {
      switch (change.type) {
        case 'selfChanged':
          this.events.emit('selfChanged', change.self);
          break;
        case 'contactChanged':
          this.events.emit('contactChanged', change.contact);
          break;
        case 'contactRemoved':
          this.events.emit('contactRemoved', change.address);
          break;
        case 'groupChanged':
          this.events.emit('groupChanged', change.group);
          break;
        case 'groupRemoved':
          this.events.emit('groupRemoved', change.groupId);
          break;
        case 'addedBy':
          this.events.emit('addedBy', change.contact);
          break;
        case 'anomaly':
          this.#notice(change.anomaly);
          break;
      }
    }
  };

  #stepSignIn({ state, effects }: SignInTransition): void {
    this.#signIn = state;
    for (const effect of effects) if (!this.#ended) this.#doSignIn(effect);
  }

  #input(input: SignInInput): void {
    if (this.#signIn !== null && !this.#ended) this.#stepSignIn(signInStep(this.#signIn, input));
  }

  #doSignIn(effect: SignInEffect): void {
    switch (effect.type) {
      case 'connect':
        this.#line?.end();
        this.#line = null;
        this.#connect(effect.endpoint);
        break;
      case 'ask':
        this.#ask(effect.request, (event) => this.#input({ type: 'replied', event }));
        break;
      case 'askForLists': {
        const trid = this.#ask(effect.request, () => undefined);
        if (trid === null) break;
        this.#lists = { reader: this.dialect().lists.createReader(trid), news: [] };
        this.#timers.set('rows', LIST_ROW_TIMEOUT_MS);
        break;
      }
      case 'tell':
        this.#line?.ask(effect.request);
        break;
      case 'choose':
        this.spoken = effect.dialect;
        if (this.#line !== null) this.#line.dialect = effect.dialect;
        break;
      case 'fetchTicket':
        this.#fetchTicket(effect.dialect, effect.challenge);
        break;
      case 'admit':
        this.#ownName = effect.name ?? this.#ownName;
        break;
      case 'enter':
        this.#enter(effect.phase);
        break;
      case 'fail':
        this.#end(effect.error);
        break;
    }
  }

  #connect(endpoint: SignInState['endpoint']): void {
    const { clock, transport } = this.#environment;
    withDeadline(clock, CONNECT_TIMEOUT_MS, endpointKey(endpoint), this.#abort.signal, (signal) =>
      transport.connect(endpoint, signal),
    ).then(
      (connection) => this.#connected(connection),
      (error: unknown) => this.#input({ type: 'failed', error: toClientError(error) }),
    );
  }

  #connected(connection: Connection): void {
    const [newest] = this.#request.dialects;
    if (this.#ended || newest === undefined) {
      connection.destroy();
      this.#end(new ClientError('no-common-dialect', { detail: 'none allowed' }));
      return;
    }
    this.#secure = connection.secure;
    this.#line = new NotificationLine(connection, this.#environment.clock, newest, {
      onEvent: (event, fate) => this.#receive(event, fate),
      onStrayError: (error, trid) => this.#strayError(error, trid),
      onAnomaly: (anomaly) => this.#notice(anomaly),
      onLost: (reason) => this.#end(reason),
      tracer: () => (this.events.hears('traced') ? (trace) => this.events.emit('traced', trace) : null),
    });
    this.#input({ type: 'connected' });
  }

  /** Sends a request of signing in, whose failure ends it. Answers its transaction. */
  #ask(request: UnsentRequest, onReply: (event: NotificationEvent) => void): number | null {
    const onFailure = (error: ClientError): void => this.#input({ type: 'failed', error });
    try {
      return this.#line?.ask(request, { onReply, onFailure }) ?? null;
    } catch (error) {
      onFailure(toClientError(error));
      return null;
    }
  }

  #fetchTicket(dialect: Dialect, challenge: string): void {
    const { address, password, endpoints } = this.#request;
    fetchTicket(
      { dialect, endpoints, address: address.trim().toLowerCase(), password, challenge },
      this.#environment,
      this.#abort.signal,
    ).then(
      (ticket) => this.#input({ type: 'ticketReceived', ticket }),
      (error: unknown) => this.#input({ type: 'failed', error: toClientError(error) }),
    );
  }

  #receive(event: NotificationEvent, fate: ReplyFate | null): void {
    if (this.#keepAlive !== null) this.#keepAlive = keepAliveStep(this.#keepAlive, { type: 'heard' }).state;
    if (this.#lists?.reader.accept(event) === true) {
      this.#timers.set('rows', LIST_ROW_TIMEOUT_MS);
      this.#finishLists();
      return;
    }
    if (fate === 'unexpected') {
      this.#notice({ kind: 'unexpected-reply', detail: event.type });
      return;
    }
    this.#obey(event);
    if (this.store !== null) {
      this.tell(this.store.apply(event));
    } else if (this.#lists !== null && this.#lists.news.length < MAX_EARLY_NEWS) {
      this.#lists.news.push(event);
    }
  }

  /** What is not about the roster. */
  #obey(event: NotificationEvent): void {
    switch (event.type) {
      case 'challenge':
        this.#answerChallenge(event.challenge);
        break;
      case 'ringing':
        this.#rung(event);
        break;
      case 'message':
        this.#hearServer(event.payload);
        break;
      case 'pong':
        if (this.#keepAlive !== null) {
          this.#stepKeepAlive(keepAliveStep(this.#keepAlive, { type: 'ponged', seconds: event.seconds }));
        }
        break;
      case 'signedOut':
        this.#end(signedOutError(event.reason));
        break;
      default:
        break;
    }
  }

  #answerChallenge(challenge: string): void {
    const product = productById(this.spoken?.identity.productId ?? '');
    if (this.spoken === null || product === undefined) return;
    const answer = answerChallenge(product, challenge, this.spoken.challengeAlgorithm);
    const payload = new TextEncoder().encode(answer);
    this.#line?.ask({ type: 'answerChallenge', value: { productId: product.id, payload } });
  }

  #rung(event: NotificationEvents['ringing']): void {
    const endpoint = parseServer(event.server, this.#secure);
    if (endpoint === null) {
      this.#notice({ kind: 'invalid-arguments', detail: 'called to no address' });
      return;
    }
    const { key, sessionId, name } = event;
    this.events.emit('rang', { endpoint, key, sessionId, address: event.address.toLowerCase(), name });
  }

  #hearServer(payload: Uint8Array): void {
    const content = parseMessage(payload);
    if (content.kind === 'profile' || content.kind === 'system') {
      this.events.emit('serverMessageReceived', content);
    } else {
      const type = content.kind === 'unknown' ? content.contentType : content.kind;
      this.#notice({ kind: 'unknown-content', detail: type });
    }
  }

  #finishLists(): void {
    const lists = this.#lists?.reader.result() ?? null;
    if (lists === null || this.spoken === null || this.#signIn === null) return;
    const { news } = this.#lists!;
    this.#lists = null;
    this.#timers.clear('rows');
    const { address, personalMessage = '' } = this.#signIn.request;
    this.store = new RosterStore(this.spoken, lists, {
      address,
      name: this.#ownName,
      status: 'FLN',
      personalMessage,
    });
    const changes = news.flatMap((event) => this.store?.apply(event) ?? []);
    this.events.emit('rosterSynchronized', this.store.snapshot());
    this.tell(changes.filter(({ type }) => type === 'anomaly'));
    this.#input({ type: 'listsReceived', lists });
  }

  #enter(phase: SessionPhase): void {
    if (phase === this.phase) return;
    this.phase = phase;
    if (phase === 'signed-in') this.#stepKeepAlive(beginKeepAlive());
    this.events.emit('phaseChanged', phase);
    if (phase !== 'signed-in') return;
    for (const contact of this.store?.pending() ?? []) this.events.emit('addedBy', contact);
  }

  #stepKeepAlive({ state, effects }: KeepAliveTransition): void {
    this.#keepAlive = state;
    for (const effect of effects) {
      if (effect.type === 'ping') this.#line?.ping();
      else if (effect.type === 'setTimer') this.#timers.set('ping', effect.delayMs);
      else this.#end(new ClientError('connection-lost', { detail: 'no answer to a ping' }));
    }
  }

  /** A refusal of nothing in particular is, while signing in, a refusal of that. */
  #strayError(error: ClientError, trid: number): void {
    if (trid === 0 && this.phase !== 'signed-in') this.#end(error);
    else this.#notice({ kind: 'unexpected-reply', detail: error.message });
  }

  #notice(anomaly: Anomaly): void {
    this.anomalies[anomaly.kind] = (this.anomalies[anomaly.kind] ?? 0) + 1;
    this.events.emit('anomalyNoticed', anomaly);
  }

  #end(error: ClientError | null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#timers.clearAll();
    this.#abort.abort(error ?? new ClientError('cancelled'));
    if (error === null) this.#line?.signOut();
    else this.#line?.destroy();
    this.#line?.failAll(error ?? new ClientError('not-signed-in'));
    this.#line = null;
    this.#enter('signed-out');
    this.events.emit('ended', error);
  }
}

/** OUT and its reasons (facts §4). */
function signedOutError(reason: string | undefined): ClientError {
  if (reason === 'OTH') return new ClientError('signed-in-elsewhere', { retryable: false });
  if (reason === 'SSD') return new ClientError('server-shutting-down');
  return new ClientError('closed-by-server', reason === undefined ? {} : { detail: reason });
}
