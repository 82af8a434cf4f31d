import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from '#scripts/testing/temporary-directory.ts';
import { createAtomically, withScratchDirectory } from './files.ts';

describe('a folder made at once', () => {
  test('appears with what was put in it', async () => {
    const parent = await temporaryDirectory();
    const target = path.join(parent, 'build');
    await createAtomically(target, (directory) => writeFile(path.join(directory, 'file'), 'content'));
    expect(await readFile(path.join(target, 'file'), 'utf8')).toBe('content');
    expect(await readdir(parent)).toEqual(['build']);
  });

  test('does not appear when filling it fails', async () => {
    const parent = await temporaryDirectory();
    const target = path.join(parent, 'build');
    const failing = createAtomically(target, async (directory) => {
      await writeFile(path.join(directory, 'half'), '');
      throw new Error('cable pulled');
    });
    await expect(failing).rejects.toThrow('cable pulled');
    expect(await readdir(parent)).toEqual([]);
  });

  test('is whole when two make it at the same time', async () => {
    const parent = await temporaryDirectory();
    const target = path.join(parent, 'build');
    await Promise.all(
      ['one', 'two'].map((name) =>
        createAtomically(target, async (directory) => {
          await writeFile(path.join(directory, 'a'), name);
          await writeFile(path.join(directory, 'b'), name);
        }),
      ),
    );
    const contents = await Promise.all(['a', 'b'].map((name) => readFile(path.join(target, name), 'utf8')));
    expect(new Set(contents).size).toBe(1);
    expect(await readdir(parent)).toEqual(['build']);
  });
});

describe('a folder to work in', () => {
  test('takes away what a killed run left days ago, and nothing that is in use', async () => {
    const parent = await temporaryDirectory();
    const old = path.join(parent, '.scratch-old');
    const inUse = path.join(parent, '.scratch-new');
    for (const directory of [old, inUse]) await mkdir(directory);
    await utimes(old, 1, 1);
    await withScratchDirectory(parent, (scratch) => writeFile(path.join(scratch, 'file'), ''));
    expect([existsSync(old), existsSync(inUse)]).toEqual([false, true]);
    expect(await readdir(parent)).toEqual(['.scratch-new']);
  });
});
