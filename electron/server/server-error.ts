/**
 * Why the server could not do what was asked of it from inside the program.
 * - `port-taken`: another program listens there.
 * - `host-unavailable`: this computer has no such address, or may not listen there.
 * - `data-locked`: another server uses the same folder.
 * - `data-too-new`: written by a newer version; left exactly as it was.
 * - `data-unavailable`: the folder or the database cannot be read or written.
 * - `invalid-address`, `invalid-password`: an account cannot have it.
 * - `account-not-found`: no such account.
 * - `busy`: too much is waiting already.
 * - `not-running`: asked before `start` or after `stop`.
 */
export type ServerErrorCode =
  | 'port-taken'
  | 'host-unavailable'
  | 'data-locked'
  | 'data-too-new'
  | 'data-unavailable'
  | 'invalid-address'
  | 'invalid-password'
  | 'account-not-found'
  | 'busy'
  | 'not-running';

const RETRYABLE: ReadonlySet<ServerErrorCode> = new Set(['port-taken', 'data-locked', 'busy']);

export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  /** Whether the same call can succeed later with nothing changed on our side. */
  readonly retryable: boolean;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.retryable = RETRYABLE.has(code);
  }
}
