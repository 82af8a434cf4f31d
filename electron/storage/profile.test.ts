import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProfile, profilePaths } from './profile.ts';
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
