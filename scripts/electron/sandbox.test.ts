import { expect, test } from 'vitest';
import { isHelperReady } from './sandbox.ts';

test.each([
  ['as unpacked', { uid: 1000, mode: 0o100_755 }, false],
  ["root's without set-uid", { uid: 0, mode: 0o100_755 }, false],
  ["set-uid but not root's", { uid: 1000, mode: 0o104_755 }, false],
  ["root's and set-uid", { uid: 0, mode: 0o104_755 }, true],
])('the sandbox helper, %s', (_name, entry, expected) => {
  expect(isHelperReady(entry)).toBe(expected);
});
