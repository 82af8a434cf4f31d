import { Buffer } from 'node:buffer';
import { ProtocolError } from '../protocol-error.ts';
import type { Command } from './frame.ts';

/** A command on its way out; `kind` may be left away. */
export type OutgoingCommand = Pick<Command, 'verb' | 'args' | 'payload'>;

const VERB = /^[A-Z0-9]{3}$/;
/** What would end a column or a line. */
// oxlint-disable-next-line no-control-regex
const BREAKS_LINE = /[ \r\n\u0000]/;

/**
 * Writes a command as bytes: the inverse of `FrameDecoder` (facts §1). A payload, even an empty one, has its length
 * appended to the arguments; without a payload nothing is.
 *
 * @throws ProtocolError `invalid-command` when the verb is not three capitals or digits, or an argument holds a space,
 *   CR, LF or NUL. Nothing unescaped gets on the wire.
 */
export function encodeCommand(command: OutgoingCommand): Uint8Array {
  const { verb, args, payload } = command;
  if (!VERB.test(verb)) throw new ProtocolError('invalid-command', 'A verb is three capitals or digits.');
  let line = verb;
  for (const arg of args) {
    if (BREAKS_LINE.test(arg)) {
      throw new ProtocolError('invalid-command', `An argument of ${verb} holds a space, CR, LF or NUL.`);
    }
    line += ` ${arg}`;
  }
  if (payload === undefined) return Buffer.from(`${line}\r\n`, 'utf8');
  const head = Buffer.from(`${line} ${payload.length}\r\n`, 'utf8');
  const bytes = Buffer.allocUnsafe(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}
