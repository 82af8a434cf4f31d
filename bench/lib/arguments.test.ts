import { describe, expect, test } from 'vitest';
import { readArguments, type Request } from './arguments.ts';

const KNOWN = ['decoder.commands', 'decoder.payloads', 'history.search'];

describe('the command line of the bench', () => {
  test.each<[string, readonly string[], Request]>([
    ['nothing: everything', [], { action: 'measure', names: KNOWN }],
    ['one name', ['--only', 'history.search'], { action: 'measure', names: ['history.search'] }],
    [
      'a beginning',
      ['--only', 'decoder'],
      { action: 'measure', names: ['decoder.commands', 'decoder.payloads'] },
    ],
    ['joined by =', ['--only=history'], { action: 'measure', names: ['history.search'] }],
    [
      'several, each measured once and in their own order',
      ['--only', 'history', '--only', 'decoder.p', '--only', 'decoder.payloads'],
      { action: 'measure', names: ['decoder.payloads', 'history.search'] },
    ],
    ['the list', ['--list'], { action: 'list' }],
    ['help, whatever else is asked', ['--list', '--help', '--only', 'x'], { action: 'help' }],
  ])('%s', (_name, commandLine, expected) => {
    expect(readArguments(commandLine, KNOWN)).toEqual(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['a name nobody has', ['--only', 'decoder', '--only', 'start'], 'no figure "start"'],
    ['an empty name', ['--only', ''], 'no figure ""'],
    ['no name', ['--only'], '--only'],
    ['an option nobody knows', ['--fast'], '--fast'],
    ['a word of its own', ['decoder'], 'decoder'],
  ])('refuses %s', (_name, commandLine, reason) => {
    const request = readArguments(commandLine, KNOWN);
    expect(request.action).toBe('refuse');
    expect(request).toHaveProperty('reason', expect.stringContaining(reason));
  });
});
