import { SaxesParser } from 'saxes';
import { ProtocolError } from '../protocol-error.ts';

/** An element. Prefixes are cut off its name and its attributes' names: services of different age use different ones. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The character data directly in it, joined, entities resolved. */
  readonly text: string;
}

export interface XmlLimits {
  /** Length of the document. */
  readonly maxCharacters: number;
  /** Elements within elements. */
  readonly maxDepth: number;
  /** Elements and attributes together. */
  readonly maxNodes: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = { maxCharacters: 1024 * 1024, maxDepth: 64, maxNodes: 20_000 };

interface OpenElement extends XmlElement {
  readonly attributes: Map<string, string>;
  readonly children: OpenElement[];
  text: string;
}

/**
 * Reads an XML document from somebody not to be trusted: strict, without document type declarations (and so without
 * entities of its own), capped in length, depth and number of nodes.
 *
 * @throws ProtocolError `invalid-xml`. What the document says is not repeated in it: there may be a password inside.
 */
export function parseXml(document: string, limits: Partial<XmlLimits> = {}): XmlElement {
  const { maxCharacters, maxDepth, maxNodes } = { ...DEFAULT_XML_LIMITS, ...limits };
  if (document.length > maxCharacters)
    throw new ProtocolError('invalid-xml', 'The XML document is too long.');
  // The parser throws an error of its own on half a surrogate pair.
  if (/\p{Cs}/u.test(document))
    throw new ProtocolError('invalid-xml', 'The XML document is not Unicode text.');

  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let nodes = 0;

  parser.on('error', () => {
    throw new ProtocolError('invalid-xml', `The XML document is not well formed (line ${parser.line}).`);
  });
  parser.on('doctype', () => {
    throw new ProtocolError('invalid-xml', 'The XML document has a document type declaration.');
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.entries(tag.attributes as Record<string, string>);
    nodes += 1 + attributes.length;
    if (nodes > maxNodes) throw new ProtocolError('invalid-xml', 'The XML document has too many nodes.');
    if (open.length >= maxDepth)
      throw new ProtocolError('invalid-xml', 'The XML document is nested too deeply.');
    const element: OpenElement = {
      name: localName(tag.name),
      attributes: new Map(attributes.map(([name, value]) => [localName(name), value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(document).close();

  if (root === undefined) throw new ProtocolError('invalid-xml', 'The XML document is empty.');
  return root;
}

/** The first child of that name, or undefined. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** What a chain of first children leads to, or undefined. */
export function descend(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce(child, element);
}

/** Every element of that name in document order, the element itself included. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = element.name === name ? [element] : [];
  for (const inner of element.children) found.push(...findAll(inner, name));
  return found;
}

/** The first element of that name in document order, the element itself included, or undefined. */
export function find(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const inner of element.children) {
    const found = find(inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
