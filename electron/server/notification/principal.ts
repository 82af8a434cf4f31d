import type { Dialect } from '#protocol/dialects/index.ts';
import { writeErrorReply, writeMessage } from '#protocol/dialects/dialect.ts';
import type { NotificationEvents } from '#protocol/dialects/notification.ts';
import { isOnline, type PresenceStatus } from '#shared/model/presence.ts';
import type { Connection } from '../net/connection.ts';
import { RateLimit } from '../net/rate-limit.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';

/** What somebody lets others see of themselves. */
export interface OwnPresence {
  readonly status: PresenceStatus;
  readonly capabilities: number | undefined;
  /** The msnobj of the display picture as it came, or undefined. */
  readonly object: string | undefined;
}

/** Changes of presence a person may make: `burst` at once, then one now and then. Each is told to every contact. */
const CHANGES = { burst: 40, perSecond: 2 };
const CALLS = { burst: 40, perSecond: 2 };
/** Additions and removals: enough at once for whoever brings a full list along. Each may be told to the other. */
const EDITS = { burst: 4_000, perSecond: 5 };

const NO_PERSONAL_MESSAGE = new Uint8Array(0);

/** Somebody signed in: their account, the connection they came by and what they show of themselves. */
export class Principal {
  readonly services: Services;
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly id: number;
  readonly address: string;
  name: string;
  privacy: 'allow' | 'block';
  /** Null until the first CHG: until then nobody sees them, and they see nobody. */
  presence: OwnPresence | null = null;
  /** Payload of the last UUX. It is one of this sign-in: clients send theirs each time (facts §8.3). */
  personalMessage: Uint8Array = NO_PERSONAL_MESSAGE;
  /** Where they are in conversation: that ends with this sign-in, or what is said there would reach nobody. */
  readonly switchboards = new Set<{ readonly end: () => void }>();
  readonly changes: RateLimit;
  readonly calls: RateLimit;
  readonly edits: RateLimit;

  constructor(services: Services, connection: Connection, dialect: Dialect, account: Account) {
    this.services = services;
    this.connection = connection;
    this.dialect = dialect;
    this.id = account.id;
    this.address = account.address;
    this.name = account.name;
    this.privacy = account.privacy;
    this.changes = new RateLimit(services.clock, CHANGES.burst, CHANGES.perSecond);
    this.calls = new RateLimit(services.clock, CALLS.burst, CALLS.perSecond);
    this.edits = new RateLimit(services.clock, EDITS.burst, EDITS.perSecond);
  }

  /** Whether those who may see them do: signed in, a status set, and not hidden. */
  get isVisible(): boolean {
    return this.presence !== null && isOnline(this.presence.status);
  }

  /** Sends an event; one that the dialect lacks is left out. */
  send<K extends keyof NotificationEvents>(type: K, value: NotificationEvents[K]): void {
    const command = writeMessage<NotificationEvents, K>(this.dialect.events, type, value);
    if (command !== null) this.connection.send(command);
  }

  sendError(code: number, trid: number): void {
    this.connection.send(writeErrorReply(code, trid));
  }

  /** The column with the version of the lists: it went when contacts got GUIDs, with MSNP10 (facts §7.2). */
  versionColumn(listVersion: number): string | undefined {
    return this.dialect.contactKey === 'address' ? String(listVersion) : undefined;
  }

  /** The version of the lists as it is now, for a command pushed. */
  currentVersion(): string | undefined {
    if (this.dialect.contactKey !== 'address') return undefined;
    return String(this.services.store.accounts.get(this.id)?.listVersion ?? 0);
  }
}
