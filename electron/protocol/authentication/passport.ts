import { ProtocolError } from '../protocol-error.ts';

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

const SCHEME = 'Passport1.4';
const SCHEME_START = /^\s*Passport1\.4\s+/i;
const MAX_HEADER_CHARACTERS = 16 * 1024;
const MAX_REASON_CHARACTERS = 256;
/** Where the client claims to be going. */
const ORIGIN = 'OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom';
/** The fields of a request that are not the challenge. */
const REQUEST_FIELDS: ReadonlySet<string> = new Set(['orgverb', 'orgurl', 'sign-in', 'pwd']);
const PRINTABLE_ASCII = /^[!-~]+$/;

/**
 * Reads the `PassportURLs` header of the nexus (facts §5.1).
 *
 * @returns The address of the login server, with `https://` put before it if it had no scheme; null when there is none.
 */
export function parsePassportUrls(header: string): string | null {
  const login = valueOf(fieldsOf(header), 'dalogin');
  if (login === undefined || login === '') return null;
  const url = /^https?:\/\//i.test(login) ? login : `https://${login}`;
  return URL.canParse(url) ? url : null;
}

/** Writes the `PassportURLs` header. @param loginUrl Absolute address of the login service. */
export function formatPassportUrls(loginUrl: string): string {
  return `DARealm=Passport.Net,DALogin=${loginUrl},ConfigVersion=1`;
}

/**
 * Writes the `Authorization` header of a sign-in (facts §5.1).
 *
 * @throws ProtocolError `invalid-authentication` when the challenge cannot stand in a header.
 */
export function formatPassportRequest({ address, password, challenge }: PassportRequest): string {
  if (!PRINTABLE_ASCII.test(challenge)) {
    throw new ProtocolError('invalid-authentication', 'The challenge cannot stand in a header.');
  }
  return `${SCHEME} ${ORIGIN},sign-in=${escape(address)},pwd=${escape(password)},${challenge}`;
}

/** Reads the `Authorization` header of a sign-in; null when it is none. */
export function parsePassportRequest(header: string): PassportRequest | null {
  const fields = schemeFields(header);
  if (fields === null) return null;
  const address = unescape(valueOf(fields, 'sign-in'));
  const password = unescape(valueOf(fields, 'pwd'));
  if (address === null || password === null) return null;
  const challenge = fields.filter(({ name }) => !REQUEST_FIELDS.has(name)).map(({ source }) => source);
  return { address, password, challenge: challenge.join(',') };
}

/** Reads an `Authentication-Info` or `WWW-Authenticate` header; null when it says nothing about Passport. */
export function parsePassportReply(header: string): PassportReply | null {
  const fields = schemeFields(header);
  if (fields === null) return null;
  const status = valueOf(fields, 'da-status')?.toLowerCase();
  const ticket = ticketOf(header);
  if (ticket !== null && (status === 'success' || status === undefined)) return { kind: 'success', ticket };
  if (status === 'redir') return { kind: 'redirected' };
  if (status === undefined || status === 'success') return null;
  const reason = unescape(valueOf(fields, 'cbtxt')) ?? '';
  return { kind: 'failed', reason: reason.slice(0, MAX_REASON_CHARACTERS) };
}

/**
 * Writes the value of `Authentication-Info` for `success` and `redirected`, of `WWW-Authenticate` for `failed`.
 *
 * @throws ProtocolError `invalid-authentication` for a ticket that cannot stand between quotes in a header.
 */
export function formatPassportReply(reply: PassportReply): string {
  switch (reply.kind) {
    case 'success':
      if (!PRINTABLE_ASCII.test(reply.ticket) || reply.ticket.includes("'")) {
        throw new ProtocolError('invalid-authentication', 'The ticket cannot stand in a header.');
      }
      return `${SCHEME} da-status=success,tname=MSPAuth,tname=MSPProf,from-PP='${reply.ticket}',ru=http://messenger.msn.com`;
    case 'redirected':
      return `${SCHEME} da-status=redir`;
    case 'failed':
      break;
  }
  return `${SCHEME} da-status=failed,srealm=Passport.NET,prompt,cbtxt=${escape(reply.reason)}`;
}

interface Field {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  /** As it stood in the header. */
  readonly source: string;
}

function schemeFields(header: string): readonly Field[] | null {
  return SCHEME_START.test(header) ? fieldsOf(header.replace(SCHEME_START, '')) : null;
}

function fieldsOf(list: string): readonly Field[] {
  return list
    .slice(0, MAX_HEADER_CHARACTERS)
    .split(',')
    .map((source) => {
      const equals = source.indexOf('=');
      return {
        name: source.slice(0, Math.max(equals, 0)).trim().toLowerCase(),
        value: source.slice(equals + 1).trim(),
        source: source.trim(),
      };
    });
}

function valueOf(fields: readonly Field[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}

/** The ticket stands between quotes, and may hold commas. */
function ticketOf(header: string): string | null {
  const match = /[,\s]from-PP='([^']+)'/i.exec(header.slice(0, MAX_HEADER_CHARACTERS));
  return match?.[1] ?? null;
}

/** Percent-encoding that leaves nothing but letters, digits, `-`, `.`, `_` and `~`. */
function escape(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\u{fffd}')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescape(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
