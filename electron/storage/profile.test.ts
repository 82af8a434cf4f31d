import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProfileLock } from './profile-lock.ts';
import { createProfile, profilePaths, safeName } from './profile.ts';
import { startOtherProcess } from './testing/other-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describe('a profile', () => {
  it('is made with its folders, for nobody else to read', () => {
    const root = join(temporaryFolder(), 'deep', 'profile');
    const paths = createProfile(root);
    expect(paths).toEqual(profilePaths(root));
    expect(readdirSync(root).sort()).toEqual(['cache', 'logs', 'server']);
    if (process.platform !== 'win32') expect(statSync(root).mode % 0o1000).toBe(0o700);
  });

  it('that is there already is kept, and closed to others', () => {
    const root = join(temporaryFolder(), 'profile');
    mkdirSync(root);
    chmodSync(root, 0o755);
    writeFileSync(join(root, 'settings.json'), '{}');
    createProfile(root);
    expect(readdirSync(root)).toContain('settings.json');
    if (process.platform !== 'win32') expect(statSync(root).mode % 0o1000).toBe(0o700);
  });

  it('cannot be where a file is', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => createProfile(join(file, 'profile'))).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
  });
});

describe('a safe name', () => {
  it.each(['work', 'second-copy', 'a_1'])('is the text itself where that is safe: %s', (text) => {
    expect(safeName(text)).toBe(text);
  });

  it.each([
    ['Work', /^work-[0-9a-f]{8}$/],
    ['../../etc/passwd', /^etc-passwd-[0-9a-f]{8}$/],
    ['alice@example.com', /^alice-example-com-[0-9a-f]{8}$/],
    ['con', /^con-[0-9a-f]{8}$/],
    ['', /^[0-9a-f]{8}$/],
    ['…', /^[0-9a-f]{8}$/],
    ['x'.repeat(500), /^x{40}-[0-9a-f]{8}$/],
  ])('is made of any other: %s', (text, name) => {
    expect(safeName(text)).toMatch(name);
  });

  it('is safe and its own for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(safeName(one)).toMatch(/^[a-z0-9_][a-z0-9_-]{0,48}$/);
        expect(safeName(one) === safeName(other)).toBe(one === other);
      }),
    );
  });
});

describe('a profile lock', () => {
  it('is held by one at a time', () => {
    const path = join(temporaryFolder(), 'profile.lock');
    const lock = ProfileLock.acquire(path);
    expect(() => ProfileLock.acquire(path)).toThrow(expect.objectContaining({ code: 'locked' }));
    lock.release();
    lock.release();
    ProfileLock.acquire(path).release();
  });

  it('is refused at once while another process holds it, and taken over when that one died', async () => {
    const path = join(temporaryFolder(), 'profile.lock');
    const other = await startOtherProcess('hold-profile', path);
    const startedAt = performance.now();
    expect(() => ProfileLock.acquire(path)).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await other.kill();
    ProfileLock.acquire(path).release();
  });

  it('is free again when the other process let go of it', async () => {
    const path = join(temporaryFolder(), 'profile.lock');
    const other = await startOtherProcess('hold-profile', path);
    await other.stop();
    ProfileLock.acquire(path).release();
  });

  it('cannot be had where there is no folder', () => {
    const path = join(temporaryFolder(), 'missing', 'profile.lock');
    expect(() => ProfileLock.acquire(path)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});
