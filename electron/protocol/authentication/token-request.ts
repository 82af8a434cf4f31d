/** One security token asked for (facts §5.2). */
export interface TokenTarget {
  /** Which service it is for, e.g. `messenger.msn.com`. */
  readonly address: string;
  /** Policy, e.g. `MBI` or the challenge of `USR t TWN S`; null for none. */
  readonly policy: string | null;
}

/** A request for security tokens. The password is secret. */
export interface TokenRequest {
  readonly username: string;
  readonly password: string;
  readonly targets: readonly TokenTarget[];
}

/** Target that every request names first. */
export const PASSPORT_TARGET: TokenTarget = { address: 'http://Passport.NET/tb', policy: null };

/** Writes the body of a `POST /RST.srf` (facts §5.2). `PASSPORT_TARGET` is put first unless it is there. */
export function formatTokenRequest(_request: TokenRequest): string {
  return '';
}

/**
 * Reads the body of a `POST /RST.srf` or `/RST2.srf`, whatever its namespaces (facts §5.2, §5.3).
 *
 * @throws ProtocolError `invalid-xml`, or `invalid-authentication` when user name, password or targets are missing.
 */
export function parseTokenRequest(_xml: string): TokenRequest {
  return { username: '', password: '', targets: [] };
}
