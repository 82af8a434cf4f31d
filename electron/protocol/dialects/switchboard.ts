import { codec, constant, oneOf, optional, payloadRow, row, text, uint, word } from './columns.ts';
import type { CodecTable } from './notification.ts';

interface Transaction {
  readonly trid: number;
}

/** How a sender wants to hear of a message's fate (facts §10.3): U never, N only failure, A always, D always (P2P). */
export type AcknowledgementClass = 'none' | 'failure' | 'always' | 'data';

/** What a client asks of a switchboard (facts §10). */
export interface SwitchboardRequests {
  /** Authenticates the caller, with the key of XFR. */
  readonly open: Transaction & { readonly address: string; readonly key: string };
  /** Authenticates somebody called, with the key and session of RNG. */
  readonly answer: Transaction & {
    readonly address: string;
    readonly key: string;
    readonly sessionId: string;
  };
  readonly call: Transaction & { readonly address: string };
  readonly message: Transaction & {
    readonly acknowledgement: AcknowledgementClass;
    readonly payload: Uint8Array;
  };
  readonly leave: object;
}

/** What a switchboard says. */
export interface SwitchboardEvents {
  readonly opened: Transaction & { readonly address: string; readonly name: string };
  readonly answered: Transaction;
  readonly ringing: Transaction & { readonly sessionId: string };
  /** Somebody who was there before us; one for each. */
  readonly present: Transaction & {
    readonly index: number;
    readonly total: number;
    readonly address: string;
    readonly name: string;
    readonly capabilities?: number | undefined;
  };
  readonly joined: {
    readonly address: string;
    readonly name: string;
    readonly capabilities?: number | undefined;
  };
  /** `idle` 1: the server closed the session for idleness, nobody left. */
  readonly left: { readonly address: string; readonly idle?: number | undefined };
  readonly message: { readonly sender: string; readonly name: string; readonly payload: Uint8Array };
  readonly acknowledged: Transaction;
  readonly refused: Transaction;
}

export type SwitchboardRequest = {
  [K in keyof SwitchboardRequests]: { readonly type: K } & SwitchboardRequests[K];
}[keyof SwitchboardRequests];
export type SwitchboardEvent = {
  [K in keyof SwitchboardEvents]: { readonly type: K } & SwitchboardEvents[K];
}[keyof SwitchboardEvents];
export type SwitchboardRequestTable = CodecTable<SwitchboardRequests>;
export type SwitchboardEventTable = CodecTable<SwitchboardEvents>;

/** Requests, the same in every dialect before MSNP16 (facts §10). */
export const switchboardRequests: SwitchboardRequestTable = {
  open: row('USR', { trid: uint, address: word, key: word }),
  answer: row('ANS', { trid: uint, address: word, key: word, sessionId: word }),
  call: row('CAL', { trid: uint, address: word }),
  message: payloadRow('MSG', {
    trid: uint,
    acknowledgement: oneOf({ none: 'U', failure: 'N', always: 'A', data: 'D' }),
  }),
  leave: codec(
    'OUT',
    () => ({}),
    () => ({ args: [] }),
  ),
};

/** Events without a capability column (before MSNP12, facts §10.2). */
export const switchboardEvents: SwitchboardEventTable = {
  opened: row('USR', { trid: uint, ok: constant('OK'), address: word, name: text }),
  answered: row('ANS', { trid: uint, ok: constant('OK') }),
  ringing: row('CAL', { trid: uint, state: constant('RINGING'), sessionId: word }),
  present: row('IRO', { trid: uint, index: uint, total: uint, address: word, name: text }),
  joined: row('JOI', { address: word, name: text }),
  left: row('BYE', { address: word, idle: optional(uint) }),
  message: payloadRow('MSG', { sender: word, name: text }),
  acknowledged: row('ACK', { trid: uint }),
  refused: row('NAK', { trid: uint }),
};

/** Events with the capabilities of who comes in (MSNP12 and later). */
export const switchboardEventsWithCapabilities: SwitchboardEventTable = {
  ...switchboardEvents,
  present: row('IRO', {
    trid: uint,
    index: uint,
    total: uint,
    address: word,
    name: text,
    capabilities: optional(uint),
  }),
  joined: row('JOI', { address: word, name: text, capabilities: optional(uint) }),
};
