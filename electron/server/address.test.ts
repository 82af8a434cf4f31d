import { describe, expect, it } from 'vitest';
import { normalizeAddress } from './address.ts';

describe('an address', () => {
  it('is kept in lower case', () => {
    expect(normalizeAddress('Zoë.B+x@Example.com')).toBe('zoë.b+x@example.com');
    expect(normalizeAddress('me@nudge')).toBe('me@nudge');
  });

  it.each([
    'a b@x.org',
    'a\u200bb@x.org',
    'a\u202eb@x.org',
    'a\u00a0b@x.org',
    'a\nb@x.org',
    'a@b@x.org',
    '@x.org',
    'a@',
  ])('is none as %j', (text) => {
    expect(normalizeAddress(text)).toBeNull();
  });
});
