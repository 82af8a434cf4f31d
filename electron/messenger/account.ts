import {
  createAccountSession,
  type AccountSession,
  type AccountState,
  type Anomaly,
  type ClientEnvironment,
  type Session,
  type SignInRequest as ClientSignIn,
} from '#client/index.ts';
import { DIALECTS } from '#protocol/dialects/index.ts';
import type { Account as AccountView, ServerEndpoints, StoredAccount } from '#shared/model/account.ts';
import type { Contact, Roster, Self } from '#shared/model/contact.ts';
import type { Conversation } from '#shared/model/message.ts';
import { isOnline, type PresenceStatus } from '#shared/model/presence.ts';
import { deservesToast, SIGN_IN_BURST_MS } from './alert-rules.ts';
import type { MessengerContext } from './context.ts';
import { ConversationBook } from './conversation-book.ts';
import { statusAfterIdleChange } from './idle-watch.ts';
import { failureOf, MessengerError } from './messenger-error.ts';

/**
 * How an account begins an attempt: whatever must be done first (our own server started), then where to go. `isWanted`
 * tells whether the attempt has not been called off meanwhile.
 */
export type Preparation = (isWanted: () => boolean) => Promise<ServerEndpoints>;

/** What a sign-in needs that is not remembered with the account. */
export interface SignInDetails {
  /** Secret. */
  readonly password: string;
  readonly prepare: Preparation;
  /** The first time this attempt gets to `signed-in`. */
  readonly succeeded: () => void;
}

/** Where an account stands, as windows are told. */
type Standing = Pick<AccountView, 'phase' | 'failure' | 'retryAt'>;

/** Of each kind; after that only those whose number is a power of two. */
const ANOMALIES_LOGGED = 10;

const SIGNED_OUT: Standing = { phase: 'signed-out', failure: null, retryAt: null };
const CONNECTING: Standing = { phase: 'connecting', failure: null, retryAt: null };

/** One account: its session while it has one, its list, and its conversations. Everything that changes is published. */
export class Account {
  readonly #context: MessengerContext;
  readonly #environment: ClientEnvironment;
  #stored: StoredAccount;
  #session: AccountSession | null = null;
  #book: ConversationBook | null = null;
  #listening: readonly (() => void)[] = [];
  #standing = SIGNED_OUT;
  /** The list when there is no session: as it came, before the sign-in is complete; everybody offline, in between. */
  #roster: Roster | null = null;
  /** Whether the list shown is the session's own. */
  #synchronized = false;
  /** What each contact's status was, to tell who has just come. */
  readonly #statuses = new Map<string, PresenceStatus>();
  /** Whose wish to be allowed was announced. */
  readonly #asked = new Set<string>();
  /** How often each kind of nonsense came, in this run. */
  readonly #anomalies = new Map<Anomaly['kind'], number>();
  /** Until then, by the clock, whoever is found online is no news. */
  #quietUntil = 0;
  /** Called once, when the attempt under way gets to `signed-in`. */
  #succeeded: (() => void) | null = null;
  /** Grows with every attempt; what belongs to an older one is let go. */
  #attempt = 0;

  constructor(context: MessengerContext, environment: ClientEnvironment, stored: StoredAccount) {
    this.#context = context;
    this.#environment = environment;
    this.#stored = stored;
  }

  get id(): string {
    return this.#stored.id;
  }

  get stored(): StoredAccount {
    return this.#stored;
  }

  get active(): boolean {
    return this.#standing.phase !== 'signed-out';
  }

