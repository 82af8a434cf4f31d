import { describe, expect, it } from 'vitest';
import { hasTrayHost } from './tray-host.ts';

describe('hasTrayHost', () => {
  it('knows that Windows and macOS always have one', async () => {
    expect(await hasTrayHost('win32', {})).toBe(true);
    expect(await hasTrayHost('darwin', {})).toBe(true);
  });

  it('knows that there is none without a session bus', async () => {
    expect(await hasTrayHost('linux', {})).toBe(false);
  });
});
