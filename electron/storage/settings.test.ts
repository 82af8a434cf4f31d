import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '#shared/model/settings.ts';
import { openSettings } from './settings.ts';
import { StorageError } from './storage-error.ts';
import { canMakeSmallDisk, smallDisk } from './testing/small-disk.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

function newPath(): string {
  return join(temporaryFolder(), 'settings.json');
}

function stored(path: string): Settings {
  return JSON.parse(readFileSync(path, 'utf8')) as Settings;
}

const account: Settings['accounts'][number] = {
  id: 'alice',
  address: 'alice@example.com',
  server: { kind: 'local' },
  dialect: 'best',
  status: 'NLN',
  rememberPassword: false,
  personalMessage: '',
  signInAutomatically: true,
};

describe('settings', () => {
  it('are the defaults at first, and nothing is written for that', async () => {
    const path = newPath();
    const { settings, notices } = openSettings(path);
    await settings.flush();
    expect(settings.current).toEqual(DEFAULT_SETTINGS);
    expect(notices).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it('change at once, tell about it, and are there after a restart', async () => {
    const path = newPath();
    const { settings } = openSettings(path);
    const heard: Settings[] = [];
    const stop = settings.on('changed', (current) => heard.push(current));
    settings.update({ appearance: { textSize: 20 }, alerts: { nudge: false } });
    settings.change((current) => ({
      ...current,
      accounts: [account],
      windows: { 'conversation:\ud800"': { x: 1, y: 2, width: 3, height: 4 } },
    }));
    expect(heard).toHaveLength(2);
    expect(heard.at(-1)).toBe(settings.current);
    expect(settings.current.appearance).toEqual({ skin: 'aero', textSize: 20 });
    stop();
    settings.update({ general: { closeToTray: false } });
    expect(heard).toHaveLength(2);
    await settings.flush();
    const again = openSettings(path);
    expect(again.notices).toEqual([]);
    expect(again.settings.current).toEqual(settings.current);
    expect(again.settings.current.accounts).toEqual([account]);
  });

  it('that do not change are not told and not written', async () => {
    const path = newPath();
    const { settings } = openSettings(path);
    settings.on('changed', () => {
      throw new Error('Nothing has changed.');
    });
    settings.update({});
    settings.update({ appearance: { textSize: undefined } });
    settings.change((current) => ({ ...current }));
    await settings.flush();
    expect(existsSync(path)).toBe(false);
  });

  it('of the wrong shape are refused', () => {
    const { settings } = openSettings(newPath());
    expect(() => settings.update({ appearance: { textSize: 99 } })).toThrow(StorageError);
    expect(() =>
      settings.change((current) => ({ ...current, accounts: [{ ...account, status: 'FLN' as 'NLN' }] })),
    ).toThrow(StorageError);
    expect(settings.current).toEqual(DEFAULT_SETTINGS);
  });

  it('do not let the defaults themselves be changed', () => {
    const { settings } = openSettings(newPath());
    settings.current.contactList.collapsed.push('oops');
    expect(DEFAULT_SETTINGS.contactList.collapsed).toEqual([]);
  });

  it('drop keys nobody knows, a prototype among them', async () => {
    const path = newPath();
    const file = JSON.stringify({
      ...DEFAULT_SETTINGS,
      colour: 'red',
      alerts: { ...DEFAULT_SETTINGS.alerts, smell: true },
    });
    writeFileSync(
      path,
      file.replace(
        '"windows":{}',
        '"windows":{"__proto__":{"x":1,"y":1,"width":1,"height":1}},"__proto__":{"admin":true}',
      ),
    );
    const { settings, notices } = openSettings(path);
    expect(notices).toEqual([]);
    expect(settings.current).toEqual(DEFAULT_SETTINGS);
    expect('admin' in settings.current).toBe(false);
    settings.update({ appearance: { textSize: 14 } });
    await settings.flush();
    expect(stored(path)).toEqual({ ...DEFAULT_SETTINGS, appearance: { skin: 'aero', textSize: 14 } });
  });
});

describe('a settings file', () => {
  it('that was cut short is set aside, and the defaults are used', async () => {
    const path = newPath();
    const whole = JSON.stringify(DEFAULT_SETTINGS);
    writeFileSync(path, whole.slice(0, -20));
    const { settings, notices } = openSettings(path, () => new Date('2009-02-13T12:00:00Z'));
    const keptAs = `${path}.damaged-20090213T120000Z`;
    expect(notices).toMatchObject([{ subject: 'settings', problem: 'damaged', path, keptAs }]);
    expect(readFileSync(keptAs, 'utf8')).toBe(whole.slice(0, -20));
    settings.update({ general: { idleMinutes: 9 } });
    await settings.flush();
    expect(stored(path).general.idleMinutes).toBe(9);
  });

  it('of the wrong shape is set aside', () => {
    const path = newPath();
    writeFileSync(path, JSON.stringify({ ...DEFAULT_SETTINGS, accounts: 'none' }));
    const { settings, notices } = openSettings(path);
    expect(notices).toMatchObject([{ problem: 'damaged' }]);
    expect(settings.current).toEqual(DEFAULT_SETTINGS);
  });

  it('from the future is never written to, and changes stay in memory', async () => {
    const path = newPath();
    const future = '{"version":2,"appearance":{"theme":"hologram"}}';
    writeFileSync(path, future);
    const { settings, notices } = openSettings(path);
    expect(notices).toMatchObject([{ subject: 'settings', problem: 'too-new', path, keptAs: null }]);
    settings.update({ appearance: { textSize: 24 } });
    await settings.flush();
    expect(settings.current.appearance.textSize).toBe(24);
    expect(readFileSync(path, 'utf8')).toBe(future);
    expect(readdirSync(join(path, '..'))).toEqual(['settings.json']);
  });

  it('that cannot be written leaves the change in memory, and the next change writes both', async () => {
    const path = newPath();
    const { settings } = openSettings(path);
    const failures: string[] = [];
    settings.on('writeFailed', (error) => failures.push(error.code));
    mkdirSync(`${path}.new`);
    settings.update({ appearance: { textSize: 20 } });
    settings.update({ appearance: { textSize: 24 } });
    await settings.flush();
    expect(failures).toEqual(['unavailable']);
    expect(settings.current.appearance.textSize).toBe(24);
    rmdirSync(`${path}.new`);
    settings.update({ general: { idleMinutes: 1 } });
    await settings.flush();
    expect(failures).toHaveLength(1);
    expect(stored(path)).toMatchObject({ appearance: { textSize: 24 }, general: { idleMinutes: 1 } });
  });

  it.runIf(existsSync('/dev/full'))('that does not fit on the disk is a typed failure', async () => {
    const path = newPath();
    const { settings } = openSettings(path);
    const failures: unknown[] = [];
    settings.on('writeFailed', (error) => failures.push(error.toFailure()));
    symlinkSync('/dev/full', `${path}.new`);
    settings.update({ appearance: { textSize: 24 } });
    await settings.flush();
    expect(failures).toMatchObject([{ code: 'disk-full', retryable: true }]);
    expect(existsSync(path)).toBe(false);
  });
});

describe.runIf(canMakeSmallDisk())('a disk that is really full', () => {
  it('keeps the old settings on disk and the new ones in memory', async () => {
    const disk = smallDisk();
    const path = join(disk.folder, 'settings.json');
    const { settings } = openSettings(path);
    const failures: string[] = [];
    settings.on('writeFailed', (error) => failures.push(error.code));
    settings.update({ appearance: { textSize: 16 } });
    await settings.flush();
    disk.fill();
    settings.update({ appearance: { textSize: 24 } });
    await settings.flush();
    expect(failures).toEqual(['disk-full']);
    expect(stored(path).appearance.textSize).toBe(16);
    expect(settings.current.appearance.textSize).toBe(24);
    expect(await settings.flush()).toBe(false);
    expect(failures).toHaveLength(2);
    disk.makeRoom();
    expect(await settings.flush()).toBe(true);
    expect(stored(path)).toEqual(settings.current);
    disk.fill();
    settings.update({ general: { idleMinutes: 2 } });
    await settings.flush();
    disk.makeRoom();
    settings.update({ general: { idleMinutes: 1 } });
    expect(await settings.flush()).toBe(true);
    expect(stored(path)).toEqual(settings.current);
  });
});
