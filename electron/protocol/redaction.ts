import { Buffer } from 'node:buffer';
import type { Command } from './wire/frame.ts';

/** What stands in a trace in place of a secret. */
export const REDACTED = '***';

/** Which arguments are secret: from the first up to, but without, the second. */
type Range = readonly [from: number, to: number];
const NOTHING: Range = [0, 0];

/** Where the secrets of a verb's arguments are. */
const SECRETS: ReadonlyMap<string, (args: readonly string[]) => Range> = new Map([
  ['USR', secretsOfUsr],
  // ANS t address key session (facts §10.2); the server answers ANS t OK.
  ['ANS', (args): Range => (args[1] === 'OK' ? NOTHING : [2, 3])],
  // XFR t SB host CKI key … and RNG session host CKI key … (facts §10).
  ['XFR', secretBehindKeyType],
  ['RNG', secretBehindKeyType],
]);

/** `MSPAuth` of a profile; `Sid` and the like say nothing (facts §12). */
const PROFILE_TICKET = /(\bMSPAuth[ \t]*:[ \t]*)[^\r\n]+/gi;
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
  const [from, to] = SECRETS.get(verb)?.(args) ?? NOTHING;
  if (from >= Math.min(to, args.length)) return command;
  return { ...command, args: args.map((arg, index) => (index >= from && index < to ? REDACTED : arg)) };
}

/** Takes the ticket out of a piece of a profile: a payload whose length lies is read as lines. */
export function redactLine(line: string): string {
  return line.replace(PROFILE_TICKET, `$1${REDACTED}`);
}

/** `USR t MD5|TWN|SSO|SHA I|S|A …` signs in (facts §4); `USR t address key` joins a switchboard (facts §10.1). */
function secretsOfUsr(args: readonly string[]): Range {
  const [, scheme, step] = args;
  if (scheme === undefined || scheme === 'OK' || step === 'I') return NOTHING;
  return [scheme.includes('@') ? 2 : 3, Infinity];
}

function secretBehindKeyType(args: readonly string[]): Range {
  const keyType = args.indexOf('CKI');
  return keyType < 0 ? NOTHING : [keyType + 1, keyType + 2];
}

function redactProfile(command: Command, payload: Uint8Array): Command {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (!PROFILE.test(bytes.toString('latin1', 0, TYPE_WITHIN_BYTES))) return command;
  const redacted = redactLine(bytes.toString('utf8'));
  return { ...command, payload: new Uint8Array(Buffer.from(redacted, 'utf8')) };
}
