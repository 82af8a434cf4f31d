/** Names of the token service's documents (facts §5.2). They are names, not addresses: nothing is fetched from them. */
export const SOAP_NAMESPACES = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  security: 'http://schemas.xmlsoap.org/ws/2003/06/secext',
  trust: 'http://schemas.xmlsoap.org/ws/2004/04/trust',
  policy: 'http://schemas.xmlsoap.org/ws/2002/12/policy',
  addressing: 'http://schemas.xmlsoap.org/ws/2004/03/addressing',
  conversation: 'http://schemas.xmlsoap.org/ws/2004/04/sc',
  utility: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  passport: 'http://schemas.microsoft.com/Passport/SoapServices/PPCRL',
  fault: 'http://schemas.microsoft.com/Passport/SoapServices/SOAPFault',
  assertion: 'urn:oasis:names:tc:SAML:1.0:assertion',
} as const;

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** What both kinds of the service's documents may be at most. */
export const SOAP_LIMITS = { maxCharacters: 256 * 1024, maxDepth: 32, maxNodes: 5_000 } as const;
