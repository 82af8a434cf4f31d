import { CHALLENGE_ANSWER_MS, SWITCHBOARD_AUTHENTICATION_MS, SWITCHBOARD_KEY_MS } from '#protocol/limits.ts';

/** What the server allows itself and others, beside the limits of the protocol. Sizes in bytes. */
export interface ServerLimits {
  /** Time from connecting to being signed in; also for a switchboard. */
  readonly authenticationMs: number;
  readonly challengeAnswerMs: number;
  readonly switchboardKeyMs: number;
  /** A ticket of the web services is good for this long. Official servers gave about 90 s (facts §5.1). */
  readonly ticketMs: number;
  /** A switchboard where nothing is said for this long is closed. */
  readonly switchboardIdleMs: number;
  /** Connections that have not proved who they are; the oldest makes room for the next. */
  readonly maxUnauthenticated: number;
  readonly maxConnections: number;
  /** What may wait to be read by a client; more, and it is cut. */
  readonly maxQueuedBytes: number;
  /** While this much waits for anyone in a room, nobody there is listened to. */
  readonly relayHighWaterBytes: number;
  /** Who lets a room wait for longer than this is cut. */
  readonly relayStallMs: number;
  readonly maxParticipants: number;
  readonly maxPersonalMessageBytes: number;
  /** Commands nobody understands, from one connection. */
  readonly maxStrikes: number;
  readonly maxWebConnections: number;
  readonly maxWebBodyBytes: number;
  /** Time from the start of a web request to its end, body included. */
  readonly webRequestMs: number;
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  authenticationMs: SWITCHBOARD_AUTHENTICATION_MS,
  challengeAnswerMs: CHALLENGE_ANSWER_MS,
  switchboardKeyMs: SWITCHBOARD_KEY_MS,
  ticketMs: 90_000,
  switchboardIdleMs: 300_000,
  maxUnauthenticated: 512,
  maxConnections: 10_000,
  maxQueuedBytes: 8 * 1024 * 1024,
  relayHighWaterBytes: 256 * 1024,
  relayStallMs: 30_000,
  maxParticipants: 20,
  maxPersonalMessageBytes: 4096,
  maxStrikes: 16,
  maxWebConnections: 512,
  maxWebBodyBytes: 64 * 1024,
  webRequestMs: 15_000,
};
