import type { TextContent } from '#protocol/messages/content.ts';
import type { Participant } from '#shared/model/message.ts';
import type { TextFormat } from '#shared/model/text-format.ts';
import { normalizeAddress } from '../addresses.ts';
import { ClientError, toClientError } from '../client-error.ts';
import type { Clock } from '../clock.ts';
import type { Conversation } from '../contract.ts';
import { MAX_PARTICIPANTS } from '../switchboard/machine.ts';
import type { ReceivedContent, SwitchboardSession } from '../switchboard/session.ts';
import { type OutgoingContent, Outbox } from './outbox.ts';

/** Switchboards of one conversation: one is used, another may come when both sides call at once. */
const MAX_SWITCHBOARDS = 4;
/** Lines that break before they carry anything are opened again, but not for ever. */
const MAX_ATTEMPTS = 3;
/** After typing could not open a line, only a message does for this long. */
const TYPING_PAUSE_MS = 60_000;

/** What a conversation needs of all the others. */
export interface ConversationHost {
  /** Our own address in lower case. */
  readonly ownAddress: string;
  readonly clock: Clock;
  /** Whether there is a session, or there may be one again. */
  readonly expectsSession: () => boolean;
  /** Whether there is a session to open lines with. */
  readonly online: () => boolean;
  /** Whether somebody on our list is online. */
  readonly isOnline: (address: string) => boolean;
  /** Whether somebody on our list is offline, so that calling them is of no use. */
  readonly isAway: (address: string) => boolean;
  /** The name on our list, or null. */
  readonly nameOf: (address: string) => string | null;
  /** A switchboard of our own, open and empty. Rejects with a `ClientError`. */
  readonly openSwitchboard: () => Promise<SwitchboardSession>;
  readonly participantsChanged: (conversation: ConversationLine) => void;
  readonly received: (conversation: ConversationLine, received: ReceivedContent) => void;
  /** Somebody else is on the switchboard of a single conversation: from now on it belongs to a group. */
  readonly becameGroup: (conversation: ConversationLine, switchboard: SwitchboardSession) => void;
  /** The group a switchboard went to, if it did. */
  readonly groupOf: (switchboard: SwitchboardSession) => ConversationLine | undefined;
}

/** One conversation over the switchboards that come and go under it. */
export class ConversationLine implements Conversation {
  readonly id: string;
  readonly kind: 'single' | 'group';
  readonly #host: ConversationHost;
  readonly #outbox: Outbox;
  /** Everybody who belongs here, whether a switchboard is open or not. */
  readonly #members = new Map<string, Participant>();
  readonly #switchboards = new Map<SwitchboardSession, readonly (() => void)[]>();
  /** The one messages go out on: kept as long as it works, so that they arrive in order. */
  #current: SwitchboardSession | null = null;
  #opening: Promise<void> | null = null;
  #attempts = 0;
  #typingPausedUntil = 0;
  /** How many messages were sent. */
  #said = 0;
  #closing = false;

  /** @param members Addresses in lower case: the one person of a single conversation, those present of a group. */
  constructor(host: ConversationHost, id: string, kind: 'single' | 'group', members: readonly Participant[]) {
    this.#host = host;
    this.id = id;
    this.kind = kind;
    this.#outbox = new Outbox(host.clock);
    for (const member of members) this.#members.set(member.address, member);
  }

