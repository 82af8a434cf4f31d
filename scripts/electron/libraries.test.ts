import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from '#scripts/testing/temporary-directory.ts';
import { findMissingLibraries, parseMissingLibraries } from './libraries.ts';

describe('what ldd says', () => {
  test('names each library that is missing once', () => {
    const output = [
      '/cache/electron:',
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibffmpeg.so => /cache/libffmpeg.so (0x00007f)',
      '\tlibnss3.so => not found',
      '\tlibgtk-3.so.0 => not found',
      '/cache/libEGL.so:',
      '\tlibnss3.so => not found',
      '/cache/chrome_crashpad_handler:',
      '\tstatically linked',
    ];
    expect(parseMissingLibraries(output.join('\n'))).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  test('is nothing when nothing is missing', () => {
    expect(parseMissingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('looking for libraries', () => {
  test('does without remembering what it found', async () => {
    const directory = await temporaryDirectory();
    const executable = path.join(directory, 'electron');
    await symlink(process.execPath, executable);
    const cache = path.join(directory, 'file', 'cache');
    await writeFile(path.dirname(cache), '');
    expect(await findMissingLibraries({ version: '1.0.0', directory, executable }, cache)).toEqual([]);
  });
});
