/** Header of the nexus reply that holds the login addresses. */
export const PASSPORT_URLS_HEADER = 'PassportURLs';
/** Headers in which a login server answers: the first on success, the second on failure (and on success, for some). */
export const AUTHENTICATION_INFO_HEADER = 'Authentication-Info';
export const WWW_AUTHENTICATE_HEADER = 'WWW-Authenticate';

/** What a client asks a Passport 1.4 login server. The password is secret. */
export interface PassportRequest {
  readonly address: string;
  readonly password: string;
  /** The challenge of `USR t TWN S`, as it came. */
  readonly challenge: string;
}

/** What a login server answers. */
export type PassportReply =
  /** The ticket for `USR t TWN S`. Secret. */
  | { readonly kind: 'success'; readonly ticket: string }
  /** The answer is a redirect: ask again at its `Location`. */
  | { readonly kind: 'redirected' }
  /** Wrong address or password; the reason is the server's text, or empty. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Reads the `PassportURLs` header of the nexus (facts §5.1).
 *
 * @returns The address of the login server, with `https://` put before it if it had no scheme; null when there is none.
 */
export function parsePassportUrls(_header: string): string | null {
  return null;
}

/** Writes the `PassportURLs` header. @param loginUrl Absolute address of the login service. */
export function formatPassportUrls(_loginUrl: string): string {
  return '';
}

/**
 * Writes the `Authorization` header of a sign-in (facts §5.1).
 *
 * @throws ProtocolError `invalid-authentication` when the challenge cannot stand in a header.
 */
export function formatPassportRequest(_request: PassportRequest): string {
  return '';
}

/** Reads the `Authorization` header of a sign-in; null when it is none. */
export function parsePassportRequest(_header: string): PassportRequest | null {
  return null;
}

/** Reads an `Authentication-Info` or `WWW-Authenticate` header; null when it says nothing about Passport. */
export function parsePassportReply(_header: string): PassportReply | null {
  return null;
}

/** Writes the value of `Authentication-Info` for `success` and `redirected`, of `WWW-Authenticate` for `failed`. */
export function formatPassportReply(_reply: PassportReply): string {
  return '';
}
