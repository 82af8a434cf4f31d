import type { FrameContext } from './frame.ts';
import { type VerbFlags, verbFlags } from './plain-commands.ts';

/**
 * When the last argument of a verb is the length of a payload (facts §1). `minArgs` counts the arguments, length
 * included, below which the line is broken.
 *
 * - `always`: a payload must follow.
 * - `unless-ok`: a payload follows unless the last argument is `OK`, which is the plain answer.
 * - `if-present`: a payload follows when there are `minArgs` arguments; with fewer the last one means something else.
 */
export interface PayloadRule {
  readonly when: 'always' | 'unless-ok' | 'if-present';
  readonly minArgs: number;
}

/** The verbs that carry a payload at one end of a connection. */
export interface PayloadVerbs {
  readonly rules: ReadonlyMap<string, PayloadRule>;
  /** The same verbs as a set. */
  readonly flags: VerbFlags;
}

function table(rows: readonly (readonly [verb: string, rule: PayloadRule])[]): PayloadVerbs {
  const rules = new Map(rows);
  return { rules, flags: verbFlags(rules.keys()) };
}

function always(minArgs: number): PayloadRule {
  return { when: 'always', minArgs };
}

function unlessOk(minArgs: number): PayloadRule {
  return { when: 'unless-ok', minArgs };
}

/** `MSG t class n` to the server, `MSG address name n` from it (facts §10.3). */
const SWITCHBOARD: PayloadVerbs = table([['MSG', always(3)]]);

const NOTIFICATION_TO_SERVER: PayloadVerbs = table([
  ['QRY', always(3)],
  ['UUX', always(2)],
  ['ADL', always(2)],
  ['RML', always(2)],
  ['FQY', always(2)],
  /** `UUN t address type [n]`: some types carry nothing, and then there is no length (facts §1, §25). */
  ['UUN', { when: 'if-present', minArgs: 4 }],
  ['UUM', always(2)],
  ['PUT', always(2)],
  ['DEL', always(2)],
  ['SDG', always(2)],
  ['VAS', always(2)],
  ['SDC', always(2)],
  ['NOT', always(1)],
  ['PGD', always(2)],
  ['PAG', always(2)],
]);

const NOTIFICATION_TO_CLIENT: PayloadVerbs = table([
  ['MSG', always(3)],
  ['UBX', always(2)],
  ['GCF', always(2)],
  ['NOT', always(1)],
  ['ADL', unlessOk(2)],
  ['RML', unlessOk(2)],
  ['FQY', unlessOk(2)],
  ['UBN', always(3)],
  ['UBM', always(3)],
  ['NFY', always(2)],
  ['SDG', unlessOk(2)],
  ['PUT', unlessOk(2)],
  ['DEL', unlessOk(2)],
  ['IPG', always(1)],
]);

/** The verbs that carry a payload, for the end of the connection that reads them. */
export function payloadVerbs(context: FrameContext): PayloadVerbs {
  if (context.link === 'switchboard') return SWITCHBOARD;
  return context.direction === 'to-server' ? NOTIFICATION_TO_SERVER : NOTIFICATION_TO_CLIENT;
}

/** `241 9 73`: an error reply with a third field that is a number explains itself in a payload (facts §1). */
export const ERROR_PAYLOAD_RULE: PayloadRule = { when: 'if-present', minArgs: 2 };
