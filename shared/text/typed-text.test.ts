import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSendableText } from './typed-text.ts';

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

test('sending what was sent changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const sent = toSendableText(typed);
      expect(toSendableText(sent)).toBe(sent);
    }),
  );
});

test.each(['\n', ' ', ' \n', '\t'])('a long run of %j is dropped in a moment', (unit) => {
  const startedAt = performance.now();
  expect(toSendableText(unit.repeat(200_000))).toBe('');
  expect(toSendableText(`${unit.repeat(200_000)}x`).endsWith('x')).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
