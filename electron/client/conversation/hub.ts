import type { Participant } from '#shared/model/message.ts';
import { isOnline } from '#shared/model/presence.ts';
import { normalizeAddress } from '../addresses.ts';
import { ClientError } from '../client-error.ts';
import type { Conversations, ConversationsEvents, Ring, Session } from '../contract.ts';
import { Emitter } from '../emitter.ts';
import type { ClientEnvironment } from '../environment.ts';
import type { Anomaly } from '../observation.ts';
import { SwitchboardSession, type ReceivedContent, type SwitchboardOptions } from '../switchboard/session.ts';
import { type ConversationHost, ConversationLine } from './conversation-line.ts';

/** Switchboards entered at the same time before calls are let ring. */
const MAX_ENTERING = 50;
/** Conversations held before no call makes a new one any more. */
const MAX_CONVERSATIONS = 5_000;

/**
 * All conversations of an account. It outlives the sessions: `attach` gives it one, and when that ends what was not
 * written yet waits for the next; `abandon` says that there will be none.
 */
export class ConversationHub implements Conversations {
  readonly #events = new Emitter<ConversationsEvents>();
  readonly on = this.#events.on;
  readonly anomalies: Partial<Record<Anomaly['kind'], number>> = {};
  readonly #environment: ClientEnvironment;
  readonly #host: ConversationHost;
  readonly #conversations = new Map<string, ConversationLine>();
  readonly #groups = new WeakMap<SwitchboardSession, ConversationLine>();
  /** Switchboards being entered: our own, and those we were called to. */
  readonly #entering = new Set<SwitchboardSession>();
  #session: Session | null = null;
  #expectsSession = false;

  /** @param address Our own. */
  constructor(environment: ClientEnvironment, address: string) {
    this.#environment = environment;
    this.on('anomalyNoticed', ({ kind }) => {
      this.anomalies[kind] = (this.anomalies[kind] ?? 0) + 1;
    });
    this.#host = {
      ownAddress: address.trim().toLowerCase(),
      clock: environment.clock,
      expectsSession: () => this.#expectsSession,
      online: () => this.#session !== null,
      isOnline: (address) => isOnline(this.#session?.contact(address)?.status ?? 'FLN'),
      isAway: (address) => {
        const contact = this.#session?.contact(address);
        return contact?.lists.forward === true && !isOnline(contact.status);
      },
      nameOf: (address) => this.#session?.contact(address)?.name ?? null,
      openSwitchboard: () => this.#openSwitchboard(),
      participantsChanged: (conversation) => this.#events.emit('participantsChanged', conversation),
      received: (conversation, received) => this.#received(conversation, received),
      becameGroup: (conversation, switchboard) => this.#becameGroup(conversation, switchboard),
      groupOf: (switchboard) => this.#groups.get(switchboard),
    };
  }

  readonly conversationWith = (address: string): ConversationLine => {
    const normal = normalizeAddress(address);
    return (
      this.#conversations.get(normal) ?? this.#add(normal, 'single', [{ address: normal, name: normal }])
    );
  };

  readonly find = (id: string): ConversationLine | undefined => this.#conversations.get(id);

