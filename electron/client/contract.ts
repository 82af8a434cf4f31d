import type { NudgeContent, ProfileContent, SystemContent, TextContent } from '#protocol/messages/content.ts';
import type { Dialect } from '#protocol/dialects/index.ts';
import type { ConnectionPhase, Endpoint, ServerEndpoints } from '#shared/model/account.ts';
import type { Contact, Group, Roster, Self } from '#shared/model/contact.ts';
import type { Participant } from '#shared/model/message.ts';
import type { SelectableStatus } from '#shared/model/presence.ts';
import type { TextFormat } from '#shared/model/text-format.ts';
import type { ClientError } from './client-error.ts';
import type { Listenable } from './emitter.ts';
import type { Anomaly, Trace } from './observation.ts';

/** Who signs in, where and how. */
export interface SignInRequest {
  readonly endpoints: ServerEndpoints;
  readonly address: string;
  /** Secret. */
  readonly password: string;
  /** What may be spoken; the newest in common with the server is. */
  readonly dialects: readonly Dialect[];
  /** The first status, told to the server before anybody sees us. */
  readonly status: SelectableStatus | 'IDL';
  /** Told where the dialect has it; empty unless given, because no server tells us our own. */
  readonly personalMessage?: string;
}

/** Phases of one session; a `ConnectionPhase` without what belongs to an account over several. */
export type SessionPhase = Exclude<ConnectionPhase, 'reconnecting'>;

/** Somebody calls us to a switchboard. */
export interface Ring {
  readonly endpoint: Endpoint;
  /** Secret. */
  readonly key: string;
  readonly sessionId: string;
  readonly address: string;
  readonly name: string;
}

/** A switchboard got for a conversation of ours. */
export interface SwitchboardOffer {
  readonly endpoint: Endpoint;
  /** Secret. */
  readonly key: string;
}

/** What happens in a signed-in session. */
export interface SessionEvents {
  readonly phaseChanged: SessionPhase;
  /** The whole list, once, before `signed-in`. */
  readonly rosterSynchronized: Roster;
  readonly selfChanged: Self;
  readonly contactChanged: Contact;
  /** Somebody is on none of the lists any more. */
  readonly contactRemoved: string;
  readonly groupChanged: Group;
  readonly groupRemoved: string;
  /** Somebody added us and waits for an answer (`answerRequest`); also once for each at sign-in. */
  readonly addedBy: Contact;
  readonly rang: Ring;
  readonly serverMessageReceived: ProfileContent | SystemContent;
  /** Exactly once: null when we signed out ourselves. */
  readonly ended: ClientError | null;
  readonly anomalyNoticed: Anomaly;
  readonly traced: Trace;
}

/**
 * What one can do while signed in. Every operation resolves when the server has confirmed it, and only then changes
 * the roster; it rejects with a `ClientError`: the server's refusal, `timed-out`, `not-supported` where the dialect
 * has no such thing, `not-signed-in` before and after, `invalid-argument` or `invalid-name` before anything is sent,
 * or the reason the line was lost. Addresses are compared in lower case.
 */
export interface SessionOperations {
  readonly setStatus: (status: SelectableStatus | 'IDL') => Promise<void>;
  readonly setName: (name: string) => Promise<void>;
  readonly setPersonalMessage: (text: string) => Promise<void>;
  readonly setPrivacy: (privacy: 'allow' | 'block') => Promise<void>;
  /** A property of ours: PHH, PHW, PHM, MOB, MBE; null takes it away. */
  readonly setProperty: (property: string, value: string | null) => Promise<void>;
  /** Puts somebody on the forward list (and allows them unless they are blocked). Null: in no group. */
  readonly addContact: (address: string, groupId: string | null) => Promise<void>;
  readonly removeContact: (address: string, options: { readonly alsoBlock: boolean }) => Promise<void>;
  readonly renameContact: (address: string, name: string) => Promise<void>;
  readonly block: (address: string) => Promise<void>;
  readonly unblock: (address: string) => Promise<void>;
  /** Null stands for "in no group", on both sides. */
  readonly moveContact: (
    address: string,
    fromGroupId: string | null,
    toGroupId: string | null,
  ) => Promise<void>;
  readonly copyContact: (address: string, toGroupId: string) => Promise<void>;
  readonly removeFromGroup: (address: string, groupId: string) => Promise<void>;
  /** Resolves with the id of the new group. */
  readonly createGroup: (name: string) => Promise<string>;
  readonly renameGroup: (groupId: string, name: string) => Promise<void>;
  /** Its members stay contacts. */
  readonly removeGroup: (groupId: string) => Promise<void>;
  /** Answers somebody who added us. */
  readonly answerRequest: (
    address: string,
    answer: { readonly allow: boolean; readonly addToList: boolean },
  ) => Promise<void>;
  readonly requestSwitchboard: () => Promise<SwitchboardOffer>;
}

