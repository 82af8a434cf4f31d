import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from './percent.ts';

describe('encodeText', () => {
  it('escapes what would break a column, and no more', () => {
    expect(encodeText('Alice A')).toBe('Alice%20A');
    expect(encodeText('50% off\r\n\t\u0000\u007f')).toBe('50%25%20off%0D%0A%09%00%7F');
    expect(encodeText('Zoë <3 ✓')).toBe('Zoë%20<3%20✓');
  });

  it('is undone by decodeText, and fits in a column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const column = encodeText(text);
        expect(column).not.toMatch(/[ \r\n\t\0]/);
        expect(decodeText(column)).toBe(text);
      }),
    );
  });
});

describe('decodeText', () => {
  it.each([
    ['Alice%20A', 'Alice A'],
    ['%3cmsnobj%2F%3E', '<msnobj/>'],
    ['%C3%AB%c3%ab', 'ëë'],
    ['ë%C3%AB', 'ëë'],
    ['a+b', 'a+b'],
    ['100%', '100%'],
    ['%2', '%2'],
    ['%zz%20', '%zz '],
    ['%%20', '% '],
    ['%ff', '\u{fffd}'],
    ['%e2%82', '\u{fffd}'],
    ['', ''],
  ])('reads %j', (column, text) => {
    expect(decodeText(column)).toBe(text);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('%', 'f', 'F', '0', '8', 'c', 'é', '\ud800', 'x') }),
        (column) => {
          expect(typeof decodeText(column)).toBe('string');
        },
      ),
    );
  });
});
