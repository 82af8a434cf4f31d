import { saltedPasswordHash } from '#protocol/challenge/salted-password.ts';
import type { ReceivedLists } from '#protocol/dialects/list-synchronization.ts';
import type {
  ClientReport,
  NotificationEvent,
  NotificationRequests,
} from '#protocol/dialects/notification.ts';
import { chooseDialect, offerOf, type Dialect } from '#protocol/dialects/index.ts';
import { formatPersonalMessage } from '#protocol/personal-message.ts';
import type { Endpoint } from '#shared/model/account.ts';
import { OWN_CAPABILITIES } from '../capabilities.ts';
import { ClientError } from '../client-error.ts';
import type { SessionPhase, SignInRequest } from '../contract.ts';
import { endpointKey, parseServer } from '../endpoints.ts';

/** Servers a sign-in may be sent on to, one after the other. */
const MAX_REDIRECTS = 5;
const LOCALE_REPORT = { locale: '0x0409', system: 'winnt', systemVersion: '5.1', architecture: 'i386' };

/** A request without its transaction id, which the line gives it. */
export type UnsentRequest = {
  [K in keyof NotificationRequests]: {
    readonly type: K;
    readonly value: Omit<NotificationRequests[K], 'trid'>;
  };
}[keyof NotificationRequests];

/** How far signing in has come: what is waited for. */
export type SignInStep =
  | 'connection'
  | 'dialect'
  | 'client-report'
  | 'policy'
  | 'challenge'
  | 'ticket'
  | 'admission'
  | 'lists'
  | 'status'
  | 'nothing';

export interface SignInState {
  readonly step: SignInStep;
  readonly request: SignInRequest;
  readonly endpoint: Endpoint;
  /** Servers already asked, as `host:port`. */
  readonly visited: readonly string[];
  readonly dialect: Dialect | null;
}

export type SignInInput =
  | { readonly type: 'connected' }
  /** The reply to the last `ask`. */
  | { readonly type: 'replied'; readonly event: NotificationEvent }
  | { readonly type: 'ticketReceived'; readonly ticket: string }
  | { readonly type: 'listsReceived'; readonly lists: ReceivedLists }
  /** A step did not work: refused, too late, no line. */
  | { readonly type: 'failed'; readonly error: ClientError };

export type SignInEffect =
  /** Ends the line there is and opens one to `endpoint`. */
  | { readonly type: 'connect'; readonly endpoint: Endpoint }
  /** Sends a request whose reply (or failure) is the next input. */
  | { readonly type: 'ask'; readonly request: UnsentRequest }
  /** Sends the request for the lists: not its reply but the lists themselves, or its failure, are the next input. */
  | { readonly type: 'askForLists'; readonly request: UnsentRequest }
  /** Sends a request whose reply does not matter. */
  | { readonly type: 'tell'; readonly request: UnsentRequest }
  | { readonly type: 'choose'; readonly dialect: Dialect }
  | { readonly type: 'fetchTicket'; readonly dialect: Dialect; readonly challenge: string }
  | { readonly type: 'admit'; readonly name: string | null }
  | { readonly type: 'enter'; readonly phase: SessionPhase }
  | { readonly type: 'fail'; readonly error: ClientError };

export interface SignInTransition {
  readonly state: SignInState;
  readonly effects: readonly SignInEffect[];
}

/** The first step: connecting to the server of the request. */
export function beginSignIn(request: SignInRequest): SignInTransition {
  return connectTo(
    {
      step: 'connection',
      request,
      endpoint: request.endpoints.notification,
      visited: [],
      dialect: null,
    },
    request.endpoints.notification,
  );
}

/** Signing in, step by step (facts §4.1, §4.2), as the dialect's data have it. Pure: effects are for the caller to do. */
export function signInStep(state: SignInState, input: SignInInput): SignInTransition {
  if (input.type === 'failed') return fail(state, input.error);
  if (input.type === 'replied' && input.event.type === 'redirected') {
    return redirect(state, input.event.server);
  }
  switch (state.step) {
    case 'connection':
      return input.type === 'connected'
        ? ask(state, 'dialect', {
            type: 'version',
            value: { offers: offerOf(state.request.dialects) },
          })
        : unexpected(state);
    case 'dialect':
      return onDialect(state, input);
    case 'client-report':
    case 'policy':
      return input.type === 'replied' ? start(state) : unexpected(state);
    case 'challenge':
      return onChallenge(state, input);
    case 'ticket':
      return input.type === 'ticketReceived'
        ? ask(state, 'admission', { type: 'signInAnswer', value: { secret: input.ticket } })
        : unexpected(state);
    case 'admission':
      return onAdmission(state, input);
    case 'lists':
      return input.type === 'listsReceived' ? announce(state) : unexpected(state);
    case 'status':
      return input.type === 'replied' && input.event.type === 'statusSet'
        ? { state: { ...state, step: 'nothing' }, effects: [{ type: 'enter', phase: 'signed-in' }] }
        : unexpected(state);
    case 'nothing':
      break;
  }
  return { state, effects: [] };
}