  /** Works with a session from when it is signed in until it ends. */
  attach(session: Session): void {
    this.#expectsSession = true;
    session.on('phaseChanged', (phase) => {
      if (phase === 'signed-in') this.#resume(session);
    });
    session.on('contactChanged', ({ address, status }) => {
      if (this.#session === session && isOnline(status)) this.#conversations.get(address)?.contactArrived();
    });
    session.on('rang', (ring) => {
      if (this.#session === session) this.#answer(ring);
    });
    session.on('ended', (error) => {
      if (this.#session !== session) return;
      this.#session = null;
      const reason =
        error === null
          ? new ClientError('not-signed-in')
          : new ClientError('connection-lost', { detail: error.code, cause: error });
      for (const switchboard of this.#entering) switchboard.leave(reason);
      for (const conversation of this.#conversations.values()) conversation.suspend(reason);
    });
    if (session.phase === 'signed-in') this.#resume(session);
  }

  /** Nothing will be sent any more: everything that waits fails. */
  abandon(reason: ClientError): void {
    this.#expectsSession = false;
    for (const conversation of this.#conversations.values()) conversation.abandon(reason);
  }

  #resume(session: Session): void {
    this.#session = session;
    for (const conversation of this.#conversations.values()) conversation.resume();
  }

  async #openSwitchboard(): Promise<SwitchboardSession> {
    const session = this.#session;
    if (session === null) throw new ClientError('not-signed-in');
    const { endpoint, key } = await session.requestSwitchboard();
    if (this.#session !== session)
      throw new ClientError('connection-lost', { detail: 'signed out meanwhile' });
    const switchboard = this.#createSwitchboard(session, { endpoint, entry: { kind: 'call', key } });
    await switchboard.open();
    return switchboard;
  }

  /** Somebody calls: whoever is there when we come in says which conversation it is. */
  #answer({ endpoint, key, sessionId, address }: Ring): void {
    const session = this.#session;
    if (session === null || address === this.#host.ownAddress) return;
    if (this.#entering.size >= MAX_ENTERING) {
      this.#noticeLimit('too many calls at once');
      return;
    }
    const switchboard = this.#createSwitchboard(session, {
      endpoint,
      entry: { kind: 'answer', key, sessionId },
    });
    switchboard.on('opened', () => this.#adopt(switchboard));
    // A call that could not be answered is over.
    switchboard.open().catch(() => undefined);
  }

  #adopt(switchboard: SwitchboardSession): void {
    const present = [...switchboard.participants.values()].map(({ address, name }) => ({ address, name }));
    const [first, ...others] = present;
    const known = others.length === 0 && first !== undefined && this.#conversations.has(first.address);
    if (first === undefined || (!known && this.#isFull())) {
      switchboard.leave();
    } else if (others.length === 0) {
      this.conversationWith(first.address).adopt(switchboard);
    } else {
      this.#addGroup(present).adopt(switchboard);
    }
  }

  #isFull(): boolean {
    const isFull = this.#conversations.size >= MAX_CONVERSATIONS;
    if (isFull) this.#noticeLimit('too many conversations');
    return isFull;
  }

  #noticeLimit(detail: string): void {
    this.#events.emit('anomalyNoticed', { kind: 'limit-exceeded', detail });
  }

  #becameGroup(conversation: ConversationLine, switchboard: SwitchboardSession): void {
    conversation.release(switchboard);
    if (this.#isFull()) {
      switchboard.leave();
      return;
    }
    const present = [...switchboard.participants.values()].map(({ address, name }) => ({ address, name }));
    const group = this.#addGroup(present);
    this.#groups.set(switchboard, group);
    group.adopt(switchboard);
  }

  #addGroup(participants: readonly Participant[]): ConversationLine {
    return this.#add(`group:${this.#environment.createId()}`, 'group', participants);
  }

  #add(id: string, kind: 'single' | 'group', participants: readonly Participant[]): ConversationLine {
    const conversation = new ConversationLine(this.#host, id, kind, participants);
    this.#conversations.set(id, conversation);
    this.#events.emit('conversationOpened', conversation);
    return conversation;
  }

  #createSwitchboard(
    session: Session,
    options: Pick<SwitchboardOptions, 'endpoint' | 'entry'>,
  ): SwitchboardSession {
    const { dialect } = session;
    if (dialect === null) throw new ClientError('not-signed-in');
    const switchboard = new SwitchboardSession(this.#environment, {
      ...options,
      dialect,
      address: this.#host.ownAddress,
    });
    switchboard.events.relay(['anomalyNoticed', 'traced'], this.#events);
    this.#entering.add(switchboard);
    switchboard.on('opened', () => this.#entering.delete(switchboard));
    switchboard.on('ended', () => this.#entering.delete(switchboard));
    return switchboard;
  }

  #received(conversation: ConversationLine, { sender, senderName, content }: ReceivedContent): void {
    switch (content.kind) {
      case 'text':
      case 'nudge':
        this.#events.emit('messageReceived', { conversation, sender, senderName, content });
        break;
      case 'typing':
        // Whose line it is counts, not whom the message names.
        this.#events.emit('typingReceived', { conversation, address: sender });
        break;
      case 'profile':
      case 'system':
      case 'unknown': {
        const type = content.kind === 'unknown' ? content.contentType : content.kind;
        this.#events.emit('anomalyNoticed', { kind: 'unknown-content', detail: type });
        break;
      }
    }
  }
}
