import { ProtocolError } from '../protocol-error.ts';
import { element, type XmlFragment } from '../xml/builder.ts';
import { child, descend, find, findAll, parseXml, type XmlElement } from '../xml/tree.ts';
import { SOAP_LIMITS, SOAP_NAMESPACES, XML_DECLARATION } from './soap.ts';

/** One security token asked for (facts §5.2). */
export interface TokenTarget {
  /** Which service it is for, e.g. `messenger.msn.com`. */
  readonly address: string;
  /** Policy, e.g. `?id=507` or `MBI`; null for none. */
  readonly policy: string | null;
}

/** A request for security tokens. The password is secret. */
export interface TokenRequest {
  readonly username: string;
  readonly password: string;
  readonly targets: readonly TokenTarget[];
}

/** Target that every request names first. */
export const PASSPORT_TARGET: TokenTarget = { address: 'http://Passport.NET/tb', policy: null };

/** What every client calls itself here (facts §5.2). */
const HOSTING_APPLICATION = '{7108E71A-9926-4FCB-BCC9-9A9D3F32E423}';
const REQUEST_PARAMETERS = 'AQAAAAIAAABsYwQAAAAxMDMz';
const ISSUE = 'http://schemas.xmlsoap.org/ws/2004/04/security/trust/Issue';
const MAX_TARGETS = 32;

/** Writes the body of a `POST /RST.srf` (facts §5.2). `PASSPORT_TARGET` is put first unless it is there. */
export function formatTokenRequest({ username, password, targets }: TokenRequest): string {
  const all = targets.some(({ address }) => address === PASSPORT_TARGET.address)
    ? targets
    : [PASSPORT_TARGET, ...targets];
  const envelope = element(
    'Envelope',
    {
      xmlns: SOAP_NAMESPACES.soap,
      'xmlns:wsse': SOAP_NAMESPACES.security,
      'xmlns:saml': SOAP_NAMESPACES.assertion,
      'xmlns:wsp': SOAP_NAMESPACES.policy,
      'xmlns:wsu': SOAP_NAMESPACES.utility,
      'xmlns:wsa': SOAP_NAMESPACES.addressing,
      'xmlns:wssc': SOAP_NAMESPACES.conversation,
      'xmlns:wst': SOAP_NAMESPACES.trust,
    },
    element('Header', {}, application(), credentials(username, password)),
    element(
      'Body',
      {},
      element(
        'ps:RequestMultipleSecurityTokens',
        { 'xmlns:ps': SOAP_NAMESPACES.passport, Id: 'RSTS' },
        all.map(tokenRequest),
      ),
    ),
  );
  return XML_DECLARATION + envelope.xml;
}

/**
 * Reads the body of a `POST /RST.srf` or `/RST2.srf`, whatever its namespaces (facts §5.2, §5.3).
 *
 * @throws ProtocolError `invalid-xml`, or `invalid-authentication` when user name, password or targets are missing.
 */
export function parseTokenRequest(xml: string): TokenRequest {
  const envelope = parseXml(xml, SOAP_LIMITS);
  const credentials = find(envelope, 'UsernameToken');
  const username = child(credentials, 'Username')?.text.trim() ?? '';
  const password = child(credentials, 'Password')?.text ?? '';
  const targets = findAll(envelope, 'RequestSecurityToken').map(targetOf);
  const known = targets.filter((target) => target !== null);
  if (username === '' || password === '' || known.length === 0 || known.length > MAX_TARGETS) {
    throw new ProtocolError('invalid-authentication', 'The token request lacks a name, password or targets.');
  }
  return { username, password, targets: known };
}

function application(): XmlFragment {
  return element(
    'ps:AuthInfo',
    { 'xmlns:ps': SOAP_NAMESPACES.passport, Id: 'PPAuthInfo' },
    element('ps:HostingApp', {}, HOSTING_APPLICATION),
    element('ps:BinaryVersion', {}, '4'),
    element('ps:UIVersion', {}, '1'),
    element('ps:Cookies', {}),
    element('ps:RequestParams', {}, REQUEST_PARAMETERS),
  );
}

function credentials(username: string, password: string): XmlFragment {
  return element(
    'wsse:Security',
    {},
    element(
      'wsse:UsernameToken',
      { Id: 'user' },
      element('wsse:Username', {}, username),
      element('wsse:Password', {}, password),
    ),
  );
}

function tokenRequest({ address, policy }: TokenTarget, index: number): XmlFragment {
  return element(
    'wst:RequestSecurityToken',
    { Id: `RST${index}` },
    element('wst:RequestType', {}, ISSUE),
    element('wsp:AppliesTo', {}, element('wsa:EndpointReference', {}, element('wsa:Address', {}, address))),
    policy === null ? [] : element('wsse:PolicyReference', { URI: policy }),
  );
}

function targetOf(request: XmlElement): TokenTarget | null {
  const address = descend(request, 'AppliesTo', 'EndpointReference', 'Address')?.text.trim();
  if (address === undefined || address === '') return null;
  return { address, policy: child(request, 'PolicyReference')?.attributes.get('URI') ?? null };
}