function onDialect(state: SignInState, input: SignInInput): SignInTransition {
  if (input.type !== 'replied' || input.event.type !== 'version') return unexpected(state);
  const dialect = chooseDialect(input.event.dialects, state.request.dialects);
  if (dialect === undefined) {
    return fail(state, new ClientError('no-common-dialect', { detail: input.event.dialects.join(' ') }));
  }
  const chosen: SignInState = { ...state, dialect };
  const choose: SignInEffect = { type: 'choose', dialect };
  const next =
    dialect.clientReport === 'before-sign-in'
      ? ask(chosen, 'client-report', { type: 'client', value: clientReport(chosen, dialect) })
      : dialect.requests.policy === undefined
        ? start(chosen)
        : ask(chosen, 'policy', { type: 'policy', value: {} });
  return { state: next.state, effects: [choose, ...next.effects] };
}

function start(state: SignInState): SignInTransition {
  return ask(state, 'challenge', { type: 'signInStart', value: { address: state.request.address } });
}

function onChallenge(state: SignInState, input: SignInInput): SignInTransition {
  const { dialect } = state;
  if (dialect === null || input.type !== 'replied' || input.event.type !== 'signInChallenge') {
    return unexpected(state);
  }
  const { challenge } = input.event;
  if (dialect.authentication === 'md5') {
    const secret = saltedPasswordHash(challenge, state.request.password);
    return ask(state, 'admission', { type: 'signInAnswer', value: { secret } });
  }
  return {
    state: { ...state, step: 'ticket' },
    effects: [{ type: 'fetchTicket', dialect, challenge }],
  };
}

function onAdmission(state: SignInState, input: SignInInput): SignInTransition {
  const { dialect } = state;
  if (dialect === null || input.type !== 'replied' || input.event.type !== 'signedIn') {
    return unexpected(state);
  }
  const report: SignInEffect[] =
    dialect.clientReport === 'after-sign-in'
      ? [{ type: 'tell', request: { type: 'client', value: clientReport(state, dialect) } }]
      : [];
  return {
    state: { ...state, step: 'lists' },
    effects: [
      { type: 'admit', name: input.event.name ?? null },
      { type: 'enter', phase: 'synchronizing' },
      {
        type: 'askForLists',
        request: { type: 'synchronize', value: { listVersion: '0', settingsVersion: '0' } },
      },
      ...report,
    ],
  };
}

/** The lists are here: says who we are and becomes visible. */
function announce(state: SignInState): SignInTransition {
  const { status, personalMessage = '' } = state.request;
  const next = ask(state, 'status', { type: 'setStatus', value: { status, capabilities: OWN_CAPABILITIES } });
  if (state.dialect?.requests.setPersonalMessage === undefined) return next;
  const payload = formatPersonalMessage({ text: personalMessage, media: null });
  return {
    state: next.state,
    effects: [{ type: 'tell', request: { type: 'setPersonalMessage', value: { payload } } }, ...next.effects],
  };
}

function redirect(state: SignInState, server: string): SignInTransition {
  const target = parseServer(server, state.endpoint.tls);
  if (target === null) return violation(state, 'redirected to no address');
  if (state.visited.includes(endpointKey(target))) return violation(state, 'redirected in a circle');
  if (state.visited.length > MAX_REDIRECTS) return violation(state, 'redirected too often');
  return connectTo(state, target);
}

function connectTo(state: SignInState, endpoint: Endpoint): SignInTransition {
  return {
    state: {
      ...state,
      step: 'connection',
      endpoint,
      visited: [...state.visited, endpointKey(endpoint)],
      dialect: null,
    },
    effects: [
      { type: 'enter', phase: 'connecting' },
      { type: 'connect', endpoint },
    ],
  };
}

function ask(state: SignInState, step: SignInStep, request: UnsentRequest): SignInTransition {
  const authenticating: SignInEffect[] =
    request.type === 'version' ? [{ type: 'enter', phase: 'authenticating' }] : [];
  return { state: { ...state, step }, effects: [...authenticating, { type: 'ask', request }] };
}

function unexpected(state: SignInState): SignInTransition {
  return violation(state, `unexpected answer while waiting for ${state.step}`);
}

function violation(state: SignInState, detail: string): SignInTransition {
  return fail(state, new ClientError('protocol-violation', { detail }));
}

function fail(state: SignInState, error: ClientError): SignInTransition {
  return { state: { ...state, step: 'nothing' }, effects: [{ type: 'fail', error }] };
}

function clientReport(state: SignInState, dialect: Dialect): ClientReport {
  const { program, version, brand } = dialect.identity;
  return { ...LOCALE_REPORT, program, programVersion: version, brand, address: state.request.address };
}
