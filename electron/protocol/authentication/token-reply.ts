/** One security token (facts §5.2). */
export interface IssuedToken {
  /** Which service it is for. */
  readonly address: string;
  /** `t=…&p=…`. Secret. Null for `http://Passport.NET/tb`, whose token is encrypted. */
  readonly token: string | null;
  /** Base64; null when the server gave none. Secret. */
  readonly proofSecret: string | null;
  /** Milliseconds since 1970; null when missing or unreadable. */
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
}

/** `failed-authentication`: wrong user name or password; `redirect`: ask `redirectUrl`; `client`: the request is bad. */
export type TokenFaultCode = 'failed-authentication' | 'redirect' | 'client' | 'other';

export type TokenReply =
  | { readonly kind: 'tokens'; readonly tokens: readonly IssuedToken[] }
  | {
      readonly kind: 'fault';
      readonly code: TokenFaultCode;
      /** The server's words, for the log. */
      readonly text: string;
      /** Where to ask instead, for `redirect`. */
      readonly redirectUrl: string | null;
    };

/**
 * Writes the answer to a token request (facts §5.2): no white space between elements, ids `CompactN` counted from 1
 * over the tokens after `http://Passport.NET/tb`.
 */
export function formatTokenReply(_reply: TokenReply): string {
  return '';
}

/**
 * Reads the answer to a token request, whatever its namespaces. The HTTP status says nothing: always read the body.
 *
 * @throws ProtocolError `invalid-xml`, or `invalid-authentication` when it is neither tokens nor a fault.
 */
export function parseTokenReply(_xml: string): TokenReply {
  return { kind: 'tokens', tokens: [] };
}
