import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { AtomicWriter } from './atomic-writer.ts';

describe('an atomic writer', () => {
  it('replaces the file whole, for nobody else to read, and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'file.json');
    writeFileSync(path, 'a much longer text than the new one', { mode: 0o644 });
    writeFileSync(`${path}.new`, 'left by a crash', { mode: 0o600 });
    await new AtomicWriter(path).write('new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['file.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode % 0o1000).toBe(0o600);
  });

  it('writes one at a time, and of many only the last', async () => {
    const path = join(temporaryFolder(), 'file.json');
    const writer = new AtomicWriter(path);
    const contents: string[] = [];
    const writes = Array.from({ length: 50 }, (_, number) =>
      writer.write(String(number)).then(() => contents.push(readFileSync(path, 'utf8'))),
    );
    await writer.idle();
    await Promise.all(writes);
    expect(new Set(contents)).toEqual(new Set(['49']));
    const first = writer.write('first');
    await Promise.resolve();
    await Promise.all([first, writer.write('second'), writer.write('third')]);
    expect(readFileSync(path, 'utf8')).toBe('third');
  });

  it('leaves the old file when the new one cannot be written, and works again afterwards', async () => {
    const path = join(temporaryFolder(), 'file.json');
    const writer = new AtomicWriter(path);
    await writer.write('old');
    mkdirSync(`${path}.new`);
    await expect(writer.write('new')).rejects.toMatchObject({ code: 'unavailable' });
    await writer.idle();
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('says that the folder is gone', async () => {
    const writer = new AtomicWriter(join(temporaryFolder(), 'gone', 'file.json'));
    await expect(writer.write('new')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    const path = join(temporaryFolder(), 'file.json');
    const writer = new AtomicWriter(path);
    await writer.write('old');
    symlinkSync('/dev/full', `${path}.new`);
    await expect(writer.write('new')).rejects.toMatchObject({ code: 'disk-full', retryable: true });
    expect(readFileSync(path, 'utf8')).toBe('old');
    await writer.write('newer');
    expect(readFileSync(path, 'utf8')).toBe('newer');
  });
});
