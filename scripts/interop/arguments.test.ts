import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const GOOD = {
  '--server': '127.0.0.1:1863',
  '--http': 'http://127.0.0.1:8080',
  '--account': 'alice@example.com:secret',
  '--peer': 'bob@example.com:pass:word',
};

function commandLine(change: Readonly<Record<string, string | null>> = {}): string[] {
  return Object.entries({ ...GOOD, ...change }).flatMap(([name, value]) =>
    value === null ? [] : [name, value],
  );
}

function optionsOf(
  words: readonly string[],
): Extract<ReturnType<typeof readArguments>, { action: 'run' }>['options'] {
  const request = readArguments(words);
  if (request.action !== 'run') throw new Error(JSON.stringify(request));
  return request.options;
}

describe('the command line of the interop check', () => {
  test('names the server, its web services and two people', () => {
    const { server, http, account, peer, json, mixed } = optionsOf(commandLine());
    expect(server).toEqual({ host: '127.0.0.1', port: 1863 });
    expect(http.href).toBe('http://127.0.0.1:8080/');
    expect(account).toEqual({ address: 'alice@example.com', password: 'secret' });
    expect(peer).toEqual({ address: 'bob@example.com', password: 'pass:word' });
    expect({ json, mixed }).toEqual({ json: false, mixed: false });
  });

  test('takes an IPv6 address in brackets', () => {
    expect(optionsOf(commandLine({ '--server': '[::1]:1863' })).server).toEqual({ host: '::1', port: 1863 });
  });

  test.each<[string | null, string[]]>([
    [null, ['MSNP7', 'MSNP12']],
    ['12', ['MSNP12']],
    ['12,7,12', ['MSNP7', 'MSNP12']],
    ['MSNP7, msnp12', ['MSNP7', 'MSNP12']],
  ])('dialects %s', (dialects, names) => {
    expect(optionsOf(commandLine({ '--dialects': dialects })).dialects.map(({ name }) => name)).toEqual(
      names,
    );
  });

  test('has its switches', () => {
    expect(optionsOf([...commandLine(), '--json', '--mixed'])).toMatchObject({ json: true, mixed: true });
    expect(readArguments(['--help', '--server', 'nonsense'])).toEqual({ action: 'help' });
  });

  test.each<[string, Readonly<Record<string, string | null>>, string]>([
    ['no server', { '--server': null }, '--server is missing'],
    ['no web services', { '--http': null }, '--http is missing'],
    ['no account', { '--account': null }, '--account is missing'],
    ['no peer', { '--peer': '' }, '--peer is missing'],
    ['a server without a port', { '--server': 'example.com' }, 'HOST:PORT'],
    ['a port that is none', { '--server': 'example.com:0' }, 'HOST:PORT'],
    ['a port that is too large', { '--server': 'example.com:70000' }, 'HOST:PORT'],
    ['an address of nothing', { '--http': '127.0.0.1' }, 'http or https'],
    ['an address of another kind', { '--http': 'ftp://example.com' }, 'http or https'],
    ['no password', { '--account': 'alice@example.com' }, '--account wants ADDRESS:PASSWORD'],
    ['an empty password', { '--peer': 'bob@example.com:' }, '--peer wants ADDRESS:PASSWORD'],
    ['no address', { '--peer': 'bob:secret' }, '--peer wants ADDRESS:PASSWORD'],
    ['one person twice', { '--peer': 'Alice@example.com:secret' }, 'two people'],
    ['a dialect we do not speak', { '--dialects': '7,99' }, '"99"'],
    ['an empty dialect', { '--dialects': '' }, '""'],
    ['an option nobody knows', { '--fast': 'yes' }, '--fast'],
  ])('refuses %s', (_name, change, reason) => {
    const request = readArguments(commandLine(change));
    expect(request.action).toBe('refuse');
    expect(request).toHaveProperty('reason', expect.stringContaining(reason));
  });

  test('never repeats what may hold a password', () => {
    const request = readArguments(commandLine({ '--account': 'secret-without-address' }));
    expect(JSON.stringify(request)).not.toContain('secret');
  });
});
