/** How long this room waits. What the protocol itself prescribes is in `#protocol/limits.ts`. */

/** Opening a connection, name lookup and TLS included. */
export const CONNECT_TIMEOUT_MS = 20_000;
/** One web request. */
export const WEB_TIMEOUT_MS = 20_000;
/** The reply to a command. */
export const REPLY_TIMEOUT_MS = 20_000;
/** The next row of the lists; long lists take as long as they take. */
export const LIST_ROW_TIMEOUT_MS = 30_000;
/** A sign of life after a ping. */
export const PONG_TIMEOUT_MS = 20_000;
/** Pings are never closer together, nor further apart, whatever the server says (facts §32). */
export const MIN_PING_INTERVAL_MS = 10_000;
export const MAX_PING_INTERVAL_MS = 120_000;
/** Somebody called to a switchboard comes within this, or does not. */
export const JOIN_TIMEOUT_MS = 30_000;
/** Acknowledgement of a message. */
export const ACKNOWLEDGEMENT_TIMEOUT_MS = 30_000;
/** A message of which only failure is reported counts as delivered after this long without one. */
export const REFUSAL_GRACE_MS = 5_000;
/** A switchboard on which nothing is said is left after this. */
export const SWITCHBOARD_IDLE_MS = 300_000;
/** A message waits this long for a line to be sent on, then it is not delivered. */
export const OUTBOX_WAIT_MS = 120_000;
