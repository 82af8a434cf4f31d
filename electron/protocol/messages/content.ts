import type { TextFormat } from '#shared/model/text-format.ts';
import type { Profile } from './profile.ts';

/** What somebody wrote. Line breaks are `\n`. */
export interface TextContent {
  readonly kind: 'text';
  readonly text: string;
  /** Null when the sender named none. */
  readonly format: TextFormat | null;
  /** `P4-Context`: a name to show instead of the sender's, or null. */
  readonly nickname: string | null;
}

/** Somebody is writing. */
export interface TypingContent {
  readonly kind: 'typing';
  /** Address of the one who writes. */
  readonly address: string;
}

export interface NudgeContent {
  readonly kind: 'nudge';
}

export interface ProfileContent {
  readonly kind: 'profile';
  readonly profile: Profile;
}

/** A word from the server itself. */
export interface SystemContent {
  readonly kind: 'system';
  /** 1: the server goes down for maintenance. */
  readonly type: number;
  /** For type 1, minutes until then; null when not given. */
  readonly minutes: number | null;
}

/** A message of a type nobody here reads (yet). */
export interface UnknownContent {
  readonly kind: 'unknown';
  /** Lower case, without parameters; empty when there is none. */
  readonly contentType: string;
  /** The whole message, headers included. */
  readonly payload: Uint8Array;
}

export type MessageContent =
  | TextContent
  | TypingContent
  | NudgeContent
  | ProfileContent
  | SystemContent
  | UnknownContent;

/** How a `MSG` asks to be acknowledged: U never, N only a failure, A always, D always, for data (facts §10.3). */
export type MessageClass = 'U' | 'N' | 'A' | 'D';

/** Reads the payload of a `MSG` (facts §11, §12). Never fails: what is not understood is `unknown`. */
export function parseMessage(payload: Uint8Array): MessageContent {
  return { kind: 'unknown', contentType: '', payload };
}

/**
 * Writes the payload of a `MSG`, in the literal forms of facts §11.
 *
 * @throws ProtocolError `invalid-header` when an address or profile field holds a line break.
 */
export function formatMessage(content: MessageContent): Uint8Array {
  return content.kind === 'unknown' ? content.payload : new Uint8Array(0);
}

/** The class to send content with (facts §11). */
export function messageClass(_content: MessageContent): MessageClass {
  return 'N';
}
