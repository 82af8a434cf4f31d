import type { ServerPreset, SignInRequest } from '#shared/ipc/operations.ts';
import type { Account, DialectChoice, ServerChoice, StoredAccount } from '#shared/model/account.ts';
import type { SelectableStatus } from '#shared/model/presence.ts';
import { addressProblem } from '../address-problem.ts';
import { BLANK_ENDPOINTS, draftOfEndpoints, endpointsOf, type EndpointsDraft } from './endpoints-draft.ts';

/** The sign-in form while it is being filled in. */
export interface SignInDraft {
  /** `local`, `custom`, or the id of a preset behind `preset:`. */
  readonly server: string;
  readonly endpoints: EndpointsDraft;
  readonly dialect: DialectChoice;
  readonly address: string;
  readonly password: string;
  /** A remembered password is used while none is typed. */
  readonly passwordKept: boolean;
  readonly repeatedPassword: string;
  readonly status: SelectableStatus;
  readonly rememberMe: boolean;
  readonly rememberPassword: boolean;
  readonly signInAutomatically: boolean;
  readonly createAccount: boolean;
}

export const BLANK_DRAFT: SignInDraft = {
  server: 'local',
  endpoints: BLANK_ENDPOINTS,
  dialect: 'best',
  address: '',
  password: '',
  passwordKept: false,
  repeatedPassword: '',
  status: 'NLN',
  rememberMe: false,
  rememberPassword: false,
  signInAutomatically: false,
  createAccount: false,
};

/** The form filled in with a remembered account. */
export function draftOfStored(stored: StoredAccount, secureStorage: boolean): SignInDraft {
  const keepsPassword = stored.rememberPassword && secureStorage;
  return {
    ...BLANK_DRAFT,
    ...serverDraft(stored.server),
    dialect: stored.dialect,
    address: stored.address,
    passwordKept: keepsPassword,
    status: stored.status,
    rememberMe: true,
    rememberPassword: keepsPassword,
    signInAutomatically: keepsPassword && stored.signInAutomatically,
  };
}

/** The form for somebody who has signed out and is not remembered. */
export function draftOfAccount(account: Account): SignInDraft {
  return { ...BLANK_DRAFT, ...serverDraft(account.server), address: account.address };
}

function serverDraft(server: ServerChoice): Pick<SignInDraft, 'server' | 'endpoints'> {
  return {
    server: server.kind === 'preset' ? `preset:${server.preset}` : server.kind,
    endpoints: server.kind === 'custom' ? draftOfEndpoints(server.endpoints) : BLANK_ENDPOINTS,
  };
}

/** The draft after a change by the person. What no longer goes together is put right. */
export function changed(draft: SignInDraft, change: Partial<SignInDraft>): SignInDraft {
  const next = { ...draft, ...change };
  const elsewhere = next.address !== draft.address || next.server !== draft.server;
  const rememberPassword = next.rememberMe && next.rememberPassword;
  const createAccount = next.createAccount && next.server === 'local';
  return {
    ...next,
    passwordKept: next.passwordKept && !elsewhere && !createAccount,
    rememberPassword,
    signInAutomatically: rememberPassword && next.signInAutomatically,
    createAccount,
    // A password that was being repeated is of no use for signing in.
    repeatedPassword: createAccount ? next.repeatedPassword : '',
  };
}

/** Everything that must be filled in is. */
export function isComplete(draft: SignInDraft): boolean {
  return (
    draft.address.trim() !== '' &&
    (draft.password !== '' || draft.passwordKept) &&
    (!draft.createAccount || draft.repeatedPassword !== '')
  );
}

export type DraftProblem = {
  readonly field: 'address' | 'repeatedPassword' | 'server';
  readonly text: string;
};

/** The first thing that is filled in wrongly, or null. */
export function problemOf(draft: SignInDraft): DraftProblem | null {
  const address = addressProblem(draft.address);
  if (address !== null) return { field: 'address', text: address };
  if (draft.createAccount && draft.password !== draft.repeatedPassword) {
    return { field: 'repeatedPassword', text: 'The two passwords are not the same.' };
  }
  if (serverOf(draft) === null) {
    return { field: 'server', text: 'The addresses of the custom server are not complete.' };
  }
  return null;
}

/** What main is asked for; null while `problemOf` finds something. */
export function requestOf(draft: SignInDraft): SignInRequest | null {
  const server = serverOf(draft);
  if (server === null || problemOf(draft) !== null) return null;
  const { dialect, status, rememberMe, rememberPassword, signInAutomatically, createAccount } = draft;
  const password = draft.password === '' && draft.passwordKept ? null : draft.password;
  const address = draft.address.trim();
  return {
    server,
    dialect,
    address,
    password,
    status,
    rememberMe,
    rememberPassword,
    signInAutomatically,
    createAccount,
  };
}

function serverOf(draft: SignInDraft): ServerChoice | null {
  if (draft.server === 'local') return { kind: 'local' };
  if (draft.server !== 'custom') return { kind: 'preset', preset: draft.server.slice('preset:'.length) };
  const endpoints = endpointsOf(draft.endpoints);
  return endpoints && { kind: 'custom', endpoints };
}

/** The server as it is called in a sentence. */
export function serverName(draft: SignInDraft, presets: readonly ServerPreset[]): string {
  if (draft.server === 'local') return 'the server on this computer';
  if (draft.server === 'custom') return draft.endpoints.notification.host;
  const preset = presets.find(({ id }) => `preset:${id}` === draft.server);
  return preset?.name ?? draft.server.slice('preset:'.length);
}
