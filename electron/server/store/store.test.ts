import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LIST_BITS } from '#protocol/dialects/list-bits.ts';
import { ServerError } from '../server-error.ts';
import { addressOf, addSilentAccount, temporaryDirectory } from '../testing/test-server.ts';
import { DATABASE_FILE } from './database.ts';
import { Store } from './store.ts';

const NOW = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));

function open(directory: string): Store {
  const store = new Store(directory, NOW);
  onTestFinished(() => {
    store.close();
  });
  return store;
}

function failure(action: () => unknown): ServerError {
  try {
    action();
  } catch (error) {
    if (error instanceof ServerError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('the database', () => {
  it('keeps what was put in', async () => {
    const directory = path.join(await temporaryDirectory(), 'made', 'when missing');
    const first = new Store(directory, NOW);
    const alice = addSilentAccount(first, 'alice');
    first.accounts.setName(alice, 'Alice ☃');
    const salt = first.accounts.decoySalt('nobody@example.com');
    first.close();
    const second = open(directory);
    expect(second.setAsideAs).toBeNull();
    expect(second.accounts.find(addressOf('alice'))).toMatchObject({ id: alice, name: 'Alice ☃' });
    expect(second.accounts.decoySalt('nobody@example.com')).toBe(salt);
  });

  it('sets a damaged file aside whole', async () => {
    const directory = await temporaryDirectory();
    writeFileSync(path.join(directory, DATABASE_FILE), 'this is no database '.repeat(500));
    const store = open(directory);
    expect(store.setAsideAs).toBe(path.join(directory, `${DATABASE_FILE}.damaged-2026-01-02T03-04-05.000Z`));
    expect(readFileSync(String(store.setAsideAs), 'utf8')).toMatch(/^this is no database /);
    addSilentAccount(store, 'alice');
  });

  it('sets a file aside whose pages are damaged', async () => {
    const directory = await temporaryDirectory();
    const before = new Store(directory, NOW);
    for (let index = 0; index < 200; index += 1) addSilentAccount(before, `account-${index}`);
    before.close();
    const file = path.join(directory, DATABASE_FILE);
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3);
    writeFileSync(file, bytes);
    const store = open(directory);
    expect(store.setAsideAs).not.toBeNull();
    expect(store.accounts.find(addressOf('account-1'))).toBeNull();
  });

  it('leaves a file of a newer version as it is', async () => {
    const directory = await temporaryDirectory();
    new Store(directory, NOW).close();
    const file = path.join(directory, DATABASE_FILE);
    const connection = new DatabaseSync(file);
    connection.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 999');
    connection.close();
    const before = readFileSync(file);
    expect(failure(() => new Store(directory, NOW))).toMatchObject({
      code: 'data-too-new',
      retryable: false,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.runIf(process.platform !== 'win32')('can be read by nobody else', async () => {
    const directory = await temporaryDirectory();
    const store = open(directory);
    addSilentAccount(store, 'alice');
    const modes = readdirSync(directory).map((name) => statSync(path.join(directory, name)).mode & 0o777);
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  it('belongs to one server at a time', async () => {
    const directory = await temporaryDirectory();
    open(directory);
    expect(failure(() => new Store(directory, NOW))).toMatchObject({ code: 'data-locked', retryable: true });
    expect(readdirSync(directory).some((name) => name.includes('damaged'))).toBe(false);
  });

  it('says so when the folder cannot be made or the file not opened, and why', async () => {
    const directory = await temporaryDirectory();
    const file = path.join(directory, 'file');
    writeFileSync(file, '');
    expect(failure(() => new Store(path.join(file, 'data'), NOW))).toMatchObject({
      code: 'data-unavailable',
      message: expect.stringMatching(/^Cannot make the folder .*data: E[A-Z]+: /),
    });
    expect(existsSync(file)).toBe(true);
    mkdirSync(path.join(directory, DATABASE_FILE));
    expect(failure(() => new Store(directory, NOW))).toMatchObject({
      code: 'data-unavailable',
      message: expect.stringMatching(/server\.db cannot be opened: E[A-Z]+: /),
    });
  });

  it('does all of a transaction or none', async () => {
    const store = open(await temporaryDirectory());
    expect(() =>
      store.transaction(() => {
        addSilentAccount(store, 'alice');
        throw new Error('interrupted');
      }),
    ).toThrow('interrupted');
    expect(store.accounts.find(addressOf('alice'))).toBeNull();
  });
});

describe('accounts', () => {
  it('are one for each address', async () => {
    const store = open(await temporaryDirectory());
    addSilentAccount(store, 'alice');
    expect(() => addSilentAccount(store, 'alice')).toThrow('alice is there already');
  });

  it('hold no password that anybody could read', async () => {
    const directory = await temporaryDirectory();
    const store = open(directory);
    addSilentAccount(store, 'alice');
    expect(store.accounts.secretsOf(addressOf('alice'))?.oldClient).toBeNull();
    expect(store.accounts.secretsOf(addressOf('nobody'))).toBeNull();
  });
});

describe('lists', () => {
  const { forward, allow, reverse, pending } = LIST_BITS;

  it('change at both ends', async () => {
    const store = open(await temporaryDirectory());
    const alice = addSilentAccount(store, 'alice');
    const bob = addSilentAccount(store, 'bob');
    store.lists.addForward(alice, bob);
    expect(store.lists.mask(alice, bob)).toBe(forward);
    expect(store.lists.mask(bob, alice)).toBe(reverse | pending);
    store.lists.addDecision(bob, alice, 'allow');
    store.lists.removeDecision(bob, alice, 'pending');
    expect(store.lists.mask(bob, alice)).toBe(allow | reverse);
    store.lists.removeForward(alice, bob);
    expect(store.lists.find(alice, bob)).toBeNull();
    expect(store.lists.mask(bob, alice)).toBe(allow);
  });

  it('ask nothing of who has decided already', async () => {
    const store = open(await temporaryDirectory());
    const alice = addSilentAccount(store, 'alice');
    const bob = addSilentAccount(store, 'bob');
    store.lists.addDecision(bob, alice, 'block');
    store.lists.addForward(alice, bob);
    expect(store.lists.mask(bob, alice)).toBe(LIST_BITS.block | reverse);
  });

  it('count their versions one by one', async () => {
    const store = open(await temporaryDirectory());
    const alice = addSilentAccount(store, 'alice');
    const bob = addSilentAccount(store, 'bob');
    const group = store.groups.add(alice, 'Group');
    store.lists.addForward(alice, bob, group.number);
    expect(store.accounts.get(alice)?.listVersion).toBe(3);
    expect(store.accounts.get(bob)?.listVersion).toBe(2);
    expect(store.groups.numbersOf(alice, bob)).toEqual([group.number]);
    store.groups.remove(alice, group.number);
    expect(store.groups.numbersOf(alice, bob)).toEqual([]);
    expect(store.lists.mask(alice, bob)).toBe(forward);
  });
});
