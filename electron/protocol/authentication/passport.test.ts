import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../protocol-error.ts';
import {
  formatPassportReply,
  formatPassportRequest,
  formatPassportUrls,
  parsePassportReply,
  parsePassportRequest,
  parsePassportUrls,
} from './passport.ts';

const CHALLENGE = 'ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1';

describe('PassportURLs', () => {
  it.each([
    [
      'DARealm=Passport.Net,DALogin=login.passport.com/login2.srf,DAReg=https://register.example/',
      'https://login.passport.com/login2.srf',
    ],
    ['DALogin=https://localhost:8081/login', 'https://localhost:8081/login'],
    ['dalogin = http://127.0.0.1:8080/login ', 'http://127.0.0.1:8080/login'],
    ['DALogin=', null],
    ['DALogin=https://:bad:/', null],
    ['DARealm=Passport.Net', null],
    ['', null],
  ])('reads %j', (header, url) => {
    expect(parsePassportUrls(header)).toBe(url);
  });

  it('reads what the server writes', () => {
    const url = 'http://127.0.0.1:8080/login2.srf';
    expect(parsePassportUrls(formatPassportUrls(url))).toBe(url);
  });
});

describe('the request', () => {
  it('is written as in facts §5.1', () => {
    expect(
      formatPassportRequest({ address: 'alice@example.com', password: 'secret', challenge: CHALLENGE }),
    ).toBe(
      `Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,sign-in=alice%40example.com,pwd=secret,${CHALLENGE}`,
    );
  });

  it('is read as it was written, whatever the password', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (password) => {
        const request = { address: 'alice@example.com', password, challenge: CHALLENGE };
        const header = formatPassportRequest(request);
        expect(header).toMatch(/^[ -~]*$/);
        expect(parsePassportRequest(header)).toEqual(request);
      }),
    );
  });

  it('refuses a challenge that would break the header, without repeating the password', () => {
    const request = { address: 'a@example.com', password: 'secret', challenge: 'ct=1\r\nX-Evil: 1' };
    expect(() => formatPassportRequest(request)).toThrow(ProtocolError);
    expect(() => formatPassportRequest(request)).toThrow(/^(?!.*secret)/);
  });

  it.each([
    '',
    'Basic YTpi',
    'Passport1.4',
    'Passport1.4 pwd=secret,ct=1',
    'Passport1.4 sign-in=a%40b,ct=1',
    'Passport1.4 sign-in=%zz,pwd=x,ct=1',
  ])('is not read from %j', (header) => {
    expect(parsePassportRequest(header)).toBeNull();
  });
});

describe('the reply', () => {
  it('brings the ticket, in either header', () => {
    const header =
      "Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,from-PP='t=4Q*,x&p=7B!',ru=http://messenger.msn.com";
    expect(parsePassportReply(header)).toEqual({ kind: 'success', ticket: 't=4Q*,x&p=7B!' });
    expect(parsePassportReply("Passport1.4 from-PP='token'")).toEqual({ kind: 'success', ticket: 'token' });
  });

  it('tells a wrong password, with the reason', () => {
    const header =
      'Passport1.4 da-status=failed,srealm=Passport.NET,ts=-3,prompt,cburl=http://x,cbtxt=Try%20again';
    expect(parsePassportReply(header)).toEqual({ kind: 'failed', reason: 'Try again' });
    expect(parsePassportReply("Passport1.4 da-status=failed,from-PP='t'")).toEqual({
      kind: 'failed',
      reason: '',
    });
  });

  it('tells a redirect', () => {
    expect(parsePassportReply('Passport1.4 da-status=redir')).toEqual({ kind: 'redirected' });
  });

  it.each(['', 'Basic realm="x"', 'Passport1.4 da-status=success', 'Passport1.4 nonsense'])(
    'is not read from %j',
    (header) => {
      expect(parsePassportReply(header)).toBeNull();
    },
  );

  it('is read as it was written', () => {
    for (const reply of [
      { kind: 'success', ticket: 't=abc,*$&p=def' },
      { kind: 'redirected' },
      { kind: 'failed', reason: "Wrong address, or 'password'" },
    ] as const) {
      expect(parsePassportReply(formatPassportReply(reply))).toEqual(reply);
    }
  });

  it.each(["a'b", 'a b', 'a\r\nb', ''])('refuses the ticket %j', (ticket) => {
    expect(() => formatPassportReply({ kind: 'success', ticket })).toThrow(ProtocolError);
  });
});
