import type { Command, MalformedFrame } from '#protocol/wire/frame.ts';

/** One command as it crossed a line, its secrets taken out. */
export interface Trace {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly link: 'notification' | 'switchboard';
  /** `host:port` of the server. */
  readonly remote: string;
  readonly direction: 'sent' | 'received';
  readonly frame: Command | MalformedFrame;
}

/** What a server did that it should not have; the session went on. */
export interface Anomaly {
  readonly kind:
    /** A line that is no command. */
    | 'malformed-frame'
    /** A verb the dialect does not have. */
    | 'unknown-command'
    /** A known verb whose arguments make no sense. */
    | 'invalid-arguments'
    /** A reply to nothing that was asked. */
    | 'unexpected-reply'
    /** News that made no sense now: a presence of nobody, a second list. */
    | 'unexpected-event'
    /** A body that could not be read, or of a type nobody here reads. */
    | 'unknown-content'
    /** More of something than is believed: names, calls, strangers. */
    | 'limit-exceeded';
  /** For the log: short, and free of secrets. */
  readonly detail: string;
}
