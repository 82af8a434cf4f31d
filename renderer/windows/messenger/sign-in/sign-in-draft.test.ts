import { describe, expect, test } from 'vitest';
import { signInRequestSchema } from '#shared/ipc/operations.ts';
import type { StoredAccount } from '#shared/model/account.ts';
import { INITIAL_STATE } from '#renderer/state/app-state.ts';
import { account } from '#renderer/state/samples.ts';
import { withHost } from './endpoints-draft.ts';
import { firstDraft } from './first-draft.ts';
import {
  BLANK_DRAFT,
  changed,
  draftOfStored,
  isComplete,
  problemOf,
  requestOf,
  serverName,
} from './sign-in-draft.ts';

const filled = { ...BLANK_DRAFT, address: ' alice@example.com ', password: ' secret ' };

const stored: StoredAccount = {
  id: 'a',
  address: 'alice@example.com',
  server: { kind: 'preset', preset: 'escargot' },
  dialect: 'MSNP12',
  status: 'BSY',
  personalMessage: '',
  rememberPassword: true,
  signInAutomatically: true,
};

describe('a request', () => {
  test('is what main accepts: address trimmed, password as typed', () => {
    const request = requestOf(filled);
    expect(signInRequestSchema.safeParse(request).success).toBe(true);
    expect(request).toMatchObject({
      server: { kind: 'local' },
      address: 'alice@example.com',
      password: ' secret ',
    });
  });

  test('leaves out a remembered password, unless another was typed', () => {
    const draft = draftOfStored(stored, true);
    expect(requestOf(draft)).toMatchObject({
      password: null,
      server: { kind: 'preset', preset: 'escargot' },
    });
    expect(requestOf({ ...draft, password: 'new' })).toMatchObject({ password: 'new' });
  });

  test('to a custom server has all of its addresses', () => {
    const custom = { ...filled, server: 'custom' };
    expect(requestOf(custom)).toBeNull();
    expect(problemOf(custom)).toMatchObject({ field: 'server' });
    const endpoints = withHost(custom.endpoints, 'notification', 'msn.example.org');
    const request = requestOf({ ...custom, endpoints });
    expect(signInRequestSchema.safeParse(request).success).toBe(true);
    expect(request?.server).toMatchObject({
      endpoints: {
        config: { host: 'msn.example.org', port: 443, tls: true, path: '/Config/MsgrConfig.asmx' },
      },
    });
  });
});

describe('what is filled in', () => {
  test.each([
    ['no address', { address: ' ' }],
    ['no password', { password: '' }],
    ['a new account without the password again', { createAccount: true }],
  ])('%s is not complete', (_, change) => {
    expect(isComplete(filled)).toBe(true);
    expect(isComplete({ ...filled, ...change })).toBe(false);
  });

  test.each(['alice', 'alice@', '@example.com', 'a b@example.com', 'a@b@c'])(
    '%s is no address',
    (address) => {
      expect(problemOf({ ...filled, address })?.field).toBe('address');
    },
  );

  test('two passwords that differ are noticed', () => {
    const draft = { ...filled, createAccount: true, repeatedPassword: 'other' };
    expect(problemOf(draft)?.field).toBe('repeatedPassword');
    expect(requestOf(draft)).toBeNull();
    expect(requestOf({ ...draft, repeatedPassword: draft.password })).toMatchObject({ createAccount: true });
  });
});

describe('a change', () => {
  const remembering = { ...filled, rememberMe: true, rememberPassword: true, signInAutomatically: true };

  test('each of the three checks needs the one before it', () => {
    expect(changed(remembering, { rememberMe: false })).toMatchObject({
      rememberPassword: false,
      signInAutomatically: false,
    });
    expect(changed(remembering, { rememberPassword: false })).toMatchObject({
      rememberMe: true,
      signInAutomatically: false,
    });
  });

  test('a remembered password is of one address on one server', () => {
    const draft = draftOfStored(stored, true);
    expect(draft.passwordKept).toBe(true);
    expect(changed(draft, { address: 'bob@example.com' }).passwordKept).toBe(false);
    expect(changed(draft, { server: 'local' }).passwordKept).toBe(false);
    expect(changed(draft, { status: 'AWY' }).passwordKept).toBe(true);
  });

  test('accounts are created on this computer only', () => {
    const creating = { ...filled, createAccount: true, repeatedPassword: 'x' };
    expect(changed(creating, { server: 'preset:escargot' })).toMatchObject({
      createAccount: false,
      repeatedPassword: '',
    });
  });
});

describe('the form begins with', () => {
  const settings = {
    ...INITIAL_STATE.settings,
    accounts: [stored, { ...stored, id: 'b', address: 'bea@example.com' }],
  };
  const state = { ...INITIAL_STATE, settings, secureStorage: true };

  test('nothing, when nobody is remembered', () =>
    expect(firstDraft(INITIAL_STATE, null)).toEqual(BLANK_DRAFT));

  test('the first remembered account that is not signed in', () => {
    expect(firstDraft(state, null).address).toBe('alice@example.com');
    const accounts = new Map([['a', account({ phase: 'signed-in' })]]);
    expect(firstDraft({ ...state, accounts }, null).address).toBe('bea@example.com');
  });

  test('the account of the window, remembered or not', () => {
    expect(firstDraft(state, account({ id: 'b', address: 'bea@example.com' }))).toMatchObject({
      dialect: 'MSNP12',
    });
    expect(firstDraft(state, account({ id: 'z', address: 'zoe@example.com' }))).toMatchObject({
      address: 'zoe@example.com',
      rememberMe: false,
    });
  });

  test('no remembered password where there is no keychain', () => {
    expect(firstDraft({ ...state, secureStorage: false }, null)).toMatchObject({
      passwordKept: false,
      rememberPassword: false,
      signInAutomatically: false,
    });
  });
});

test('a server has a name', () => {
  expect(serverName(filled, [])).toBe('the server on this computer');
  expect(serverName({ ...filled, server: 'preset:gone' }, [])).toBe('gone');
});
