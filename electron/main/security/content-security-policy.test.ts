import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

const policy = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map((directive): [string, string[]] => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources];
  }),
);

describe('the content security policy', () => {
  it('denies by default', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
  });

  it('lets nothing in from elsewhere, inline or made up on the way', () => {
    for (const name of policy.keys()) {
      for (const source of policy.get(name) ?? []) {
        expect(["'none'", "'self'", "'script'"], `${name} ${source}`).toContain(source);
      }
    }
  });

  it.each(['connect-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action', 'object-src'])(
    'says no to %s itself: it is not covered by, or too easily taken out of, the default',
    (name) => {
      expect(policy.get(name)).toEqual(["'none'"]);
    },
  );
});
