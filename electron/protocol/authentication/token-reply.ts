import { ProtocolError } from '../protocol-error.ts';
import { element, type XmlFragment } from '../xml/builder.ts';
import { child, descend, find, findAll, parseXml, type XmlElement } from '../xml/tree.ts';
import { SOAP_LIMITS, SOAP_NAMESPACES, XML_DECLARATION } from './soap.ts';
import { PASSPORT_TARGET } from './token-request.ts';

/** One security token (facts §5.2). */
export interface IssuedToken {
  /** Which service it is for. */
  readonly address: string;
  /** `t=…&p=…`. Secret. For `http://Passport.NET/tb` it is opaque, and null when read: it comes encrypted. */
  readonly token: string | null;
  /** Base64; null when the server gave none. Secret. */
  readonly proofSecret: string | null;
  /** Milliseconds since 1970; null when missing or unreadable. */
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
}

/** `failed-authentication`: wrong user name or password; `redirect`: ask `redirectUrl`; `client`: the request is bad. */
export type TokenFaultCode = 'failed-authentication' | 'redirect' | 'client' | 'other';

export interface TokenFault {
  readonly kind: 'fault';
  readonly code: TokenFaultCode;
  /** The server's words, for the log. */
  readonly text: string;
  /** Where to ask instead, for `redirect`; else null. */
  readonly redirectUrl: string | null;
}

export type TokenReply = { readonly kind: 'tokens'; readonly tokens: readonly IssuedToken[] } | TokenFault;

/** How faults are spelt (facts §5.2). Read without the prefix, which differs between services. */
const FAULT_CODES: Readonly<Record<TokenFaultCode, string>> = {
  'failed-authentication': 'wsse:FailedAuthentication',
  redirect: 'psf:Redirect',
  client: 'S:Client',
  other: 'S:Server',
};
/** `psf:reqstatus` of a reply (facts §5.2). */
const STATUS_OK = '0x0';
const STATUS_WRONG_PASSWORD = '0x80048823';
const MAX_TEXT_CHARACTERS = 256;

/**
 * Writes the answer to a token request (facts §5.2): no white space between elements, ids `CompactN` counted from 1
 * over the tokens after `http://Passport.NET/tb`.
 */
export function formatTokenReply(reply: TokenReply): string {
  return XML_DECLARATION + (reply.kind === 'fault' ? faultEnvelope(reply) : tokensEnvelope(reply.tokens)).xml;
}

/**
 * Reads the answer to a token request, whatever its namespaces. The HTTP status says nothing: always read the body.
 *
 * @throws ProtocolError `invalid-xml`, or `invalid-authentication` when it is neither tokens nor a fault.
 */
export function parseTokenReply(xml: string): TokenReply {
  const envelope = parseXml(xml, SOAP_LIMITS);
  const fault = find(envelope, 'Fault');
  if (fault !== undefined) return readFault(fault);
  const collection = find(envelope, 'RequestSecurityTokenResponseCollection');
  if (collection === undefined) {
    throw new ProtocolError('invalid-authentication', 'The token reply holds neither tokens nor a fault.');
  }
  const tokens = findAll(collection, 'RequestSecurityTokenResponse').map(readToken);
  return { kind: 'tokens', tokens: tokens.filter((token) => token !== null) };
}

function readFault(fault: XmlElement): TokenFault {
  // SOAP 1.1 has `faultcode`; 1.2 nests values in `Code`, the innermost being the telling one.
  const code =
    child(fault, 'faultcode')?.text ??
    descend(fault, 'Code', 'Subcode', 'Value')?.text ??
    descend(fault, 'Code', 'Value')?.text ??
    '';
  const text = child(fault, 'faultstring')?.text ?? descend(fault, 'Reason', 'Text')?.text ?? '';
  const redirectUrl = find(fault, 'redirectUrl')?.text.trim();
  return {
    kind: 'fault',
    code: faultCode(code),
    text: text.trim().slice(0, MAX_TEXT_CHARACTERS),
    redirectUrl: redirectUrl === undefined || redirectUrl === '' ? null : redirectUrl,
  };
}

