import { describe, expect, it } from 'vitest';
import { dialectByName, DIALECTS } from '#protocol/dialects/index.ts';
import type { NotificationEvent } from '#protocol/dialects/notification.ts';
import { ClientError } from '../client-error.ts';
import type { SignInRequest } from '../contract.ts';
import { endpointsAt } from '../testing/scripted-server.ts';
import { beginSignIn, type SignInEffect, type SignInInput, type SignInState, signInStep } from './sign-in.ts';

const MSNP7 = dialectByName('MSNP7')!;
const MSNP12 = dialectByName('MSNP12')!;
const LISTS = {
  listVersion: '1',
  settingsVersion: null,
  ownName: null,
  prompt: 'ask',
  privacy: 'allow',
  properties: {},
  groups: [],
  contacts: [],
} as const;

function request(changes: Partial<SignInRequest> = {}): SignInRequest {
  return {
    endpoints: endpointsAt({ host: 'ns.example.com', port: 1863, tls: false }),
    address: 'alice@example.com',
    password: 'secret',
    dialects: DIALECTS,
    status: 'BSY',
    personalMessage: 'hello',
    ...changes,
  };
}

/** A machine that remembers what it was told to do. */
class Run {
  state: SignInState;
  effects: readonly SignInEffect[];

  constructor(changes: Partial<SignInRequest> = {}) {
    const begun = beginSignIn(request(changes));
    this.state = begun.state;
    this.effects = begun.effects;
  }

  give(input: SignInInput): this {
    const { state, effects } = signInStep(this.state, input);
    this.state = state;
    this.effects = effects;
    return this;
  }

  reply(event: NotificationEvent): this {
    return this.give({ type: 'replied', event });
  }

  get asked(): string | undefined {
    const ask = this.effects.find((effect) => effect.type === 'ask');
    return ask?.request.type;
  }

  get failure(): ClientError | undefined {
    return this.effects.find((effect) => effect.type === 'fail')?.error;
  }
}

const chosen = (name: string): NotificationEvent => ({ type: 'version', trid: 1, dialects: [name] });

describe('signing in', () => {
  it('goes the MSNP7 way', () => {
    const run = new Run();
    expect(run.effects).toContainEqual({ type: 'enter', phase: 'connecting' });
    run.give({ type: 'connected' });
    expect(run.effects).toEqual([
      { type: 'enter', phase: 'authenticating' },
      { type: 'ask', request: { type: 'version', value: { offers: ['MSNP12', 'MSNP7', 'CVR0'] } } },
    ]);
    expect(run.reply(chosen('MSNP7')).effects[0]).toEqual({ type: 'choose', dialect: MSNP7 });
    expect(run.asked).toBe('policy');
    expect(run.reply({ type: 'policy', trid: 2, scheme: 'MD5' }).asked).toBe('signInStart');
    run.reply({ type: 'signInChallenge', trid: 3, challenge: '73e3a5c65b2c396' });
    expect(run.effects).toEqual([
      {
        type: 'ask',
        request: { type: 'signInAnswer', value: { secret: '8cdeeb927bb025a4fde125d5fcfbf110' } },
      },
    ]);
    run.reply({ type: 'signedIn', trid: 4, address: 'alice@example.com', name: 'Alice' });
    expect(run.effects.map(({ type }) => type)).toEqual(['admit', 'enter', 'askForLists', 'tell']);
    run.give({ type: 'listsReceived', lists: LISTS });
    expect(run.effects.map(({ type }) => type)).toEqual(['ask']);
    expect(run.asked).toBe('setStatus');
    run.reply({ type: 'statusSet', trid: 7, status: 'BSY' });
    expect(run.effects).toEqual([{ type: 'enter', phase: 'signed-in' }]);
  });

  it('goes the MSNP12 way, with a ticket and a personal message', () => {
    const run = new Run().give({ type: 'connected' }).reply(chosen('MSNP12'));
    expect(run.asked).toBe('client');
    run.reply({
      type: 'client',
      trid: 2,
      recommended: '9',
      recommendedAgain: '9',
      minimum: '9',
      downloadUrl: 'x',
      infoUrl: 'y',
    });
    expect(run.asked).toBe('signInStart');
    run.reply({ type: 'signInChallenge', trid: 3, challenge: 'ct=1' });
    expect(run.effects).toEqual([{ type: 'fetchTicket', dialect: MSNP12, challenge: 'ct=1' }]);
    expect(run.give({ type: 'ticketReceived', ticket: 't=1' }).asked).toBe('signInAnswer');
    run.reply({ type: 'signedIn', trid: 4, address: 'alice@example.com' });
    run.give({ type: 'listsReceived', lists: LISTS });
    expect(run.effects.map((effect) => ('request' in effect ? effect.request.type : effect.type))).toEqual([
      'setPersonalMessage',
      'setStatus',
    ]);
  });

  it('ends without a dialect in common', () => {
    const run = new Run({ dialects: [MSNP7] }).give({ type: 'connected' }).reply(chosen('0'));
    expect(run.failure).toMatchObject({ code: 'no-common-dialect', retryable: false });
  });

  it('ends with what a step failed with, and takes nothing more', () => {
    const run = new Run().give({ type: 'connected' });
    const error = new ClientError('timed-out');
    expect(run.give({ type: 'failed', error }).failure).toBe(error);
    expect(run.reply(chosen('MSNP7')).effects).toEqual([]);
  });

  it('does not take one answer for another', () => {
    const run = new Run().give({ type: 'connected' }).reply(chosen('MSNP7'));
    run.reply({ type: 'policy', trid: 2, scheme: 'MD5' });
    run.reply({ type: 'signedIn', trid: 3, address: 'alice@example.com' });
    expect(run.failure).toMatchObject({ code: 'protocol-violation' });
  });
});

describe('redirected', () => {
  const sentTo = (server: string, run = new Run()): Run =>
    run.give({ type: 'connected' }).reply({ type: 'redirected', trid: 3, server });

  it('starts over on the other server', () => {
    const run = sentTo('10.0.0.2:1864');
    expect(run.effects).toEqual([
      { type: 'enter', phase: 'connecting' },
      { type: 'connect', endpoint: { host: '10.0.0.2', port: 1864, tls: false } },
    ]);
    expect(run.state.dialect).toBeNull();
    expect(run.give({ type: 'connected' }).asked).toBe('version');
  });

  it('keeps to TLS once it had it', () => {
    const endpoints = endpointsAt({ host: 'ns.example.com', port: 1863, tls: true });
    expect(sentTo('other.example.com:1863', new Run({ endpoints })).effects).toContainEqual({
      type: 'connect',
      endpoint: { host: 'other.example.com', port: 1863, tls: true },
    });
  });

  it('does not go in circles, nor for ever, nor nowhere', () => {
    expect(sentTo('NS.example.com:1863').failure).toMatchObject({ code: 'protocol-violation' });
    expect(sentTo('nowhere').failure).toMatchObject({ code: 'protocol-violation' });
    let run = new Run();
    for (let hop = 1; hop <= 5; hop += 1) run = sentTo(`10.0.0.${hop}:1863`, run);
    expect(run.failure).toBeUndefined();
    expect(sentTo('10.0.0.6:1863', run).failure).toMatchObject({ detail: 'redirected too often' });
  });
});
