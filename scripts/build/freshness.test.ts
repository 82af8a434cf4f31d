import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryDirectory } from '#scripts/testing/temporary-directory.ts';
import { inputSignature, isFresh, recordBuild } from './freshness.ts';

describe('whether a part has to be built again', () => {
  const inputs = ['source', 'package.json'];
  let root: string;
  let stamp: string;

  const sign = (): Promise<string> => inputSignature(root, inputs);
  const fresh = async (): Promise<boolean> => isFresh(root, stamp, await sign());

  beforeEach(async () => {
    root = await temporaryDirectory();
    stamp = path.join(root, 'stamps', 'part.json');
    await mkdir(path.join(root, 'source', 'deep'), { recursive: true });
    await mkdir(path.join(root, 'dist', 'part'), { recursive: true });
    await writeFile(path.join(root, 'package.json'), '{}');
    await writeFile(path.join(root, 'source', 'deep', 'a.ts'), 'a');
    await writeFile(path.join(root, 'dist', 'part', 'index.js'), 'out');
    await recordBuild(root, stamp, await sign(), 'dist/part');
  });

  test('no, while nothing changes', async () => {
    expect(await fresh()).toBe(true);
  });

  test('yes, before the first build', async () => {
    await rm(stamp);
    expect(await fresh()).toBe(false);
  });

  test('yes, when a file was written', async () => {
    await utimes(path.join(root, 'source', 'deep', 'a.ts'), 1, 1);
    expect(await fresh()).toBe(false);
  });

  test('yes, when a file outside the folders was written', async () => {
    await writeFile(path.join(root, 'package.json'), '{"a":1}');
    expect(await fresh()).toBe(false);
  });

  test('yes, when a file was added', async () => {
    await writeFile(path.join(root, 'source', 'b.ts'), '');
    expect(await fresh()).toBe(false);
  });

  test('yes, when a file was removed', async () => {
    await rm(path.join(root, 'source', 'deep', 'a.ts'));
    expect(await fresh()).toBe(false);
  });

  test('no, when only a test changed', async () => {
    await writeFile(path.join(root, 'source', 'a.test.ts'), '');
    await writeFile(path.join(root, 'source', 'a.test.tsx'), '');
    expect(await fresh()).toBe(true);
  });

  test('yes, when something that was built is gone', async () => {
    await rm(path.join(root, 'dist', 'part', 'index.js'));
    expect(await fresh()).toBe(false);
  });

  test('yes, when the record is damaged', async () => {
    await writeFile(stamp, '{"version":1');
    expect(await fresh()).toBe(false);
  });
});
