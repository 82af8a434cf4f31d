import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './command-line.ts';

describe('the command line', () => {
  it('has defaults for all but the folder', () => {
    expect(parseCommandLine(['--data', 'folder'])).toEqual({
      kind: 'run',
      commandLine: {
        host: '127.0.0.1',
        port: 1863,
        httpPort: 8080,
        dataDirectory: 'folder',
        accounts: [],
        allowOldClients: true,
        buddy: true,
      },
    });
  });

  it('takes everything there is', () => {
    const args =
      '--data d --port 0 --http-port 0 --host ::1 --modern-only --no-buddy --account a@b.c:x:y --account d@e.f:z';
    expect(parseCommandLine(args.split(' '))).toMatchObject({
      commandLine: {
        host: '::1',
        port: 0,
        httpPort: 0,
        accounts: [
          { address: 'a@b.c', password: 'x:y' },
          { address: 'd@e.f', password: 'z' },
        ],
        allowOldClients: false,
        buddy: false,
      },
    });
  });

  it.each([[['--help']], [['--help', '--port', 'nonsense']]])('shows the usage for %j', (args) => {
    expect(parseCommandLine(args)).toEqual({ kind: 'help' });
  });

  it.each([
    [[], '--data DIR is missing.'],
    [['--data', ''], '--data DIR is missing.'],
    [['--data', 'd', '--port', '65536'], '--port needs a number from 0 to 65535, not "65536".'],
    [['--data', 'd', '--port', '-1'], /--port/],
    [['--data', 'd', '--http-port', '80a'], '--http-port needs a number from 0 to 65535, not "80a".'],
    [['--data', 'd', '--port', '99', '--http-port', '99'], '--port and --http-port must differ.'],
    [['--data', 'd', '--host', ''], '--host needs an address.'],
    [['--data', 'd', '--account', 'alice'], '--account needs ADDRESS:PASSWORD, not "alice".'],
    [['--data', 'd', '--account', ':secret'], '--account needs ADDRESS:PASSWORD, not "".'],
    [['--data', 'd', '--account', 'alice:'], '--account needs ADDRESS:PASSWORD, not "alice".'],
    [['--data', 'd', '--unknown'], /--unknown/],
    [['--data', 'd', 'stray'], /stray/],
    [['--data', 'd', '--port'], /--port/],
  ])('refuses %j', (args, message) => {
    expect(parseCommandLine(args)).toEqual({
      kind: 'invalid',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});
