import { describe, expect, it } from 'vitest';
import { parseWebLink } from './web-link.ts';

describe('parseWebLink', () => {
  it.each([
    ['http://example.com', 'http://example.com/', 'example.com'],
    ['HTTPS://Example.com:8443/a b?c#d', 'https://example.com:8443/a%20b?c#d', 'example.com:8443'],
    ['https://my-bank.example@evil.example/', 'https://evil.example/', 'evil.example'],
    ['https://user:pass@example.com/x', 'https://example.com/x', 'example.com'],
    ['https://exаmple.com/', 'https://xn--exmple-4nf.com/', 'xn--exmple-4nf.com'],
  ])('%s', (text, address, host) => {
    expect(parseWebLink(text)).toEqual({ address, host, shown: address });
  });

  it('shows so much of a long address that the question stays on the screen', () => {
    const link = parseWebLink(`https://example.com/${'☃'.repeat(2000)}`);
    expect(link?.address).toHaveLength('https://example.com/'.length + 2000 * '%E2%98%83'.length);
    expect(link?.shown).toMatch(/^https:\/\/example\.com\/%E2%98%83.*…$/);
    expect(link?.shown).toHaveLength(300);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    'smb://server/share',
    'data:text/html,x',
    'nudge://app/messenger.html',
    'ms-msdt:/id',
    'mailto:a@b.example',
    'vbscript:x',
    'http://',
    'www.example.com',
    '',
  ])('not %j', (text) => {
    expect(parseWebLink(text)).toBeNull();
  });
});