  get roster(): Roster | null {
    return (this.#synchronized ? this.#session?.roster() : null) ?? this.#roster;
  }

  get conversations(): readonly Conversation[] {
    return this.#book?.views ?? [];
  }

  get view(): AccountView {
    const { id, address, server } = this.#stored;
    return { id, address, server, ...this.#standing };
  }

  /** Changes how the account signs in the next time. */
  configure(stored: StoredAccount): void {
    this.#stored = stored;
  }

  /** Starts signing in; how it goes is published. Does nothing while signed in or on the way. */
  signIn(details: SignInDetails): void {
    if (this.active) return;
    this.#attempt += 1;
    this.#stand(CONNECTING);
    const attempt = this.#attempt;
    this.#begin(details, attempt).catch((error: unknown) => {
      if (attempt !== this.#attempt) return;
      this.#letGo();
      this.#stand({ phase: 'signed-out', failure: failureOf(error), retryAt: null });
    });
  }

  /** Ends an attempt, a wait or a session. */
  signOut(): void {
    this.#attempt += 1;
    this.#session?.signOut();
    this.#letGo();
    this.#stand(SIGNED_OUT);
  }

  /** The machine was asleep: no line that was open then can be trusted. */
  wake(): void {
    this.#session?.wake();
  }

  reconnectNow(): void {
    this.#session?.reconnectNow();
  }

  idleChanged(idle: boolean): void {
    const session = this.#session?.session ?? null;
    const status = statusAfterIdleChange(idle, this.#status);
    if (session === null || status === null) return;
    session.setStatus(status).catch((error: unknown) => {
      this.#context.log.warn(`The idle status was not taken: ${failureOf(error).code}`);
    });
  }

  /** The session, for an operation; throws `not-signed-in` without one. */
  get signedIn(): Session {
    const session = this.#session?.session;
    if (session === null || session === undefined)
      throw new MessengerError({ code: 'not-signed-in', retryable: true });
    return session;
  }

  /** The conversations, for an operation; there while an account is signed in or reconnecting. */
  get book(): ConversationBook {
    if (this.#book === null) throw new MessengerError({ code: 'not-signed-in', retryable: true });
    return this.#book;
  }

  async #begin(details: SignInDetails, attempt: number): Promise<void> {
    const endpoints = await details.prepare(() => attempt === this.#attempt);
    if (attempt !== this.#attempt) return;
    const { address, dialect, status, personalMessage } = this.#stored;
    const request: ClientSignIn = {
      endpoints,
      address,
      password: details.password,
      dialects: DIALECTS.filter(({ name }) => dialect === 'best' || name === dialect),
      status,
      personalMessage,
    };
    const session = createAccountSession(this.#environment, request);
    this.#session = session;
    this.#book = new ConversationBook(this.#context, this.#identity(), session.conversations);
    this.#listening = this.#listen(session, attempt);
    this.#succeeded = details.succeeded;
    await session.signIn();
  }

  #identity() {
    return {
      accountId: this.id,
      address: this.#stored.address.toLowerCase(),
      name: () => this.#self?.name ?? this.#stored.address,
      status: () => this.#status,
    };
  }

  get #self(): Self | null {
    return (this.#synchronized ? this.#session?.self() : null) ?? this.#roster?.self ?? null;
  }

  get #status(): PresenceStatus {
    return this.#self?.status ?? 'FLN';
  }

  #listen(session: AccountSession, attempt: number): (() => void)[] {
    const accountId = this.id;
    const { publish } = this.#context;
    return [
      session.on('stateChanged', (state) => {
        if (attempt === this.#attempt) this.#sessionStateChanged(state);
      }),
      session.on('rosterSynchronized', (roster) => {
        this.#statuses.clear();
        this.#quietUntil = Number.POSITIVE_INFINITY;
        this.#synchronized = true;
        this.#replaceRoster(roster);
      }),
      session.on('selfChanged', (self) => publish({ type: 'self-changed', accountId, self })),
      session.on('contactChanged', (contact) => this.#contactChanged(contact)),
      session.on('contactRemoved', (address) => this.#contactRemoved(address)),
      session.on('groupChanged', (group) => publish({ type: 'group-changed', accountId, group })),
      session.on('groupRemoved', (groupId) => publish({ type: 'group-removed', accountId, groupId })),
      session.on('addedBy', (contact) => this.#addedBy(contact)),
      session.on('anomalyNoticed', (anomaly) => this.#noteAnomaly(anomaly)),
      session.conversations.on('anomalyNoticed', (anomaly) => this.#noteAnomaly(anomaly)),
    ];
  }

  #sessionStateChanged({ phase, failure, retryAt }: AccountState): void {
    if (phase === 'signed-in') {
      this.#quietUntil = this.#context.clock.now() + SIGN_IN_BURST_MS;
      this.#succeeded?.();
      this.#succeeded = null;
      this.idleChanged(this.#context.isIdle());
    } else if (this.#synchronized && phase !== 'synchronizing') {
      const last = this.#session?.roster() ?? null;
      this.#synchronized = false;
      this.#replaceRoster(last === null ? null : everybodyOffline(last));
    }
    if (phase === 'signed-out') this.#letGo();
    this.#stand({ phase, failure: failure?.toFailure() ?? null, retryAt });
  }

  #contactChanged(contact: Contact): void {
    const before = this.#statuses.get(contact.address) ?? 'FLN';
    this.#statuses.set(contact.address, contact.status);
    this.#context.publish({ type: 'contact-changed', accountId: this.id, contact });
    if (!contact.lists.pending) this.#asked.delete(contact.address);
    const settled = this.#context.clock.now() > this.#quietUntil;
    const arrived = before === 'FLN' && isOnline(contact.status);
    if (arrived && settled && contact.lists.forward) this.#announce('signed-in', contact, contact.address);
  }

  #contactRemoved(address: string): void {
    this.#statuses.delete(address);
    this.#asked.delete(address);
    this.#context.publish({ type: 'contact-removed', accountId: this.id, address });
  }

  /** Every session tells anew who waits for an answer; once is enough. */
  #addedBy(contact: Contact): void {
    if (this.#asked.has(contact.address)) return;
    this.#asked.add(contact.address);
    this.#announce('added-you', contact, null);
  }

  /** Every one is counted, and few are written down: whoever sends nonsense may send any amount of it. */
  #noteAnomaly({ kind, detail }: Anomaly): void {
    const count = (this.#anomalies.get(kind) ?? 0) + 1;
    this.#anomalies.set(kind, count);
    const isPowerOfTwo = (count & (count - 1)) === 0;
    if (count <= ANOMALIES_LOGGED || isPowerOfTwo) this.#context.log.warn(`${kind} ${count}: ${detail}`);
  }

  #announce(kind: 'signed-in' | 'added-you', { name }: Contact, conversationId: string | null): void {
    const { settings, shell } = this.#context;
    if (!deservesToast({ kind, ownStatus: this.#status, settings: settings().alerts, focused: false }))
      return;
    shell.showToast({ accountId: this.id, kind, title: name, text: '', conversationId });
  }

  #replaceRoster(roster: Roster | null): void {
    this.#roster = roster;
    this.#context.publish({ type: 'roster-replaced', accountId: this.id, roster });
  }

  #letGo(): void {
    for (const stop of this.#listening) stop();
    this.#listening = [];
    this.#session = null;
    this.#succeeded = null;
    this.#synchronized = false;
    this.#asked.clear();
    this.#book?.dispose();
    this.#book = null;
    if (this.#roster !== null) this.#replaceRoster(null);
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#context.publish({ type: 'account-changed', accountId: this.id, account: this.view });
  }
}

/** What is known of a list while the line is down. */
function everybodyOffline(roster: Roster): Roster {
  return {
    ...roster,
    self: { ...roster.self, status: 'FLN' },
    contacts: roster.contacts.map((contact) =>
      contact.status === 'FLN' ? contact : { ...contact, status: 'FLN', personalMessage: '' },
    ),
  };
}