  get participants(): readonly Participant[] {
    if (this.kind === 'group') return [...this.#members.values()];
    return [...this.#members.values()].map(({ address, name }) => ({
      address,
      name: this.#host.nameOf(address) ?? name,
    }));
  }

  readonly sendText = (text: string, format: TextFormat): Promise<void> => {
    const content: TextContent = { kind: 'text', text, format, nickname: null };
    return this.#send(content);
  };

  readonly sendNudge = (): Promise<void> => this.#send({ kind: 'nudge' });

  readonly sendTyping = (): void => {
    const ready = this.#ready();
    if (ready !== null) {
      this.#tellTyping(ready);
      return;
    }
    const { clock, online, isOnline } = this.#host;
    const callable = [...this.#members.keys()].some(isOnline);
    if (!online() || !callable || this.#opening !== null || clock.now() < this.#typingPausedUntil) return;
    const said = this.#said;
    this.#open().then(
      () => {
        const opened = this.#ready();
        // What was being written may have been sent while the line came about.
        if (opened !== null && said === this.#said) this.#tellTyping(opened);
      },
      () => {
        this.#typingPausedUntil = clock.now() + TYPING_PAUSE_MS;
      },
    );
  };

  readonly invite = async (address: string): Promise<Conversation> => {
    const invited = normalizeAddress(address);
    if (this.#members.has(invited)) throw new ClientError('already-on-list', { detail: 'takes part' });
    if (!this.#host.online()) throw new ClientError('not-signed-in');
    if (this.#ready() === null) await this.#open();
    const switchboard = this.#ready();
    if (switchboard === null) throw new ClientError('contact-offline');
    await switchboard.call(invited);
    return this.#host.groupOf(switchboard) ?? this;
  };

  readonly close = (): void => {
    this.#closing = true;
    this.#leaveWhenDone();
  };

  /** Takes a switchboard in use for this conversation. */
  adopt(switchboard: SwitchboardSession): void {
    // It may have ended in the very moment it was opened.
    if (switchboard.phase === 'ended') return;
    this.#closing = false;
    this.#switchboards.set(switchboard, [
      switchboard.on('participantJoined', ({ address, name }) =>
        this.#joined(switchboard, { address, name }),
      ),
      switchboard.on('participantLeft', ({ address, idle }) => this.#left(switchboard, address, idle)),
      switchboard.on('contentReceived', (received) => this.#host.received(this, received)),
      switchboard.on('ended', () => this.#ended(switchboard)),
    ]);
    if (this.#switchboards.size > MAX_SWITCHBOARDS) this.#leaveSpare();
    this.#pump();
  }

  /** Lets a switchboard go to another conversation. */
  release(switchboard: SwitchboardSession): void {
    for (const stop of this.#switchboards.get(switchboard) ?? []) stop();
    this.#switchboards.delete(switchboard);
    if (this.#current === switchboard) this.#current = null;
  }

  /**
   * There is a new session: what waited for it can go. Only that of somebody who has not come back yet waits on, until
   * `contactArrived`.
   */
  resume(): void {
    this.#attempts = 0;
    if (![...this.#members.keys()].every((address) => this.#host.isAway(address))) this.#pump();
  }

  /** The person of this conversation is online. */
  contactArrived(): void {
    this.#pump();
  }

  /** The session is gone, and the switchboards with it. What was not written yet stays. */
  suspend(reason: ClientError): void {
    for (const switchboard of this.#switchboards.keys()) switchboard.leave(reason);
  }

  /** Nothing will be sent any more. */
  abandon(reason: ClientError): void {
    this.#outbox.fail(reason);
    this.suspend(reason);
  }

  #send(content: OutgoingContent): Promise<void> {
    if (!this.#host.expectsSession()) return Promise.reject(new ClientError('not-signed-in'));
    this.#closing = false;
    this.#said += 1;
    const fate = this.#outbox.add(content);
    this.#pump();
    return fate;
  }

  /** Hands on what may go now, or sees to it that there is a line. */
  #pump(): void {
    if (!this.#outbox.waiting) {
      this.#leaveWhenDone();
      return;
    }
    const ready = this.#ready();
    if (ready !== null) {
      this.#outbox.flush(
        (content) => ready.send(content),
        (delivered) => {
          if (delivered) this.#attempts = 0;
          this.#pump();
        },
      );
    } else if (this.#opening === null && this.#host.online()) {
      // What becomes of it, the messages are told.
      this.#open().catch(() => undefined);
    }
  }

  #couldNotOpen(error: ClientError): void {
    if (this.#ready() !== null) {
      this.#pump();
      return;
    }
    // Without a session the messages wait for the next one.
    if (!this.#host.online()) return;
    this.#attempts += 1;
    const broke = error.code === 'connection-lost' || error.code === 'closed-by-server';
    if (broke && this.#attempts < MAX_ATTEMPTS) {
      this.#pump();
      return;
    }
    this.#attempts = 0;
    this.#outbox.fail(error);
  }

  /** Gets everybody onto a switchboard: the one there is, if all have left it, or a new one. */
  #open(): Promise<void> {
    this.#opening ??= this.#callEverybody().then(
      () => {
        this.#opening = null;
        this.#pump();
      },
      (thrown: unknown) => {
        this.#opening = null;
        const error = toClientError(thrown);
        this.#couldNotOpen(error);
        throw error;
      },
    );
    return this.#opening;
  }

  async #callEverybody(): Promise<void> {
    const members = [...this.#members.keys()];
    if (members.length === 0) throw new ClientError('contact-offline', { detail: 'everybody has left' });
    let switchboard = [...this.#switchboards.keys()].find(({ phase }) => phase === 'open');
    if (switchboard === undefined) {
      switchboard = await this.#host.openSwitchboard();
      this.adopt(switchboard);
    }
    const calls = await Promise.allSettled(members.map((address) => switchboard.call(address)));
    if (members.some((address) => switchboard.participants.has(address))) return;
    // A line nobody comes to is of no use; the next attempt starts afresh.
    if (this.#switchboards.has(switchboard)) switchboard.leave();
    throw calls.find((call) => call.status === 'rejected')?.reason ?? new ClientError('contact-offline');
  }

  #ready(): SwitchboardSession | null {
    const isReady = (one: SwitchboardSession): boolean => one.phase === 'open' && one.participants.size > 0;
    if (this.#current === null || !isReady(this.#current)) {
      this.#current = [...this.#switchboards.keys()].find(isReady) ?? null;
    }
    return this.#current;
  }

  #joined(switchboard: SwitchboardSession, participant: Participant): void {
    const { address } = participant;
    if (this.kind === 'single' && (switchboard.participants.size > 1 || address !== this.id)) {
      this.#host.becameGroup(this, switchboard);
      return;
    }
    if (this.#members.size < MAX_PARTICIPANTS || this.#members.has(address)) {
      this.#members.set(address, participant);
    }
    if (this.kind === 'group') this.#host.participantsChanged(this);
    this.#pump();
  }

  #left(switchboard: SwitchboardSession, address: string, idle: boolean): void {
    if (this.kind === 'group' && !idle) {
      this.#members.delete(address);
      this.#host.participantsChanged(this);
    }
    const others = [...this.#switchboards.keys()].some(
      (other) => other !== switchboard && other.participants.size > 0,
    );
    if (others && switchboard.participants.size === 0) switchboard.leave();
    this.#pump();
  }

  #ended(switchboard: SwitchboardSession): void {
    this.release(switchboard);
    this.#pump();
  }

  #tellTyping(switchboard: SwitchboardSession): void {
    switchboard.send({ kind: 'typing', address: this.#host.ownAddress }).catch(() => undefined);
  }

  #leaveSpare(): void {
    const spare = [...this.#switchboards.keys()].find((one) => one !== this.#current);
    spare?.leave();
  }

  #leaveWhenDone(): void {
    if (!this.#closing || !this.#outbox.idle) return;
    for (const switchboard of this.#switchboards.keys()) switchboard.leave();
  }
}
