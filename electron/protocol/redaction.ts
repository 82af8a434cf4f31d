import { Buffer } from 'node:buffer';
import type { Command } from './wire/frame.ts';

/** What stands in a trace in place of a secret. */
export const REDACTED = '***';

/** Where the secrets of a verb's arguments begin (everything from there on is hidden); Infinity for none. */
const SECRETS_FROM: Readonly<Record<string, (args: readonly string[]) => number>> = {
  USR: secretsOfUsr,
  /** `ANS t address key session` (facts §10.2). */
  ANS: (args) => (args[1] === 'OK' ? Infinity : 2),
  /** `XFR t SB host CKI key …` and `RNG session host CKI key …` (facts §10). */
  XFR: secretAfterKeyType,
  RNG: secretAfterKeyType,
};

/** `MSPAuth` of a profile; `Sid` and the like say nothing (facts §12). */
const PROFILE_TICKET = /^(MSPAuth[ \t]*:[ \t]*)[^\r\n]+/gim;
const PROFILE = /text\/x-msmsgsprofile/i;
/** A profile names its type at its beginning. */
const TYPE_WITHIN_BYTES = 512;

/**
 * Takes the secrets out of a command before it is shown or logged: password hashes, tickets, switchboard keys, and
 * tickets in profile messages (facts §4, §10, §12). What is said in a conversation stays.
 *
 * @returns The command itself when there is nothing to hide, else a copy.
 */
export function redactCommand(command: Command): Command {
  const { verb, args, payload } = command;
  if (verb === 'MSG' && payload !== undefined) return redactProfile(command, payload);
  const from = SECRETS_FROM[verb]?.(args) ?? Infinity;
  if (from >= args.length) return command;
  return { ...command, args: args.map((arg, index) => (index < from ? arg : REDACTED)) };
}

/** `USR t MD5|TWN|SSO|SHA I|S|A …` signs in (facts §4); `USR t address key` joins a switchboard (facts §10.1). */
function secretsOfUsr(args: readonly string[]): number {
  const [, scheme, step] = args;
  if (scheme === undefined || scheme === 'OK' || step === 'I') return Infinity;
  return scheme.includes('@') ? 2 : 3;
}

function secretAfterKeyType(args: readonly string[]): number {
  const keyType = args.indexOf('CKI');
  return keyType < 0 ? Infinity : keyType + 1;
}

function redactProfile(command: Command, payload: Uint8Array): Command {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (!PROFILE.test(bytes.toString('latin1', 0, TYPE_WITHIN_BYTES))) return command;
  const redacted = bytes.toString('utf8').replace(PROFILE_TICKET, `$1${REDACTED}`);
  return { ...command, payload: new Uint8Array(Buffer.from(redacted, 'utf8')) };
}
