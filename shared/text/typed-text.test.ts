import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutToLength, MAX_TYPED_LENGTH, toSendableText } from './typed-text.ts';

test.each([
  ['hello', 'hello'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['  indented', '  indented'],
  ['\n \n  first\n\nlast \n\n', '  first\n\nlast'],
  [' \n\t ', ''],
  ['a\u0000b\u001Bc\td', 'abc\td'],
])('what is sent of %j', (typed, sent) => {
  expect(toSendableText(typed)).toBe(sent);
});

test('what is sent is within the limit, and sending it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const sent = toSendableText(typed);
      expect(toSendableText(sent)).toBe(sent);
    }),
  );
  expect(toSendableText('x'.repeat(MAX_TYPED_LENGTH + 5))).toHaveLength(MAX_TYPED_LENGTH);
});

test('cutting tears no character', () => {
  expect(cutToLength('a😀b', 2)).toBe('a');
  expect(cutToLength('a😀b', 3)).toBe('a😀');
  expect(cutToLength('ab', 2)).toBe('ab');
});
