import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { StepFailure } from '#scripts/lib/report.ts';
import { temporaryDirectory } from '#scripts/testing/temporary-directory.ts';
import { findParts, joinVerified } from './archive.ts';

describe('a zip that comes in parts', () => {
  async function makeParts(): Promise<{ directory: string; target: string }> {
    const directory = await temporaryDirectory();
    // Written out of order, with files beside them that are none.
    for (const [name, content] of [
      ['e.zip.p002', 'three'],
      ['e.zip.p000', 'one'],
      ['e.zip.p001', 'two'],
      ['e.zip', 'no part'],
      ['other.zip.p000', 'other'],
    ] as const) {
      await writeFile(path.join(directory, name), content);
    }
    return { directory, target: path.join(directory, 'joined') };
  }

  test('is joined in order when its sum is right', async () => {
    const { directory, target } = await makeParts();
    const sum = createHash('sha256').update('onetwothree').digest('hex');
    await joinVerified(await findParts(directory, 'e.zip'), target, sum);
    expect(await readFile(target, 'utf8')).toBe('onetwothree');
  });

  test('is refused and deleted when its sum is wrong', async () => {
    const { directory, target } = await makeParts();
    const actual = createHash('sha256').update('onetwothree').digest('hex');
    const joining = joinVerified(await findParts(directory, 'e.zip'), target, '0'.repeat(64));
    await expect(joining).rejects.toThrow(StepFailure);
    await expect(joining).rejects.toThrow(`its sha256 is ${actual}, not ${'0'.repeat(64)}`);
    expect(existsSync(target)).toBe(false);
  });

  test('is refused when a part is missing', async () => {
    const { directory, target } = await makeParts();
    const sum = createHash('sha256').update('onetwothree').digest('hex');
    const parts = await findParts(directory, 'e.zip');
    await expect(joinVerified(parts.slice(1), target, sum)).rejects.toThrow('refused');
    expect(existsSync(target)).toBe(false);
  });
});
