import {
  AUTHENTICATION_INFO_HEADER,
  formatPassportRequest,
  parsePassportReply,
  parsePassportUrls,
  PASSPORT_URLS_HEADER,
  type PassportReply,
  WWW_AUTHENTICATE_HEADER,
} from '#protocol/authentication/passport.ts';
import { parseTokenReply } from '#protocol/authentication/token-reply.ts';
import { formatTokenRequest } from '#protocol/authentication/token-request.ts';
import type { Dialect } from '#protocol/dialects/index.ts';
import { ProtocolError } from '#protocol/protocol-error.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import { ClientError } from '../client-error.ts';
import { withDeadline } from '../deadline.ts';
import { webUrl } from '../endpoints.ts';
import type { ClientEnvironment } from '../environment.ts';
import { WEB_TIMEOUT_MS } from '../timeouts.ts';
import type { WebRequest, WebResponse } from '../web.ts';

/** Addresses one ticket may be sent on over. */
const MAX_WEB_REDIRECTS = 5;
/** The service a ticket for the notification server is for (facts §5.2). */
const MESSENGER_TARGET = { address: 'messenger.msn.com', policy: '?id=507' };

export interface TicketRequest {
  readonly dialect: Dialect;
  readonly endpoints: ServerEndpoints;
  readonly address: string;
  /** Secret. */
  readonly password: string;
  /** The challenge of `USR t TWN S`. */
  readonly challenge: string;
}

/**
 * Fetches the ticket for `USR t TWN S` (facts §5) from the places the dialect names, in their order.
 *
 * @returns The ticket. Secret. Rejects with a `ClientError`: `wrong-password` at once; anything else only when no
 *   place gave a ticket, and then with what the first one failed with.
 */
export async function fetchTicket(
  request: TicketRequest,
  environment: Pick<ClientEnvironment, 'web' | 'clock'>,
  signal: AbortSignal,
): Promise<string> {
  let first: ClientError | null = null;
  for (const source of request.dialect.ticketSources) {
    try {
      const errand = new TicketErrand(request, environment, signal);
      return await (source === 'nexus' ? errand.fromNexus() : errand.fromTokenService());
    } catch (error) {
      const failure = asClientError(error);
      if (failure.code === 'wrong-password' || failure.code === 'cancelled' || signal.aborted) throw failure;
      first ??= failure;
    }
  }
  throw first ?? new ClientError('not-supported', { detail: 'no source of tickets' });
}

/** One try at one place. */
class TicketErrand {
  readonly #request: TicketRequest;
  readonly #environment: Pick<ClientEnvironment, 'web' | 'clock'>;
  readonly #signal: AbortSignal;
  readonly #visited = new Set<string>();

  constructor(
    request: TicketRequest,
    environment: Pick<ClientEnvironment, 'web' | 'clock'>,
    signal: AbortSignal,
  ) {
    this.#request = request;
    this.#environment = environment;
    this.#signal = signal;
  }

  /** RST, one SOAP question (facts §5.2). */
  async fromTokenService(): Promise<string> {
    const { address, password, endpoints } = this.#request;
    const body = formatTokenRequest({ username: address, password, targets: [MESSENGER_TARGET] });
    let url = webUrl(endpoints.tokenService);
    for (;;) {
      const response = await this.#ask({
        method: 'POST',
        url,
        headers: { 'Content-Type': 'text/xml' },
        body,
      });
      // The status says nothing where the body is a reply; where it is none, the status says why.
      const reply = readTokenReply(response, url);
      if (reply.kind === 'tokens') {
        const issued = reply.tokens.find((token) => token.address === MESSENGER_TARGET.address);
        if (issued?.token === undefined || issued.token === null) throw failed(url, 'gave no ticket');
        return issued.token;
      }
      if (reply.code === 'failed-authentication') {
        throw new ClientError('wrong-password', { detail: reply.text });
      }
      if (reply.code !== 'redirect' || reply.redirectUrl === null) throw failed(url, reply.text);
      url = this.#follow(url, reply.redirectUrl);
    }
  }

  /** The nexus names the login server, which gives the ticket (facts §5.1). */
  async fromNexus(): Promise<string> {
    const nexus = webUrl(this.#request.endpoints.nexus);
    const { headers } = await this.#ask({ method: 'GET', url: nexus });
    const named = parsePassportUrls(headers.get(PASSPORT_URLS_HEADER.toLowerCase())?.join(',') ?? '');
    if (named === null) throw failed(nexus, 'named no login server');
    let url = this.#follow(nexus, named);
    const authorization = formatPassportRequest(this.#request);
    for (;;) {
      const response = await this.#ask({ method: 'GET', url, headers: { Authorization: authorization } });
      const replies = passportReplies(response);
      const success = replies.find((reply) => reply.kind === 'success');
      if (success !== undefined) return success.ticket;
      const location = response.headers.get('location')?.[0];
      if (location !== undefined && response.status >= 300 && response.status < 400) {
        url = this.#follow(url, location);
        continue;
      }
      const refusal = replies.find((reply) => reply.kind === 'failed');
      if (refusal !== undefined || response.status === 401) {
        throw new ClientError('wrong-password', refusal === undefined ? {} : { detail: refusal.reason });
      }
      throw failed(url, `answered ${response.status}`);
    }
  }

  async #ask(request: WebRequest): Promise<WebResponse> {
    const { clock, web } = this.#environment;
    return withDeadline(clock, WEB_TIMEOUT_MS, request.url.host, this.#signal, (signal) =>
      web.request(request, signal),
    );
  }

  /** Where to ask next: never in a circle, never without end, and never from https to http with a password. */
  #follow(from: URL, target: string): URL {
    this.#visited.add(from.href);
    let url: URL;
    try {
      url = new URL(target, from);
    } catch {
      throw failed(from, 'redirected to no address');
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw failed(from, 'redirected to no web address');
    if (from.protocol === 'https:' && url.protocol !== 'https:') {
      throw failed(from, 'redirected to an unprotected address');
    }
    if (this.#visited.has(url.href)) throw failed(from, 'redirected in a circle');
    if (this.#visited.size > MAX_WEB_REDIRECTS) throw failed(from, 'redirected too often');
    return url;
  }
}

function readTokenReply(response: WebResponse, url: URL): ReturnType<typeof parseTokenReply> {
  try {
    return parseTokenReply(response.body);
  } catch (error) {
    throw new ClientError('web-service-failed', {
      detail: `${url.host} answered ${response.status}`,
      cause: error,
    });
  }
}

function passportReplies({ headers }: WebResponse): PassportReply[] {
  return [AUTHENTICATION_INFO_HEADER, WWW_AUTHENTICATE_HEADER]
    .flatMap((name) => headers.get(name.toLowerCase()) ?? [])
    .map(parsePassportReply)
    .filter((reply) => reply !== null);
}

function failed(url: URL, what: string): ClientError {
  return new ClientError('web-service-failed', { detail: `${url.host} ${what}` });
}

function asClientError(error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  if (error instanceof ProtocolError)
    return new ClientError('protocol-violation', { detail: error.message, cause: error });
  return new ClientError('internal', { cause: error });
}
