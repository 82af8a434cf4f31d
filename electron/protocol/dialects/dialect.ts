import type { ChallengeAlgorithm } from '../challenge/products.ts';
import type { Command } from '../wire/frame.ts';
import type { Codec } from './columns.ts';
import type { ListSynchronization } from './list-synchronization.ts';
import type { CodecTable, NotificationEventTable, NotificationRequestTable } from './notification.ts';
import type { SwitchboardEventTable, SwitchboardRequestTable } from './switchboard.ts';

export type DialectName = 'MSNP7' | 'MSNP12';

/** The program a client says it is (CVR), which belongs to its dialect (facts §2). */
export interface ClientIdentity {
  readonly program: string;
  readonly version: string;
  readonly brand: string;
  /** The product whose challenge key it holds (facts §6.2). */
  readonly productId: string;
}

/**
 * All that tells one dialect from another, for both ends of the line. Sessions ask this value and never compare
 * version numbers.
 */
export interface Dialect {
  readonly name: DialectName;
  /** The number in the name; to order dialects, never to branch on. */
  readonly version: number;
  readonly identity: ClientIdentity;
  /** `md5`: salted hash on the connection itself; `passport`: a ticket fetched over HTTP (facts §4, §5). */
  readonly authentication: 'md5' | 'passport';
  /** Where a passport ticket may be had, in the order to try. Empty for `md5`. */
  readonly ticketSources: readonly ('token-service' | 'nexus')[];
  /** Whether CVR comes before USR (mandatory) or after sign-in (optional). */
  readonly clientReport: 'before-sign-in' | 'after-sign-in';
  readonly challengeAlgorithm: ChallengeAlgorithm;
  /** How editing commands name a contact on the forward list. */
  readonly contactKey: 'address' | 'contact-id';
  /** Whether a new contact goes on the forward list first and into its group by a second command. */
  readonly addsToGroupSeparately: boolean;
  /** How groups are named on the wire. */
  readonly groupKey: 'number' | 'guid';
  /** The group that cannot be removed, or null where ungrouped contacts have none. */
  readonly defaultGroup: { readonly groupId: string; readonly name: string } | null;
  /** Whether the reply to USR carries our name (else it comes as a property with the lists). */
  readonly nameInSignIn: boolean;
  /** Whether a request to add us is a list of its own (pending) or only a place on reverse but neither allow nor block. */
  readonly hasPendingList: boolean;
  /** Number of the error for an unknown address in a list command (facts §30). */
  readonly unknownUserError: number;
  /** Seconds the server asks between pings, or null where the reply carries none. */
  readonly pingSeconds: number | null;
  readonly lists: ListSynchronization;
  readonly requests: NotificationRequestTable;
  readonly events: NotificationEventTable;
  readonly switchboardRequests: SwitchboardRequestTable;
  readonly switchboardEvents: SwitchboardEventTable;
}

type Typed<Messages> = { [K in keyof Messages]: { readonly type: K } & Messages[K] }[keyof Messages];

/**
 * Reads a command with a dialect's table: the message of the first codec that accepts it, or null when the dialect has
 * no such command or its arguments make no sense.
 */
export function readMessage<Messages>(table: CodecTable<Messages>, command: Command): Typed<Messages> | null {
  for (const [type, entry] of codecsOf(table, command.verb)) {
    const value = entry.read(command);
    if (value !== null) return { type, ...value } as Typed<Messages>;
  }
  return null;
}

/** Whether the dialect knows a verb at all (tells a bad argument from an unknown command). */
export function knowsVerb<Messages>(table: CodecTable<Messages>, verb: string): boolean {
  return codecsOf(table, verb).length > 0;
}

/** Writes a message with a dialect's table, or answers null when the dialect lacks it. */
export function writeMessage<Messages, K extends keyof Messages>(
  table: CodecTable<Messages>,
  type: K,
  value: Messages[K],
): Command | null {
  return table[type]?.write(value) ?? null;
}

const byVerb = new WeakMap<object, Map<string, [string, Codec<object>][]>>();

function codecsOf<Messages>(table: CodecTable<Messages>, verb: string): readonly [string, Codec<object>][] {
  let verbs = byVerb.get(table);
  if (verbs === undefined) {
    verbs = new Map();
    for (const entry of Object.entries<Codec<object> | undefined>(table as Record<string, Codec<object>>)) {
      const [type, found] = entry;
      if (found === undefined) continue;
      const known = verbs.get(found.verb);
      if (known === undefined) verbs.set(found.verb, [[type, found]]);
      else known.push([type, found]);
    }
    byVerb.set(table, verbs);
  }
  return verbs.get(verb) ?? [];
}

/** An error reply: three digits, the transaction it answers and sometimes XML (facts §1, §30). */
export interface ErrorReply {
  readonly code: number;
  readonly trid: number;
  readonly payload: Uint8Array | null;
}

/** Reads an error reply; null when the command is none. */
export function readErrorReply(command: Command): ErrorReply | null {
  if (!/^\d{3}$/.test(command.verb)) return null;
  const trid = Number(command.args[0] ?? '0');
  return {
    code: Number(command.verb),
    trid: Number.isSafeInteger(trid) ? trid : 0,
    payload: command.payload ?? null,
  };
}

/** Writes an error reply. */
export function writeErrorReply(code: number, trid: number): Command {
  return { kind: 'command', verb: String(code).padStart(3, '0'), args: [String(trid)] };
}
