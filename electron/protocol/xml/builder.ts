const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What XML 1.0 cannot hold, not even escaped. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

/** Escapes text for an element or an attribute; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '\u{fffd}')
    .replace(/[&<>"']/g, (character) => ESCAPES[character]!)
    .replaceAll('\r', '&#13;');
}

/** A finished piece of XML. */
export interface XmlFragment {
  readonly xml: string;
}

/** What an element can contain: text, which is escaped, or what `element` made. */
export type XmlContent = string | XmlFragment | readonly XmlFragment[];

/**
 * Writes an element, without white space of its own.
 *
 * @param name Name with prefix; written as it is, so never from input.
 * @param attributes Values are escaped, names are not; undefined leaves one out.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly XmlContent[]
): XmlFragment {
  let start = name;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${attribute}="${escapeXml(value)}"`;
  }
  const inner = content.flat().map((part) => (typeof part === 'string' ? escapeXml(part) : part.xml));
  return { xml: `<${start}>${inner.join('')}</${name}>` };
}
