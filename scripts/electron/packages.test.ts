import { describe, expect, test } from 'vitest';
import { isDebianFamily, packagesFor, usesLongTime } from './packages.ts';

describe('the packages that bring what is missing', () => {
  const missing = { libraries: ['libgtk-3.so.0', 'libgdk-3.so.0', 'libnss3.so'], programs: ['xvfb'] };

  test('are named once each, sorted', () => {
    expect(packagesFor(missing, false)).toEqual({ packages: ['libgtk-3-0', 'libnss3', 'xvfb'], unknown: [] });
  });

  test('have their new names where time_t is 64 bits wide', () => {
    expect(packagesFor(missing, true).packages).toEqual(['libgtk-3-0t64', 'libnss3', 'xvfb']);
  });

  test('are not guessed', () => {
    expect(packagesFor({ libraries: ['libnever.so.7'], programs: [] }, false)).toEqual({
      packages: [],
      unknown: ['libnever.so.7'],
    });
  });

  test('are known for everything Electron 33.3.0 links against', () => {
    const linked = [
      'libX11.so.6 libXcomposite.so.1 libXdamage.so.1 libXext.so.6 libXfixes.so.3 libXrandr.so.2 libasound.so.2',
      'libatk-1.0.so.0 libatk-bridge-2.0.so.0 libatspi.so.0 libcairo.so.2 libcups.so.2 libdbus-1.so.3 libdrm.so.2',
      'libexpat.so.1 libgbm.so.1 libgcc_s.so.1 libgio-2.0.so.0 libglib-2.0.so.0 libgobject-2.0.so.0 libgtk-3.so.0',
      'libnspr4.so libnss3.so libnssutil3.so libpango-1.0.so.0 libsmime3.so libudev.so.1 libxcb.so.1 libxkbcommon.so.0',
    ];
    expect(packagesFor({ libraries: linked.join(' ').split(' '), programs: [] }, false).unknown).toEqual([]);
  });
});

describe('the naming of this system', () => {
  test('is told from what is installed', () => {
    expect(usesLongTime(['libc6:amd64.list', 'libssl3.list', 'libfoot64bit.list'])).toBe(false);
    expect(usesLongTime(['libc6:amd64.list', 'libdb5.3t64:amd64.list'])).toBe(true);
    expect(usesLongTime(['libssl3t64.list'])).toBe(true);
  });
});

describe('the family of this system', () => {
  test.each([
    ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', true],
    ['Ubuntu', 'ID=ubuntu\nID_LIKE=debian\n', true],
    ['Mint', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['Fedora', 'ID=fedora\n', false],
    ['a name that only looks like it', 'ID=notdebian\nVERSION_ID=debian\n', false],
    ['no file', '', false],
  ])('%s', (_name, osRelease, expected) => {
    expect(isDebianFamily(osRelease)).toBe(expected);
  });
});
