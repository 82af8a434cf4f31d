import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './command-line.ts';

const here = path.resolve('/home/somebody');

describe('parseCommandLine', () => {
  it('asks for nothing when there is nothing', () => {
    expect(parseCommandLine([], here)).toEqual({ profile: null, hidden: false, unknown: [], mistake: null });
  });

  it('takes a profile relative to where it was started', () => {
    expect(parseCommandLine(['--profile=two'], here).profile).toBe(path.join(here, 'two'));
    expect(parseCommandLine([`--profile=${path.resolve('/a/b')}`], here).profile).toBe(path.resolve('/a/b'));
  });

  it('keeps an equals sign of a folder', () => {
    expect(parseCommandLine(['--profile=a=b'], here).profile).toBe(path.join(here, 'a=b'));
  });

  it.each(['--profile', '--profile=', '--profile=a\0b'])('says what is wrong with %j', (word) => {
    const { profile, mistake } = parseCommandLine([word], here);
    expect(profile).toBeNull();
    expect(mistake).toMatch(/--profile=DIR/);
  });

  it('does not take the next word for a value', () => {
    expect(parseCommandLine(['--profile', 'x'], here).mistake).not.toBeNull();
  });

  it('names what it does not know, without its value, and goes on', () => {
    const parsed = parseCommandLine(
      ['--inspect=0', '/some/app', '--token=secret', '--hidden', '-x', '--hidden=no'],
      here,
    );
    expect(parsed.hidden).toBe(true);
    expect(parsed.unknown).toEqual(['--inspect', '--token', '--hidden']);
    expect(parsed.mistake).toBeNull();
  });

  it('stops at --', () => {
    expect(parseCommandLine(['--', '--hidden'], here).hidden).toBe(false);
  });
});
