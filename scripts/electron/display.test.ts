import { describe, expect, test } from 'vitest';
import { chooseDisplay, electronSwitches, type DisplayChoice, type Surroundings } from './display.ts';

describe('where windows go', () => {
  const x11 = { DISPLAY: ':0' };
  const wayland = { WAYLAND_DISPLAY: 'wayland-0' };
  test.each<[DisplayChoice, NodeJS.Platform, Record<string, string>, boolean, DisplayChoice]>([
    ['screen', 'linux', x11, true, 'screen'],
    ['screen', 'linux', wayland, true, 'screen'],
    ['screen', 'linux', {}, true, 'virtual'],
    ['screen', 'linux', { DISPLAY: '' }, true, 'virtual'],
    // Nothing to show them on and no Xvfb yet: it has to be installed.
    ['screen', 'linux', {}, false, 'virtual'],
    ['virtual', 'linux', x11, true, 'virtual'],
    ['virtual', 'linux', x11, false, 'screen'],
    ['virtual', 'darwin', {}, false, 'screen'],
    ['virtual', 'win32', {}, false, 'screen'],
  ])('rather %s, on %s with %o, Xvfb there: %s → %s', (preference, platform, environment, xvfb, expected) => {
    expect(chooseDisplay(preference, platform, environment, xvfb)).toBe(expected);
  });
});

describe("Electron's switches", () => {
  const person: Surroundings = {
    platform: 'linux',
    environment: { DISPLAY: ':0' },
    isRoot: false,
    hasSharedMemory: true,
  };

  test('none for a person at a screen', () => {
    expect(electronSwitches('screen', person)).toEqual([]);
  });

  test('no sandbox for root, and only for root', () => {
    expect(electronSwitches('screen', { ...person, isRoot: true })).toEqual(['--no-sandbox']);
    expect(electronSwitches('screen', { ...person, isRoot: true, platform: 'win32' })).toEqual([]);
  });

  test('the window system that is there', () => {
    expect(electronSwitches('virtual', person)).toEqual(['--ozone-platform=x11']);
    const environment = { WAYLAND_DISPLAY: 'wayland-0' };
    expect(electronSwitches('screen', { ...person, environment })).toEqual(['--ozone-platform=wayland']);
  });

  test('files in place of shared memory that is too small', () => {
    expect(electronSwitches('screen', { ...person, hasSharedMemory: false })).toEqual([
      '--disable-dev-shm-usage',
    ]);
  });
});