function faultCode(text: string): TokenFaultCode {
  const name = localName(text.trim());
  const codes: readonly TokenFaultCode[] = ['failed-authentication', 'redirect', 'client'];
  return codes.find((code) => localName(FAULT_CODES[code]) === name) ?? 'other';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function readToken(response: XmlElement): IssuedToken | null {
  const address = descend(response, 'AppliesTo', 'EndpointReference', 'Address')?.text.trim();
  if (address === undefined || address === '') return null;
  const lifetime = child(response, 'LifeTime') ?? child(response, 'Lifetime');
  return {
    address,
    token: descend(response, 'RequestedSecurityToken', 'BinarySecurityToken')?.text.trim() || null,
    proofSecret: descend(response, 'RequestedProofToken', 'BinarySecret')?.text.trim() || null,
    createdAt: readTime(child(lifetime, 'Created')),
    expiresAt: readTime(child(lifetime, 'Expires')),
  };
}

function readTime(time: XmlElement | undefined): number | null {
  const milliseconds = Date.parse(time?.text.trim() ?? '');
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

function writeTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function tokensEnvelope(tokens: readonly IssuedToken[]): XmlFragment {
  let number = 0;
  const responses = tokens.map((token) =>
    token.address === PASSPORT_TARGET.address ? passportResponse(token) : response(token, (number += 1)),
  );
  return element(
    'S:Envelope',
    { 'xmlns:S': SOAP_NAMESPACES.soap },
    element('S:Header', {}, status(STATUS_OK)),
    element(
      'S:Body',
      {},
      element(
        'wst:RequestSecurityTokenResponseCollection',
        {
          'xmlns:S': SOAP_NAMESPACES.soap,
          'xmlns:wst': SOAP_NAMESPACES.trust,
          'xmlns:wsse': SOAP_NAMESPACES.security,
          'xmlns:wsu': SOAP_NAMESPACES.utility,
          'xmlns:wsp': SOAP_NAMESPACES.policy,
          'xmlns:wsa': SOAP_NAMESPACES.addressing,
          'xmlns:psf': SOAP_NAMESPACES.fault,
        },
        responses,
      ),
    ),
  );
}

/** The attribute of the token is the only one of its tag: a client looks for those very characters (real clients, 4). */
function response(token: IssuedToken, number: number): XmlFragment {
  return responseOf(
    token,
    element('wsse:BinarySecurityToken', { Id: `Compact${number}` }, token.token ?? ''),
    `#Compact${number}`,
  );
}

function passportResponse(token: IssuedToken): XmlFragment {
  const encrypted = element(
    'EncryptedData',
    { xmlns: SOAP_NAMESPACES.encryption, Id: 'BinaryDAToken0', Type: `${SOAP_NAMESPACES.encryption}Element` },
    element('CipherData', {}, element('CipherValue', {}, token.token ?? '')),
  );
  return responseOf(token, encrypted, '#BinaryDAToken0');
}

function responseOf(token: IssuedToken, security: XmlFragment, reference: string): XmlFragment {
  const { address, proofSecret, createdAt, expiresAt } = token;
  const times = [
    createdAt === null ? [] : element('wsu:Created', {}, writeTime(createdAt)),
    expiresAt === null ? [] : element('wsu:Expires', {}, writeTime(expiresAt)),
  ].flat();
  return element(
    'wst:RequestSecurityTokenResponse',
    {},
    element('wst:TokenType', {}, 'urn:passport:compact'),
    element('wsp:AppliesTo', {}, element('wsa:EndpointReference', {}, element('wsa:Address', {}, address))),
    element('wst:LifeTime', {}, times),
    element('wst:RequestedSecurityToken', {}, security),
    element(
      'wst:RequestedTokenReference',
      {},
      element('wsse:KeyIdentifier', { ValueType: 'urn:passport:compact' }),
      element('wsse:Reference', { URI: reference }),
    ),
    proofSecret === null
      ? []
      : element('wst:RequestedProofToken', {}, element('wst:BinarySecret', {}, proofSecret)),
  );
}

function faultEnvelope({ code, text, redirectUrl }: TokenFault): XmlFragment {
  return element(
    'S:Envelope',
    {
      'xmlns:S': SOAP_NAMESPACES.soap,
      'xmlns:wsse': SOAP_NAMESPACES.security,
      'xmlns:psf': SOAP_NAMESPACES.fault,
    },
    code === 'failed-authentication' ? element('S:Header', {}, status(STATUS_WRONG_PASSWORD)) : [],
    element(
      'S:Body',
      {},
      element(
        'S:Fault',
        {},
        element('faultcode', {}, FAULT_CODES[code]),
        element('faultstring', {}, text),
        redirectUrl === null ? [] : element('psf:redirectUrl', {}, redirectUrl),
      ),
    ),
  );
}

function status(value: string): XmlFragment {
  return element(
    'psf:pp',
    { 'xmlns:psf': SOAP_NAMESPACES.fault },
    element('psf:serverVersion', {}, '1'),
    element('psf:reqstatus', {}, value),
  );
}
