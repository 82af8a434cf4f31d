/** Limits and timers of the protocol (facts §32). Sizes in bytes unless the name says otherwise. */

/** Payload of one `MSG` on a switchboard; a longer one ends the connection. */
export const MAX_SWITCHBOARD_PAYLOAD = 1664;
export const MAX_ADDRESS_CHARACTERS = 129;
/** Friendly name as it is on the wire, percent-encoded. */
export const MAX_FRIENDLY_NAME = 387;
/** Value of a `PRP` phone number. */
export const MAX_PHONE_CHARACTERS = 95;
export const MAX_GROUPS = 30;
/** Group name, percent-encoded. */
export const MAX_GROUP_NAME = 61;
export const MAX_FORWARD_LIST = 1000;
export const MAX_ALLOW_LIST = 1500;
export const MAX_BLOCK_LIST = 1200;
export const MAX_PERSONAL_MESSAGE_CHARACTERS = 129;

/** Time to answer a `CHL`. */
export const CHALLENGE_ANSWER_MS = 50_000;
/** `PNG` again when the server names no other time. */
export const DEFAULT_PING_INTERVAL_MS = 45_000;
/** Somebody not heard of for this long has stopped writing. */
export const TYPING_EXPIRY_MS = 6_000;
/** A switchboard key is good for this long. */
export const SWITCHBOARD_KEY_MS = 120_000;
/** Time from connecting to a switchboard to `USR` or `ANS`. */
export const SWITCHBOARD_AUTHENTICATION_MS = 60_000;
/** Time between two nudges. */
export const NUDGE_INTERVAL_MS = 10_000;
