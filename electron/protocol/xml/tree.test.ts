import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../protocol-error.ts';
import { element, escapeXml } from './builder.ts';
import { child, descend, find, findAll, parseXml } from './tree.ts';

describe('parseXml', () => {
  it('reads elements, attributes and text without their prefixes', () => {
    const root = parseXml(
      '<?xml version="1.0"?><s:a xmlns:s="urn:s" s:id="1">x<b/>y<![CDATA[<z>]]>&amp;</s:a>',
    );
    expect(root).toMatchObject({ name: 'a', text: 'xy<z>&', children: [{ name: 'b', text: '' }] });
    expect(root.attributes.get('id')).toBe('1');
  });

  const bombs: Readonly<Record<string, string>> = {
    'an entity bomb':
      '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;">]><a>&z;</a>',
    'an external entity': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'a bare document type': '<!DOCTYPE a><a/>',
    'an entity never declared': '<a>&x;</a>',
    'too deep a nest': '<a>'.repeat(65) + '</a>'.repeat(65),
    'endless depth': '<a>'.repeat(300_000),
    'too many elements': `<a>${'<b/>'.repeat(20_001)}</a>`,
    'too many attributes': `<a ${Array.from({ length: 20_001 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
    'too long a text': `<a>${'x'.repeat(1024 * 1024)}</a>`,
    'an element left open': '<a><b></a>',
    'two roots': '<a/><b/>',
    'text alone': 'hello',
    nothing: '',
    'white space': ' \r\n',
    'a NUL': '<a>\u0000</a>',
  };
  it.each(Object.entries(bombs))('refuses %s', (_name, document) => {
    expect(() => parseXml(document)).toThrow(ProtocolError);
  });

  it('does not repeat what stands in the document', () => {
    expect(() => parseXml('<Password>&secret;</Password>')).toThrow(/^(?!.*secret)/);
    expect(() => parseXml('<secret>')).toThrow(/^(?!.*secret)/);
  });

  it('throws nothing but its own error, on any text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '&',
      ';',
      '#',
      '"',
      '=',
      '!',
      '[',
      ']',
      '--',
      '?',
      ' ',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        for (const document of [text, `<a>${text}</a>`]) {
          try {
            expect(parseXml(document).children.length).toBeGreaterThanOrEqual(0);
          } catch (error) {
            expect(error).toBeInstanceOf(ProtocolError);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('looking around', () => {
  const root = parseXml('<a><b n="1"><c>one</c></b><b n="2"><c>two</c></b></a>');

  it('finds children and descendants', () => {
    expect(child(root, 'b')?.attributes.get('n')).toBe('1');
    expect(descend(root, 'b', 'c')?.text).toBe('one');
    expect(descend(root, 'x', 'c')).toBeUndefined();
    expect(find(root, 'c')?.text).toBe('one');
    expect(find(root, 'x')).toBeUndefined();
    expect(findAll(root, 'c').map(({ text }) => text)).toEqual(['one', 'two']);
  });
});

describe('element', () => {
  it('escapes text and attributes', () => {
    expect(element('a', { id: '"<&>\'', none: undefined }, '<b>', element('c', {}, 'x\r\u0001')).xml).toBe(
      '<a id="&quot;&lt;&amp;&gt;&apos;">&lt;b&gt;<c>x&#13;\u{fffd}</c></a>',
    );
  });

  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = raw.replace(/[^\P{Cc}\r\n\t]/gu, '').replace(/[\u0085\ufffe\uffff]/g, '');
        expect(parseXml(element('a', {}, text).xml).text).toBe(text);
        expect(parseXml(`<a>${escapeXml(text)}</a>`).text).toBe(text);
      }),
    );
  });
});
