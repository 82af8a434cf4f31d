import { describe, expect, it } from 'vitest';
import { isOwnUrl, pageUrl } from './address.ts';

describe('isOwnUrl', () => {
  it('knows our pages', () => {
    expect(isOwnUrl(pageUrl('conversation'))).toBe(true);
    expect(isOwnUrl('nudge://app/assets/x.js?a#b')).toBe(true);
  });

  it.each([
    'nudge://other/messenger.html',
    'nudge://app.example/messenger.html',
    'nudge://app:8080/messenger.html',
    'nudge://user@app/messenger.html',
    'nudge:app/messenger.html',
    'https://app/messenger.html',
    'data:text/html,nudge://app/',
    'blob:nudge://app/1234',
    'about:blank',
    '',
  ])('is not one of ours: %s', (address) => {
    expect(isOwnUrl(address)).toBe(false);
  });
});
