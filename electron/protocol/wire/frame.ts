/**
 * What travels on an MSNP connection, one value per command (facts §1).
 *
 * Arguments stay as they are on the wire: percent-encoding belongs to the columns that carry text, which the dialect
 * knows; a ticket or an address must not be touched by it.
 */
export interface Command {
  readonly kind: 'command';
  /** Three characters: a verb such as `USR`, or three digits for an error reply. */
  readonly verb: string;
  /** Everything after the verb, split at single spaces, empty columns kept, without the payload's length. */
  readonly args: readonly string[];
  /** The bytes after the line, for commands that carry some; may be empty. */
  readonly payload?: Uint8Array;
}

/** A line (or payload) that is not a command. The stream goes on behind it unless `fatal`. */
export interface MalformedFrame {
  readonly kind: 'malformed';
  readonly reason: 'verb' | 'encoding' | 'line-too-long' | 'payload-length' | 'payload-too-long';
  /** The start of the line, for the log: at most 128 characters, control characters replaced. */
  readonly excerpt: string;
  /** The framing is lost: nothing after this can be trusted, the connection must end. */
  readonly fatal: boolean;
  /**
   * For `encoding`, where no payload hangs on the line: the command, its bytes that are not UTF-8 read as U+FFFD. One
   * such name must not keep a whole list from being read. It may hold secrets, unlike the excerpt.
   */
  readonly readAs?: Command;
}

export type Frame = Command | MalformedFrame;

/** Which end of which connection reads: it decides which verbs carry a payload. */
export interface FrameContext {
  readonly link: 'notification' | 'switchboard';
  readonly direction: 'to-server' | 'to-client';
}

export interface DecoderLimits {
  /** Bytes of a line without its CRLF. */
  readonly maxLineBytes: number;
  /** Bytes of a payload. */
  readonly maxPayloadBytes: number;
}
