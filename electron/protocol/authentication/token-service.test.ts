import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../protocol-error.ts';
import { formatTokenReply, type IssuedToken, parseTokenReply, type TokenReply } from './token-reply.ts';
import {
  formatTokenRequest,
  parseTokenRequest,
  PASSPORT_TARGET,
  type TokenRequest,
} from './token-request.ts';

const MESSENGER = { address: 'messenger.msn.com', policy: '?id=507' };

describe('the request', () => {
  it('asks for the Passport token first', () => {
    const request = { username: 'alice@example.com', password: 'secret', targets: [MESSENGER] };
    const read = parseTokenRequest(formatTokenRequest(request));
    expect(read).toEqual({ ...request, targets: [PASSPORT_TARGET, MESSENGER] });
  });

  it('is read as it was written, whatever the password', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => `x${text.replace(/[\p{Cc}\ufffe\uffff]/gu, '')}`);
    fc.assert(
      fc.property(word, (password) => {
        const request: TokenRequest = {
          username: 'alice@example.com',
          password,
          targets: [PASSPORT_TARGET, MESSENGER, { address: 'contacts.msn.com', policy: 'MBI' }],
        };
        expect(parseTokenRequest(formatTokenRequest(request))).toEqual(request);
      }),
    );
  });

  it('has the nesting and the names of facts §5.2', () => {
    const xml = formatTokenRequest({ username: 'a@example.com', password: 'p', targets: [MESSENGER] });
    expect(xml).toContain('<ps:HostingApp>{7108E71A-9926-4FCB-BCC9-9A9D3F32E423}</ps:HostingApp>');
    expect(xml).toContain(
      '<wst:RequestSecurityToken Id="RST1"><wst:RequestType>http://schemas.xmlsoap.org/ws/2004/04/security/trust/Issue</wst:RequestType>' +
        '<wsp:AppliesTo><wsa:EndpointReference><wsa:Address>messenger.msn.com</wsa:Address></wsa:EndpointReference></wsp:AppliesTo>' +
        '<wsse:PolicyReference URI="?id=507"></wsse:PolicyReference></wst:RequestSecurityToken>',
    );
  });

  it('is read in the namespaces of RST2 as well', () => {
    const xml =
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header><o:Security xmlns:o="urn:o"><o:UsernameToken>' +
      '<o:Username> bob@example.com </o:Username><o:Password>pw</o:Password></o:UsernameToken></o:Security></s:Header><s:Body>' +
      '<t:RequestSecurityToken xmlns:t="urn:t"><p:AppliesTo xmlns:p="urn:p"><a:EndpointReference xmlns:a="urn:a"><a:Address>x.example</a:Address>' +
      '</a:EndpointReference></p:AppliesTo></t:RequestSecurityToken></s:Body></s:Envelope>';
    expect(parseTokenRequest(xml)).toEqual({
      username: 'bob@example.com',
      password: 'pw',
      targets: [{ address: 'x.example', policy: null }],
    });
  });

  it.each([
    '<Envelope/>',
    formatTokenRequest({ username: '', password: 'secret', targets: [MESSENGER] }),
    formatTokenRequest({ username: 'a@example.com', password: '', targets: [MESSENGER] }),
    formatTokenRequest({
      username: 'a@example.com',
      password: 'secret',
      targets: Array.from({ length: 100 }, () => MESSENGER),
    }),
    'not XML: secret',
    '<!DOCTYPE x [<!ENTITY y "secret">]><x>&y;</x>',
  ])('is refused when something is missing, without repeating anything', (xml) => {
    expect(() => parseTokenRequest(xml)).toThrow(ProtocolError);
    expect(() => parseTokenRequest(xml)).toThrow(/^(?!.*secret)/);
  });
});

const TIMES = { createdAt: Date.UTC(2005, 9, 1, 12), expiresAt: Date.UTC(2005, 9, 2, 12) };

function token(address: string, text: string, proofSecret: string | null): IssuedToken {
  return { address, token: text, proofSecret, ...TIMES };
}

const REPLY: TokenReply = {
  kind: 'tokens',
  tokens: [
    token(PASSPORT_TARGET.address, 'b3BhcXVl', 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYX'),
    token('messenger.msn.com', 't=first&p=one', null),
    token('messengersecure.live.com', 't=second&p=two', null),
  ],
};

describe('the reply', () => {
  it('is read as it was written; the Passport token stays sealed', () => {
    const [sealed, ...others] = REPLY.tokens;
    expect(parseTokenReply(formatTokenReply(REPLY))).toEqual({
      kind: 'tokens',
      tokens: [{ ...sealed, token: null }, ...others],
    });
  });

  it('has no white space between elements', () => {
    expect(formatTokenReply(REPLY)).not.toMatch(/>\s+</);
  });

  it('numbers the tokens after the Passport one from 1, in the very form old clients search for', () => {
    const xml = formatTokenReply(REPLY);
    expect(xml).toContain(
      '<wsse:BinarySecurityToken Id="Compact1">t=first&amp;p=one</wsse:BinarySecurityToken>',
    );
    expect(xml).toContain(
      '<wsse:BinarySecurityToken Id="Compact2">t=second&amp;p=two</wsse:BinarySecurityToken>',
    );
    expect(xml).toContain('<wsa:Address>messenger.msn.com</wsa:Address>');
    expect(xml).toContain('<wsu:Expires>2005-10-02T12:00:00Z</wsu:Expires>');
  });

  it.each([
    { kind: 'fault', code: 'failed-authentication', text: 'Wrong', redirectUrl: null },
    {
      kind: 'fault',
      code: 'redirect',
      text: 'Elsewhere',
      redirectUrl: 'https://login.example/RST.srf?a=1&b=2',
    },
    { kind: 'fault', code: 'client', text: 'Invalid Request', redirectUrl: null },
    { kind: 'fault', code: 'other', text: '', redirectUrl: null },
  ] as const)('tells the fault $code', (fault) => {
    expect(parseTokenReply(formatTokenReply(fault))).toEqual(fault);
  });

  it('reads a SOAP 1.2 fault', () => {
    const xml =
      '<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Body><S:Fault><S:Code><S:Value>S:Sender</S:Value><S:Subcode>' +
      '<S:Value>wst:FailedAuthentication</S:Value></S:Subcode></S:Code><S:Reason><S:Text>Authentication Failure</S:Text></S:Reason></S:Fault></S:Body></S:Envelope>';
    expect(parseTokenReply(xml)).toEqual({
      kind: 'fault',
      code: 'failed-authentication',
      text: 'Authentication Failure',
      redirectUrl: null,
    });
  });

  it.each(['<html/>', 'Internal Server Error', '', '<!DOCTYPE html><html></html>'])('refuses %j', (xml) => {
    expect(() => parseTokenReply(xml)).toThrow(ProtocolError);
  });

  it('leaves out what is unreadable in a token', () => {
    const xml =
      '<c:RequestSecurityTokenResponseCollection xmlns:c="urn:c"><c:RequestSecurityTokenResponse/><c:RequestSecurityTokenResponse><AppliesTo>' +
      '<EndpointReference><Address>x</Address></EndpointReference></AppliesTo><LifeTime><Expires>soon</Expires></LifeTime>' +
      '</c:RequestSecurityTokenResponse></c:RequestSecurityTokenResponseCollection>';
    expect(parseTokenReply(xml)).toEqual({
      kind: 'tokens',
      tokens: [{ address: 'x', token: null, proofSecret: null, createdAt: null, expiresAt: null }],
    });
  });
});
