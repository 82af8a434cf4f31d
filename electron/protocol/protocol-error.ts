/** Which rule was broken by what was read, or by what was about to be written. */
export type ProtocolErrorCode =
  /** A command that cannot be put on the wire: a space or a line break in an argument, a wrong verb. */
  | 'invalid-command'
  /** A MIME header that cannot be written without changing the message around it. */
  | 'invalid-header'
  /** XML that is not well formed, carries a DTD, or is too big. */
  | 'invalid-xml'
  /** A document or header of the sign-in services without what it must contain. */
  | 'invalid-authentication';

/**
 * Input broke the protocol, or output would have. Its message names the rule, never the data: passwords and tickets
 * pass through here.
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: ProtocolErrorCode;
  /** The same bytes break the same rule again. */
  readonly retryable = false;

  constructor(code: ProtocolErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
