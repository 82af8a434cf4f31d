import type { FailureCode } from '#shared/model/failure.ts';

/** What an error number of the server means (facts §30). */
export interface ServerErrorMeaning {
  /** Short name in kebab-case, for logs. */
  readonly name: string;
  readonly failure: FailureCode;
  /** Whether the same command may work later. */
  readonly retryable: boolean;
}

/** Error numbers by name, for the server that sends them and the client that looks out for them (facts §30). */
export const ServerError = {
  syntaxError: 200,
  invalidParameter: 201,
  invalidNetwork: 204,
  /** Up to MSNP9. */
  invalidUser: 205,
  alreadySignedIn: 207,
  /** From MSNP10 on. */
  invalidUserName: 208,
  invalidFriendlyName: 209,
  listFull: 210,
  alreadyThere: 215,
  notOnList: 216,
  userNotOnline: 217,
  alreadyInThatMode: 218,
  inOppositeList: 219,
  tooManyGroups: 223,
  invalidGroup: 224,
  userNotInGroup: 225,
  groupNotEmpty: 227,
  groupNameExists: 228,
  groupNameTooLong: 229,
  cannotRemoveGroupZero: 230,
  groupNotFound: 231,
  switchboardFailed: 280,
  messageTooLong: 285,
  notSignedIn: 302,
  internalError: 500,
  commandDisabled: 502,
  challengeFailed: 540,
  serverBusy: 600,
  serverUnavailable: 601,
  serverGoingDown: 604,
  callingTooRapidly: 713,
  tooManySessions: 714,
  notExpected: 715,
  changingTooRapidly: 800,
  authenticationFailed: 911,
  notAllowedWhileHidden: 913,
} as const;

type Row = readonly [numbers: readonly number[], name: string, failure: FailureCode, retryable?: 'retryable'];

