import {
  type AccountSession,
  createAccountSession,
  type Conversations,
  type ConversationsEvents,
  type ReceivedMessage,
  type Session,
  type SessionEvents,
  systemEnvironment,
} from '#client/index.ts';
import type { Dialect } from '#protocol/dialects/index.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import type { Contact } from '#shared/model/contact.ts';
import type { Credentials } from './arguments.ts';
import { heard } from './waiting.ts';

/** Of a server that does nothing right. */
const MOST_ANOMALIES = 20;

/** One of the two, signed in or about to be. */
export class Person {
  readonly address: string;
  readonly dialect: Dialect;
  readonly account: AccountSession;
  /** What puts their lists back as they were, last first. */
  readonly undo: (() => Promise<void>)[] = [];
  /** What the server did that it should not have, or that we do not know; each once. */
  readonly anomalies = new Set<string>();

  constructor(endpoints: ServerEndpoints, { address, password }: Credentials, dialect: Dialect) {
    this.address = address.toLowerCase();
    this.dialect = dialect;
    this.account = createAccountSession(systemEnvironment(), {
      endpoints,
      address,
      password,
      dialects: [dialect],
      status: 'NLN',
    });
    const remember = ({ kind, detail }: SessionEvents['anomalyNoticed']): void => {
      if (this.anomalies.size < MOST_ANOMALIES) this.anomalies.add(`${kind} (${detail})`);
    };
    this.account.on('anomalyNoticed', remember);
    this.conversations.on('anomalyNoticed', remember);
  }

  /** The session there is; throws when there is none. */
  get session(): Session {
    const { session, state } = this.account;
    if (session === null) throw state.failure ?? new Error(`${this.address} is not signed in`);
    return session;
  }

  get conversations(): Conversations {
    return this.account.conversations;
  }

  contact(other: Person): Contact | null {
    return this.session.contact(other.address);
  }

  /** Resolves as soon as the other looks as wanted from here: at once, or when it changes so. */
  async sees(other: Person, wanted: (contact: Contact) => boolean, what: string): Promise<void> {
    const now = this.contact(other);
    if (now !== null && wanted(now)) return;
    await heard<Contact>(
      (listener) => this.account.on('contactChanged', listener),
      (contact) => contact.address === other.address && wanted(contact),
      `${this.address} did not see ${other.address} ${what}`,
    );
  }

  /** Resolves when the other says something that fits. */
  hears(
    other: Person,
    wanted: (content: ReceivedMessage['content']) => boolean,
    complaint: string,
  ): Promise<ReceivedMessage> {
    return heard<ReceivedMessage>(
      (listener) => this.conversations.on('messageReceived', listener),
      ({ sender, content }) => sender === other.address && wanted(content),
      complaint,
    );
  }

  /** Resolves when the other is seen writing. */
  async seesTyping(other: Person): Promise<void> {
    await heard<ConversationsEvents['typingReceived']>(
      (listener) => this.conversations.on('typingReceived', listener),
      ({ address }) => address === other.address,
      `${this.address} did not see ${other.address} write`,
    );
  }

  /** Undoes everything, whatever goes wrong on the way; rejects with the first thing that did. */
  async restore(): Promise<void> {
    const problems: unknown[] = [];
    for (const step of this.undo.splice(0).toReversed()) {
      await step().catch((error: unknown) => problems.push(error));
    }
    if (problems.length > 0) throw problems[0];
  }
}
