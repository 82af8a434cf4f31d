import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMOTICONS } from './emoticons.ts';
import { matchEmoticon } from './emoticon-matcher.ts';
import { type Segment, textToSegments } from './segments.ts';

function shape(text: string): string[] {
  return textToSegments(text).map((segment) =>
    segment.kind === 'text'
      ? segment.text
      : segment.kind === 'link'
        ? `<${segment.text}|${segment.url}>`
        : `{${segment.emoticon.id}}`,
  );
}

function joined(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join('');
}

const fragment = fc.oneof(
  fc.constantFrom(...EMOTICONS.flatMap((emoticon) => emoticon.codes)),
  fc.constantFrom(
    'http://',
    'https://',
    'www.',
    'example.org',
    '/',
    '?',
    '#',
    ':',
    '@',
    '(',
    ')',
    ' ',
    '\n',
    '.',
  ),
  fc.constantFrom('😀', '👦🏽', '👩‍👧', '\u202E', '\u200B', '[::1]', ':8080', 'javascript:', 'é', 'ß', 'א'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const message = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

test('every segment joined gives the message again, and none is empty', () => {
  fc.assert(
    fc.property(message, (text) => {
      const segments = textToSegments(text);
      expect(joined(segments)).toBe(text);
      expect(segments.every((segment) => segment.text.length > 0)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a link leads to the web and carries no user part', () => {
  fc.assert(
    fc.property(message, (text) => {
      for (const segment of textToSegments(text)) {
        if (segment.kind !== 'link') continue;
        const url = new URL(segment.url);
        expect(['http:', 'https:']).toContain(url.protocol);
        expect(url.username + url.password).toBe('');
        expect(segment.url.endsWith(segment.text)).toBe(true);
        expect(segment.text).not.toMatch(/[\s<>"\u202E\u200B]/);
      }
    }),
    { numRuns: 2000 },
  );
});

test('every code of the table is found, in capitals and in small letters', () => {
  for (const emoticon of EMOTICONS) {
    for (const code of emoticon.codes) {
      for (const spelling of [code, code.toUpperCase(), code.toLowerCase()]) {
        expect(textToSegments(spelling), spelling).toEqual([{ kind: 'emoticon', text: spelling, emoticon }]);
      }
    }
  }
});

test('no code is claimed twice', () => {
  const codes = EMOTICONS.flatMap((emoticon) => emoticon.codes.map((code) => code.toLowerCase()));
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(EMOTICONS.map((emoticon) => emoticon.id)).size).toBe(EMOTICONS.length);
});

test.each([
  ['hi :) there', ['hi ', '{smile}', ' there']],
  [':)):-(', ['{smile}', ')', '{sad}']],
  // The longest code wins.
  ['<:o)', ['{party}']],
  [':o)', ['{surprised}', ')']],
  ['(brb)(b)', ['{be-right-back}', '{beer}']],
  [":'(", ['{crying}']],
  // Part of a word.
  ['C:Documents', ['C:Documents']],
  ['note:someone', ['note:someone']],
  ['1998|2008|', ['1998|2008|']],
  ['lol:D', ['lol', '{open-mouthed}']],
  [':DDD', ['{open-mouthed}', 'DD']],
  ['so :P', ['so ', '{tongue-out}']],
  // Unicode spellings, whole ones only.
  ['🙂❤️❤', ['{smile}', '{heart}', '{heart}']],
  ['👦🏽', ['👦🏽']],
  ['👨‍👩‍👦', ['👨‍👩‍👦']],
  ['👦 👦', ['{boy}', ' ', '{boy}']],
])('emoticons in %j', (text, expected) => {
  expect(shape(text)).toEqual(expected);
});

test.each([
  ['see http://example.org.', ['see ', '<http://example.org|http://example.org>', '.']],
  ['HTTPS://Example.org/A?b=c#d', ['<HTTPS://Example.org/A?b=c#d|HTTPS://Example.org/A?b=c#d>']],
  ['www.example.org', ['<www.example.org|http://www.example.org>']],
  ['(http://e.org/a_(b))', ['(', '<http://e.org/a_(b)|http://e.org/a_(b)>', ')']],
  ['http://e.org/:)', ['<http://e.org/|http://e.org/>', '{smile}']],
  ['http://e.org:)', ['<http://e.org|http://e.org>', '{smile}']],
  ['http://e.org:8080/x', ['<http://e.org:8080/x|http://e.org:8080/x>']],
  ['http://[::1]/x', ['<http://[::1]/x|http://[::1]/x>']],
  ['http://bücher.example/ä', ['<http://bücher.example/ä|http://bücher.example/ä>']],
  ['http://xn--bcher-kva.example', ['<http://xn--bcher-kva.example|http://xn--bcher-kva.example>']],
  ['http://a.org,http://b.org', ['<http://a.org|http://a.org>', ',', '<http://b.org|http://b.org>']],
  ['<http://a.org>', ['<', '<http://a.org|http://a.org>', '>']],
  ['http://e.org/?q="x"', ['<http://e.org/?q=|http://e.org/?q=>', '"x"']],
  ['http://a.org/\u202Egro.live', ['<http://a.org/|http://a.org/>', '\u202Egro.live']],
  // None of these is a link.
  ['javascript:alert(1)', ['javascript:alert(1)']],
  ['data:text/html,x', ['data:text/html,x']],
  ['file:///etc/passwd', ['file:///etc/passwd']],
  ['http://bank.example@evil.example/', ['http://bank.example@evil.example/']],
  ['http://user:123@evil.example/', ['http://user:123@evil.example/']],
  ['xhttp://a.org', ['xhttp://a.org']],
  ['someone@www.example.org', ['someone@www.example.org']],
  ['http://', ['http://']],
  ['www. and www.', ['www. and www.']],
  ['http://a.org:99999/', ['http://a.org:99999/']],
])('links in %j', (text, expected) => {
  expect(shape(text)).toEqual(expected);
});

test('an address longer than a link may be stays text', () => {
  const text = `http://example.org/${'a'.repeat(3000)} :)`;
  expect(shape(text)).toEqual([text.slice(0, -2), '{smile}']);
});

test('what comes after enough links and emoticons is plain', () => {
  expect(textToSegments(':):):) www.e.org', 2).map((segment) => segment.text)).toEqual([
    ':)',
    ':)',
    ':) www.e.org',
  ]);
  expect(textToSegments(':)', 0)).toEqual([{ kind: 'text', text: ':)' }]);
});

test('matching looks only where it is told', () => {
  expect(matchEmoticon('a:)', 0)).toBeNull();
  expect(matchEmoticon('a:)', 1)?.length).toBe(2);
  expect(matchEmoticon('a:)', 9)).toBeNull();
});

test.each([
  ['brackets', '('],
  ['nested addresses', 'http://'],
  ['broken addresses', 'http://a(http://'],
  ['addresses with a path', 'http://a/(www.'],
  ['short runs', `${'http://a.b/)www.'.repeat(100)} `],
  ['dots', 'www.'],
  ['colons', ':-'],
  ['balanced brackets', 'http://a/()'],
  ['emoji', '👦🏽'],
])('hostile text is cut in time that grows with its length: %s', (_name, unit) => {
  const timeFor = (length: number): number => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const startedAt = performance.now();
    expect(joined(textToSegments(text))).toBe(text);
    return performance.now() - startedAt;
  };
  timeFor(10_000);
  // Quadratic time would take minutes for the big one.
  expect(timeFor(1_000_000)).toBeLessThan(5_000);
});
