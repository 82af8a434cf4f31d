import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SecretPort } from './contract.ts';
import type { StorageNotice } from './notices.ts';
import { openSecrets } from './secrets.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** A keychain with a key of its own: what one encrypts another cannot read. */
function keychain(key: number, available = true): SecretPort {
  const turned = (bytes: Uint8Array) => bytes.map((byte) => (byte + key) % 256);
  return {
    available: () => available,
    encrypt: (text) => turned(Buffer.from(`ok:${text}`)),
    decrypt: (bytes) => {
      const text = Buffer.from(bytes.map((byte) => (byte + 256 - key) % 256)).toString();
      if (!text.startsWith('ok:')) throw new Error('Wrong key.');
      return text.slice(3);
    },
  };
}

function open(path: string, port: SecretPort = keychain(77)) {
  const heard: StorageNotice[] = [];
  const onNotice = (notice: StorageNotice) => heard.push(notice);
  return { ...openSecrets({ path, port, onNotice, now: () => new Date('2009-02-13T12:00:00Z') }), heard };
}

const newPath = () => join(temporaryFolder(), 'secrets.json');

describe('a remembered password', () => {
  it('comes back after a restart, and is not readable in the file', async () => {
    const path = newPath();
    const { secrets } = open(path);
    await Promise.all([
      secrets.remember('alice', 'pässword "1"'),
      secrets.remember('__proto__', 'two'),
      secrets.remember('carol', 'three'),
    ]);
    await secrets.remember('carol', 'four');
    const again = open(path).secrets;
    expect(['alice', '__proto__', 'carol', 'nobody'].map((id) => again.recall(id))).toEqual([
      'pässword "1"',
      'two',
      'four',
      null,
    ]);
    expect(readFileSync(path, 'utf8')).not.toContain('word "1');
    if (process.platform !== 'win32') expect(statSync(path).mode % 0o1000).toBe(0o600);
  });

  it('is gone when forgotten, from the file too', async () => {
    const path = newPath();
    const { secrets } = open(path);
    await secrets.remember('alice', 'one');
    await secrets.remember('bob', 'two');
    await secrets.forget('alice');
    await secrets.forget('nobody');
    expect(secrets.recall('alice')).toBeNull();
    const again = open(path).secrets;
    expect(again.recall('alice')).toBeNull();
    expect(again.recall('bob')).toBe('two');
  });

  it('that this keychain cannot read counts as not remembered, with a notice, and stays', async () => {
    const path = newPath();
    await open(path).secrets.remember('alice', 'one');
    const other = open(path, keychain(5));
    expect(other.secrets.recall('alice')).toBeNull();
    expect(other.heard).toEqual([
      { subject: 'secrets', problem: 'undecryptable', path, keptAs: null, detail: 'Wrong key.' },
    ]);
    const absent = open(path, keychain(77, false));
    expect(absent.secrets.recall('alice')).toBeNull();
    expect(absent.heard).toMatchObject([{ problem: 'undecryptable' }]);
    expect(open(path).secrets.recall('alice')).toBe('one');
  });
});

describe('without a keychain', () => {
  it('nothing is ever written', async () => {
    const path = newPath();
    const { secrets } = open(path, keychain(77, false));
    await expect(secrets.remember('alice', 'one')).rejects.toMatchObject({ code: 'no-secure-storage' });
    expect(secrets.recall('alice')).toBeNull();
    expect(existsSync(path)).toBe(false);
  });

  it('nothing is written either when it fails at the last moment', async () => {
    const path = newPath();
    const failing: SecretPort = {
      ...keychain(1),
      encrypt: () => {
        throw new Error('The keychain is closed.');
      },
    };
    const { secrets } = open(path, failing);
    await expect(secrets.remember('alice', 'one')).rejects.toMatchObject({
      code: 'no-secure-storage',
      message: 'The keychain is closed.',
    });
    expect(existsSync(path)).toBe(false);
  });
});

describe('the file of passwords', () => {
  it('that cannot be written is a typed failure, and what was remembered before stays', async () => {
    const path = newPath();
    const { secrets } = open(path);
    await secrets.remember('alice', 'old');
    mkdirSync(`${path}.new`);
    await expect(secrets.remember('alice', 'new')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(secrets.remember('bob', 'new')).rejects.toMatchObject({ code: 'unavailable' });
    expect(secrets.recall('alice')).toBe('old');
    expect(secrets.recall('bob')).toBeNull();
    rmdirSync(`${path}.new`);
    await secrets.remember('bob', 'newer');
    expect(open(path).secrets.recall('bob')).toBe('newer');
  });

  it.each([
    'not json',
    '{"version":1}',
    '{"version":1,"passwords":{"alice":"x"}}',
    '{"version":1,"passwords":[["alice"]]}',
    '{"version":1,"passwords":[null]}',
  ])('that is damaged is set aside: %s', async (content) => {
    const path = newPath();
    writeFileSync(path, content);
    const { secrets, notices } = open(path);
    const keptAs = `${path}.damaged-20090213T120000Z`;
    expect(notices).toMatchObject([{ subject: 'secrets', problem: 'damaged', path, keptAs }]);
    expect(readFileSync(keptAs, 'utf8')).toBe(content);
    await secrets.remember('alice', 'one');
    expect(open(path).secrets.recall('alice')).toBe('one');
  });

  it('from the future is never written to', async () => {
    const path = newPath();
    writeFileSync(path, '{"version":2}');
    const { secrets, notices } = open(path);
    expect(notices).toMatchObject([{ problem: 'too-new', keptAs: null }]);
    await expect(secrets.remember('alice', 'one')).rejects.toMatchObject({ code: 'too-new' });
    expect(secrets.recall('alice')).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe('{"version":2}');
  });
});
