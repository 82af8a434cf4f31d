import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../protocol-error.ts';
import { formatMime, headerValue, parseMime } from './mime.ts';

function parse(text: string): { headers: readonly (readonly [string, string])[]; body: string } {
  const { headers, body } = parseMime(Buffer.from(text));
  return { headers: headers.map(({ name, value }) => [name, value]), body: Buffer.from(body).toString() };
}

describe('parseMime', () => {
  it.each([
    ['CRLF', 'A: 1\r\nB: 2\r\n\r\nbody\r\n\r\nmore'],
    ['LF', 'A: 1\nB: 2\n\nbody\r\n\r\nmore'],
    ['CR', 'A: 1\rB: 2\r\rbody\r\n\r\nmore'],
    ['a mix', 'A: 1\nB: 2\r\n\nbody\r\n\r\nmore'],
    ['no blanks', 'A:1\r\nB:2\r\n\r\nbody\r\n\r\nmore'],
    ['many blanks', 'A :  1 \r\nB:\t2\t\r\n\r\nbody\r\n\r\nmore'],
    ['lines that are no header', 'A: 1\r\nnonsense\r\n: x\r\nB: 2\r\n\r\nbody\r\n\r\nmore'],
  ])('takes %s', (_name, text) => {
    expect(parse(text)).toEqual({
      headers: [
        ['A', '1'],
        ['B', '2'],
      ],
      body: 'body\r\n\r\nmore',
    });
  });

  it('joins folded lines', () => {
    expect(parse('A: one\r\n two\r\n\tthree\r\nB: 2\r\n\r\n').headers).toEqual([
      ['A', 'one two three'],
      ['B', '2'],
    ]);
  });

  it('takes a message without a body, and one without headers', () => {
    expect(parse('A: 1')).toEqual({ headers: [['A', '1']], body: '' });
    expect(parse('\r\nbody')).toEqual({ headers: [], body: 'body' });
    expect(parse('')).toEqual({ headers: [], body: '' });
  });

  it('keeps headers of the same name, and finds the first in any case', () => {
    const { headers } = parseMime(Buffer.from('Mime-Version: 1.0\r\nx: 1\r\nX: 2\r\n\r\n'));
    expect(headers).toHaveLength(3);
    expect(headerValue(headers, 'MIME-VERSION')).toBe('1.0');
    expect(headerValue(headers, 'X')).toBe('1');
    expect(headerValue(headers, 'Y')).toBeUndefined();
  });

  it('replaces what is not UTF-8', () => {
    expect(parseMime(Buffer.from([0x41, 0x3a, 0xff])).headers).toEqual([{ name: 'A', value: '\u{fffd}' }]);
  });

  it('keeps only so many headers', () => {
    expect(parseMime(Buffer.from('A: 1\r\n'.repeat(100_000))).headers.length).toBeLessThan(1000);
  });

  it('takes time in proportion to its length when a line is folded without end', () => {
    const payload = Buffer.from(`A: b\n${' x\n'.repeat(87_000)}`);
    const start = performance.now();
    for (let count = 0; count < 5; count += 1) parseMime(payload);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('never throws, and what it reads can be written', () => {
    const piece = fc.constantFrom(
      'A',
      ':',
      ' ',
      '\t',
      '\r',
      '\n',
      '\r\n',
      '\0',
      'é',
      '\ud800',
      'Content-Type: x',
    );
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        const message = parseMime(Buffer.from(text));
        expect(parseMime(formatMime(message)).headers).toEqual(message.headers);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatMime', () => {
  it('is read as it was written', () => {
    const name = fc.stringMatching(/^[A-Za-z-]{1,20}$/);
    const value = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{Cc}/gu, '').trim());
    const message = fc.record({ headers: fc.array(fc.record({ name, value })), body: fc.uint8Array() });
    fc.assert(
      fc.property(message, ({ headers, body }) => {
        const read = parseMime(formatMime({ headers, body }));
        expect(read.headers).toEqual(headers);
        expect([...read.body]).toEqual([...body]);
      }),
    );
  });

  it.each([
    { name: 'A', value: 'x\r\nB: y' },
    { name: 'A', value: 'x\u0000' },
    { name: 'A:', value: 'x' },
    { name: 'A B', value: 'x' },
    { name: '', value: 'x' },
    { name: 'A\r\nB', value: 'x' },
  ])('refuses what would break out of its line: $name, $value', (header) => {
    expect(() => formatMime({ headers: [header], body: new Uint8Array(0) })).toThrow(ProtocolError);
  });
});
