import {
  AUTHENTICATION_INFO_HEADER,
  formatPassportReply,
  formatPassportUrls,
  parsePassportRequest,
  PASSPORT_URLS_HEADER,
  WWW_AUTHENTICATE_HEADER,
} from '#protocol/authentication/passport.ts';
import { formatTokenReply, type TokenReply } from '#protocol/authentication/token-reply.ts';
import {
  PASSPORT_TARGET,
  parseTokenRequest,
  type TokenRequest,
} from '#protocol/authentication/token-request.ts';
import { ProtocolError } from '#protocol/protocol-error.ts';
import { normalizeAddress } from '../address.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { SignInAttempts } from '../net/sign-in-attempts.ts';
import { ServerError } from '../server-error.ts';
import type { PasswordHasher } from '../store/password-hash.ts';
import type { Store } from '../store/store.ts';
import type { WebAnswer } from './response.ts';
import type { Tickets } from './tickets.ts';

export interface WebServices {
  readonly store: Store;
  readonly tickets: Tickets;
  readonly passwords: PasswordHasher;
  readonly attempts: SignInAttempts;
  readonly diagnostics: Diagnostics;
}

export interface WebRequest {
  readonly authorization: string | undefined;
  readonly body: string;
  /** Where it comes from. */
  readonly remoteHost: string;
  /** `http://host:port` under which the client reached us. */
  readonly origin: string;
}

interface Route {
  readonly method: 'GET' | 'POST';
  readonly answer: (services: WebServices, request: WebRequest) => WebAnswer | Promise<WebAnswer>;
}

const LOGIN_PATH = '/login2.srf';
/** Tokens are asked for a handful at a time (facts §5.2). */
const MAX_TARGETS = 16;
/** Shown by some clients; percent-encoded by the header. */
const WRONG_PASSWORD = 'The address or the password is wrong.';

/** What is served, by path in lower case. */
export const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['/rdr/pprdr.asp', { method: 'GET', answer: nexus }],
  [LOGIN_PATH, { method: 'GET', answer: login }],
  ['/rst.srf', { method: 'POST', answer: issueTokens }],
  ['/rst2.srf', { method: 'POST', answer: issueTokens }],
]);

/** The nexus tells where to log in (facts §5.1). */
function nexus(_services: WebServices, { origin }: WebRequest): WebAnswer {
  return { status: 200, headers: { [PASSPORT_URLS_HEADER]: formatPassportUrls(origin + LOGIN_PATH) } };
}

/** Passport 1.4 (facts §5.1). */
async function login(services: WebServices, { authorization, remoteHost }: WebRequest): Promise<WebAnswer> {
  const request = authorization === undefined ? null : parsePassportRequest(authorization);
  const address =
    request === null ? null : await accountWith(services, remoteHost, request.address, request.password);
  if (address === null) {
    return {
      status: 401,
      headers: { [WWW_AUTHENTICATE_HEADER]: formatPassportReply({ kind: 'failed', reason: WRONG_PASSWORD }) },
    };
  }
  const { ticket } = services.tickets.issue(address);
  return {
    status: 200,
    headers: { [AUTHENTICATION_INFO_HEADER]: formatPassportReply({ kind: 'success', ticket }) },
  };
}

/** RST (facts §5.2). Errors are told in the body; the status is 200 all the same. */
async function issueTokens(services: WebServices, request: WebRequest): Promise<WebAnswer> {
  return {
    status: 200,
    contentType: 'text/xml; charset=utf-8',
    body: formatTokenReply(await tokenReply(services, request)),
  };
}

async function tokenReply(services: WebServices, { body, remoteHost }: WebRequest): Promise<TokenReply> {
  const request = readTokenRequest(body);
  if (request === null || request.targets.length > MAX_TARGETS) {
    return { kind: 'fault', code: 'client', text: 'Invalid Request', redirectUrl: null };
  }
  const address = await accountWith(services, remoteHost, request.username, request.password);
  if (address === null) {
    return {
      kind: 'fault',
      code: 'failed-authentication',
      text: 'Authentication Failure',
      redirectUrl: null,
    };
  }
  return {
    kind: 'tokens',
    tokens: request.targets.map((target) => {
      const { ticket, createdAt, expiresAt } = services.tickets.issue(address);
      const token = target.address === PASSPORT_TARGET.address ? null : ticket;
      return { address: target.address, token, proofSecret: null, createdAt, expiresAt };
    }),
  };
}

function readTokenRequest(body: string): TokenRequest | null {
  try {
    return parseTokenRequest(body);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

/**
 * The normalized address when the password is its own, else null; it takes as long when there is no such account.
 *
 * @throws ServerError `busy` when too much is asked at once, or too many passwords were wrong.
 */
async function accountWith(
  { store, passwords, attempts, diagnostics }: WebServices,
  remoteHost: string,
  username: string,
  password: string,
): Promise<string | null> {
  if (!attempts.allows(remoteHost)) throw new ServerError('busy', 'Too many passwords were wrong.');
  const address = normalizeAddress(username);
  const stored = address === null ? null : (store.accounts.secretsOf(address)?.password ?? null);
  if (await passwords.matches(password, stored)) return address;
  attempts.failed(remoteHost);
  diagnostics.count('sign-in-failed', remoteHost);
  return null;
}
