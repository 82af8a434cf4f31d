import { mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { type FileFormat, loadVersionedFile } from './versioned-file.ts';

const FORMAT: FileFormat<string> = {
  subject: 'settings',
  version: 3,
  migrations: new Map<number, (content: unknown) => unknown>([
    [1, (content) => ({ second: `${(content as { first: string }).first}, second` })],
    [2, (content) => ({ third: `${(content as { second: string }).second}, third` })],
  ]),
  parse: (content) => {
    const third: unknown = (content as { third?: unknown }).third;
    if (typeof third !== 'string') throw new Error('No third.');
    return third;
  },
  empty: () => 'empty',
};
const now = () => new Date('2009-02-13T12:00:00Z');

function load(content: string | Uint8Array) {
  const folder = temporaryFolder();
  const path = join(folder, 'file.json');
  writeFileSync(path, content);
  return { ...loadVersionedFile(path, FORMAT, now), path, files: () => readdirSync(folder) };
}

describe('a versioned file', () => {
  it('of the newest version is read', () => {
    expect(load('{"version":3,"third":"yes"}')).toMatchObject({ value: 'yes', notice: null, writable: true });
  });

  it('with a byte order mark is read', () => {
    expect(load('\ufeff{"version":3,"third":"yes"}')).toMatchObject({ value: 'yes', notice: null });
  });

  it.each([
    ['{"version":1,"first":"first"}', 'first, second, third'],
    ['{"version":2,"second":"second"}', 'second, third'],
  ])('of an older version is brought up to date step by step', (content, value) => {
    expect(load(content)).toMatchObject({ value, notice: null, writable: true });
  });

  it('that is missing is empty', () => {
    const path = join(temporaryFolder(), 'none.json');
    expect(loadVersionedFile(path, FORMAT, now)).toEqual({ value: 'empty', notice: null, writable: true });
  });

  it.each([
    ['', 'The file is not JSON.'],
    ['{"version":3,"third":"secret', 'The file is not JSON.'],
    ['null', 'The file has no version.'],
    ['[]', 'The file has no version.'],
    ['{"third":"x"}', 'The file has no version.'],
    ['{"version":"3"}', 'The file has no version.'],
    ['{"version":0.5}', 'The file has no version.'],
    ['{"version":-1}', 'The file has no version.'],
    ['{"version":3,"third":7}', 'No third.'],
    [new Uint8Array([0xff, 0xfe, 0x00]), 'The file is not JSON.'],
  ])('that is damaged is set aside: %j', (content, detail) => {
    const { value, notice, writable, path, files } = load(content);
    const keptAs = `${path}.damaged-20090213T120000Z`;
    expect(value).toBe('empty');
    expect(writable).toBe(true);
    expect(notice).toEqual({ subject: 'settings', problem: 'damaged', path, keptAs, detail });
    expect(readFileSync(keptAs)).toEqual(Buffer.from(content));
    expect(files()).toHaveLength(1);
  });

  it('that is far too big is set aside unread', () => {
    const path = join(temporaryFolder(), 'file.json');
    writeFileSync(path, '');
    truncateSync(path, 1024 ** 3);
    expect(loadVersionedFile(path, FORMAT, now)).toMatchObject({
      value: 'empty',
      notice: { problem: 'damaged' },
    });
  });

  it('from the future is left as it is and not to be written', () => {
    const content = '{"version":4,"fourth":true}';
    const { value, notice, writable, path, files } = load(content);
    expect({ value, writable }).toEqual({ value: 'empty', writable: false });
    expect(notice).toMatchObject({ problem: 'too-new', path, keptAs: null });
    expect(files()).toEqual(['file.json']);
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('that cannot be read is left as it is and not to be written', () => {
    const path = join(temporaryFolder(), 'file.json');
    mkdirSync(path);
    const { value, notice, writable } = loadVersionedFile(path, FORMAT, now);
    expect({ value, writable }).toEqual({ value: 'empty', writable: false });
    expect(notice).toMatchObject({ problem: 'unavailable', path, keptAs: null });
  });
});
