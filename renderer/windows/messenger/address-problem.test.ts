import { expect, test } from 'vitest';
import { addressProblem } from './address-problem.ts';

test('an address has two parts, and nothing in it that cannot be seen', () => {
  expect(addressProblem(' bob@example.com ')).toBeNull();
  expect(addressProblem('bj\u00F6rn@home')).toBeNull();
  for (const typed of ['', 'bob', '@', 'bob@', 'bo b@example.com', 'a@b@c']) {
    expect(addressProblem(typed)).toBe('An address looks like someone@example.com.');
  }
  for (const typed of ['b\u202Eob@example.com', 'bob@exam\u200Bple.com', 'bob\u0007@example.com']) {
    expect(addressProblem(typed)).toContain('invisible');
  }
});