/** One session on a notification server, from connecting to its end. It never comes back: a new one is made. */
export interface Session extends Listenable<SessionEvents>, SessionOperations {
  readonly phase: SessionPhase;
  readonly address: string;
  /** Null until the server has chosen one. */
  readonly dialect: Dialect | null;
  /** The list as it is now, or was at the end; null before it is synchronized. Made anew at each call. */
  readonly roster: () => Roster | null;
  /** Ourselves as the list has us. */
  readonly self: () => Self | null;
  readonly contact: (address: string) => Contact | null;
  /** How often each kind of anomaly was met. */
  readonly anomalies: Readonly<Partial<Record<Anomaly['kind'], number>>>;
  /** Connects and signs in; once only. Resolves when signed in, rejects with the `ClientError` the session ended with. */
  readonly signIn: () => Promise<void>;
  /** Pings at once: a line that does not answer within `PONG_TIMEOUT_MS` is lost. Nothing unless signed in. */
  readonly probe: () => void;
  /** Says goodbye and ends the session; in any phase. */
  readonly signOut: () => void;
}

export interface ReceivedMessage {
  readonly conversation: Conversation;
  /** Lower case. */
  readonly sender: string;
  readonly senderName: string;
  readonly content: TextContent | NudgeContent;
}

export interface ConversationsEvents {
  /** One that was not there before: somebody wrote to us, or a group came about. */
  readonly conversationOpened: Conversation;
  readonly participantsChanged: Conversation;
  readonly messageReceived: ReceivedMessage;
  /** Show it for `TYPING_EXPIRY_MS`, or until their next message. */
  readonly typingReceived: { readonly conversation: Conversation; readonly address: string };
  readonly anomalyNoticed: Anomaly;
  readonly traced: Trace;
}

/**
 * A conversation, whatever switchboards come and go under it. One with a single person lasts as long as the account
 * and never becomes a group: inviting a third makes a new one.
 *
 * The promise of a message stands for its fate, and there are only three: resolved, it was acknowledged; rejected with
 * a `ClientError`, it was not delivered (`connection-lost` and `timed-out`: it may have arrived, for all that can be
 * known); unsettled, it is still being sent. No message is written to a server twice.
 */
export interface Conversation {
  /** The person's address in lower case, or `group:` and a GUID. */
  readonly id: string;
  readonly kind: 'single' | 'group';
  /** Everybody but us: always the one person of a single conversation, whoever is present of a group. */
  readonly participants: readonly Participant[];
  /** Line breaks as `\n`. Waits while there is no line, see `Conversations`. */
  readonly sendText: (text: string, format: TextFormat) => Promise<void>;
  readonly sendNudge: () => Promise<void>;
  /** Tells that we are writing, if that is possible at once; opens the line if not. To be called at most every four seconds (facts §32). */
  readonly sendTyping: () => void;
  /**
   * Calls one more person. Resolves with the group when they have joined: this conversation if it is one, else a new
   * one with both.
   */
  readonly invite: (address: string) => Promise<Conversation>;
  /** Leaves the switchboards. A later message opens one again; a group is gone then. */
  readonly close: () => void;
}

/** Every conversation of an account, over all its sessions. */
export interface Conversations extends Listenable<ConversationsEvents> {
  /** How often each kind of anomaly was met on switchboards. */
  readonly anomalies: Readonly<Partial<Record<Anomaly['kind'], number>>>;
  /** Finds the conversation with a person, or makes it. Nothing is sent by that. */
  readonly conversationWith: (address: string) => Conversation;
  readonly find: (id: string) => Conversation | undefined;
}

/** Where an account stands, over all its sessions. */
export interface AccountState {
  readonly phase: ConnectionPhase;
  /** Why the last session or attempt ended. */
  readonly failure: ClientError | null;
  /** While reconnecting: when the next attempt starts, milliseconds since 1970. */
  readonly retryAt: number | null;
}

/** Everything of the sessions but their phases, and where the account stands. */
export interface AccountEvents extends Omit<SessionEvents, 'phaseChanged' | 'ended'> {
  readonly stateChanged: AccountState;
}

/**
 * An account signed in for as long as the person wants: sessions that break are made anew, with growing pauses.
 * Not after a wrong password, after signing in elsewhere or after `signOut`; and an attempt that never got to
 * `signed-in` is not repeated unless an earlier one did.
 */
export interface AccountSession extends Listenable<AccountEvents> {
  readonly state: AccountState;
  /** The session there is, signed in; else null. */
  readonly session: Session | null;
  /** The list of the last session as it is now, or was at its end; null before it is synchronized. */
  readonly roster: () => Roster | null;
  /** Ourselves as that list has us. */
  readonly self: () => Self | null;
  readonly conversations: Conversations;
  /** Signs in. Resolves when signed in, rejects with the `ClientError` of the attempt. May be called again after its end. */
  readonly signIn: () => Promise<void>;
  /** While waiting for the next attempt: makes it now. */
  readonly reconnectNow: () => void;
  /** The machine was asleep: probes the line there is, or makes the next attempt now. */
  readonly wake: () => void;
  /** Ends everything: an attempt, a wait, a session. Unsent messages become undelivered. */
  readonly signOut: () => void;
}