/** From first to last, both included. */
function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const ROWS: readonly Row[] = [
  [[200], 'syntax-error', 'protocol-violation'],
  [[201], 'invalid-parameter', 'invalid-argument'],
  [[203], 'invalid-federated-user', 'contact-not-found'],
  [[204], 'invalid-network', 'not-supported'],
  [[205], 'invalid-user', 'contact-not-found'],
  [[206], 'domain-missing', 'invalid-argument'],
  [[207], 'already-signed-in', 'protocol-violation'],
  [[208], 'invalid-user-name', 'contact-not-found'],
  [[209], 'invalid-friendly-name', 'invalid-name'],
  [[210], 'list-full', 'list-full'],
  [[213], 'invalid-name-request', 'invalid-name'],
  [[215], 'already-there', 'already-on-list'],
  [[216], 'not-on-list', 'contact-not-found'],
  [[217], 'user-not-online', 'contact-offline', 'retryable'],
  [[218], 'already-in-that-mode', 'invalid-argument'],
  [[219], 'in-opposite-list', 'already-on-list'],
  [[220], 'not-accepting-pages', 'contact-offline'],
  [[223], 'too-many-groups', 'list-full'],
  [[224], 'invalid-group', 'invalid-argument'],
  [[225], 'user-not-in-group', 'contact-not-found'],
  [[227], 'group-not-empty', 'invalid-argument'],
  [[228], 'group-name-exists', 'already-on-list'],
  [[229], 'group-name-too-long', 'invalid-name'],
  [[230], 'cannot-remove-group-zero', 'invalid-argument'],
  [[231], 'group-not-found', 'invalid-argument'],
  [range(232, 234), 'mobile-number-unknown', 'invalid-argument'],
  [[240], 'empty-domain', 'invalid-argument'],
  [[241], 'invalid-list', 'invalid-argument'],
  [[280], 'switchboard-failed', 'server-error', 'retryable'],
  [[281], 'transfer-to-switchboard-failed', 'server-error', 'retryable'],
  [[282, 283], 'unknown-application', 'not-supported'],
  [[285], 'message-too-long', 'message-too-long'],
  [[290, ...range(413, 420)], 'mobile-permission', 'not-supported'],
  [[300], 'required-field-missing', 'invalid-argument'],
  [[301], 'too-many-results', 'invalid-argument'],
  [[302], 'not-signed-in', 'not-signed-in'],
  [[402, 403], 'contact-list-unavailable', 'server-error', 'retryable'],
  [[500], 'internal-error', 'server-error', 'retryable'],
  [[501], 'database-error', 'server-error', 'retryable'],
  [[502], 'command-disabled', 'not-supported'],
  [[504], 'profile-service-down', 'server-error', 'retryable'],
  [[508], 'federated-partner-error', 'server-error', 'retryable'],
  [[509], 'page-mode-error', 'server-error', 'retryable'],
  [[510], 'file-operation-failed', 'server-error', 'retryable'],
  [[511], 'detailed-error', 'server-error'],
  [[520], 'out-of-memory', 'server-error', 'retryable'],
  [[540], 'challenge-failed', 'protocol-violation'],
  [range(550, 552), 'mobile-account-disabled', 'not-supported'],
  [[580, ...range(590, 598)], 'mobile-gateway-error', 'server-error', 'retryable'],
  [[600], 'server-busy', 'server-busy', 'retryable'],
  [[601, 605], 'server-unavailable', 'server-busy', 'retryable'],
  [[602], 'peer-server-down', 'server-busy', 'retryable'],
  [[603], 'database-connection-failed', 'server-busy', 'retryable'],
  [[604], 'server-going-down', 'server-shutting-down', 'retryable'],
  [[606], 'paging-unavailable', 'server-busy', 'retryable'],
  [[700, 707], 'connection-not-created', 'server-error', 'retryable'],
  [[710], 'bad-client-version', 'protocol-violation'],
  [[711], 'session-restricted', 'server-error', 'retryable'],
  [[712], 'session-overloaded', 'server-busy', 'retryable'],
  [[713], 'calling-too-rapidly', 'too-fast', 'retryable'],
  [[714], 'too-many-sessions', 'too-fast', 'retryable'],
  [[715], 'not-expected', 'protocol-violation'],
  [[717], 'bad-friend-file', 'server-error'],
  [[718, 719, 726], 'restricted', 'not-supported'],
  [[731], 'not-expected-here', 'protocol-violation'],
  [[733], 'roaming-sign-off', 'signed-in-elsewhere'],
  [[734], 'too-many-endpoints', 'signed-in-elsewhere'],
  [[800], 'changing-too-rapidly', 'too-fast', 'retryable'],
  [[910, 912, 918, 919, 921, 922], 'server-too-busy', 'server-busy', 'retryable'],
  [[911, 917], 'authentication-failed', 'wrong-password'],
  [[913], 'not-allowed-while-hidden', 'invalid-argument'],
  [range(914, 916), 'server-unavailable', 'server-busy', 'retryable'],
  [[920], 'not-accepting-new-users', 'server-busy', 'retryable'],
  [[923], 'consent-missing', 'not-supported'],
  [[924], 'account-not-verified', 'not-supported'],
  [range(926, 928), 'managed-account', 'not-supported'],
  [[931], 'account-not-on-this-server', 'account-not-found'],
  [[933], 'invalid-circle-membership', 'invalid-argument'],
];

const MEANINGS: ReadonlyMap<number, ServerErrorMeaning> = new Map(
  ROWS.flatMap(([numbers, name, failure, retryable]) =>
    numbers.map((number) => [number, { name, failure, retryable: retryable !== undefined }] as const),
  ),
);

/** True for the verb of an error reply: three digits. */
export function isErrorVerb(verb: string): boolean {
  return /^[0-9]{3}$/.test(verb);
}

/** What an error number means; an unlisted one is a `server-error` named after its number. */
export function serverErrorMeaning(code: number): ServerErrorMeaning {
  return MEANINGS.get(code) ?? { name: `error-${code}`, failure: 'server-error', retryable: false };
}
