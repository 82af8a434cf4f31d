import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { StepFailure } from '#scripts/lib/report.ts';
import { temporaryDirectory } from '#scripts/testing/temporary-directory.ts';
import { DownloadImpossible, downloadPinned } from './pinned-download.ts';
import { pinnedVersion } from './versions.ts';

/** A mirror of Electron's releases that answers everything alike. */
async function startMirror(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Downloads from a mirror into an empty folder; resolves with the error and what the folder holds afterwards. */
async function download(mirror: string): Promise<{ error: unknown; left: string[] }> {
  const cache = await temporaryDirectory();
  vi.stubEnv('ELECTRON_MIRROR', mirror);
  vi.stubEnv('NO_PROXY', '127.0.0.1');
  const error: unknown = await downloadPinned(pinnedVersion(), path.join(cache, 'build')).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { error, left: await readdir(cache) };
}

describe('downloading the pinned Electron', () => {
  beforeEach(() => {
    vi.spyOn(console, 'log').mockReturnValue();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  test('refuses and deletes what has a wrong sum', async () => {
    const { error, left } = await download(await startMirror(200, 'something else'));
    expect(error).toBeInstanceOf(StepFailure);
    expect((error as StepFailure).message).toContain('is not the published one');
    expect(left).toEqual([]);
  });

  test('is impossible where there is no such release', async () => {
    const { error, left } = await download(await startMirror(404, ''));
    expect(error).toBeInstanceOf(DownloadImpossible);
    expect((error as Error).message).toContain('404');
    expect(left).toEqual([]);
  });

  test('is impossible where nobody answers, and says why', async () => {
    // Port 1 of this machine: reserved, and nobody listens there.
    const { error } = await download('http://127.0.0.1:1/');
    expect(error).toBeInstanceOf(DownloadImpossible);
    expect((error as Error).message).not.toBe('fetch failed');
  });
});
