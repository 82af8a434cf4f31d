import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError, openLog } from './log.ts';
import { RotatingFile } from './rotating-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

describe('openLog', () => {
  it('writes redacted lines with their level, and none below the least', async () => {
    const log = openLog(path.join(folder, 'logs', 'nudge.log'), 'info');
    log.debug('not this');
    log.info('alice@example.com signs in, password=hunter2');
    log.error('it broke', new Error('outer', { cause: new Error('inner') }));
    await log.flush();
    const lines = read('logs/nudge.log').trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\S+Z info {2}a…@example\.com signs in, password=\[redacted\]$/);
    expect(lines[1]).toMatch(/^\S+Z error it broke: Error: outer.*caused by Error: inner/);
  });

  it('has said its last words when it returns', () => {
    const log = openLog(path.join(folder, 'nudge.log'), 'info');
    log.error('the end');
    log.flushNow();
    expect(read('nudge.log')).toContain('the end');
  });
});

describe('RotatingFile', () => {
  it('begins a new file before the old one grows too long, and keeps a few', async () => {
    const file = new RotatingFile(path.join(folder, 'a.log'), { maxBytes: 100, files: 3 });
    for (let index = 0; index < 12; index++) {
      file.write(`${index} ${'x'.repeat(40)}`);
      await file.flush();
    }
    expect(readdirSync(folder).sort()).toEqual(['a.1.log', 'a.2.log', 'a.log']);
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size).toBeLessThan(101);
    expect(read('a.log')).toContain('11 x');
    expect(read('a.2.log')).not.toContain('\n0 x');
  });

  it('goes on where the last run stopped', async () => {
    writeFileSync(path.join(folder, 'a.log'), 'before\n');
    const file = new RotatingFile(path.join(folder, 'a.log'), { maxBytes: 100, files: 2 });
    file.write('after');
    await file.flush();
    expect(read('a.log')).toBe('before\nafter\n');
  });

  it('loses lines, and says how many, when it cannot write', async () => {
    const blocked = path.join(folder, 'logs');
    writeFileSync(blocked, 'a file where the folder should be');
    const file = new RotatingFile(path.join(blocked, 'a.log'), { maxBytes: 100, files: 2 });
    file.write('one');
    file.write('two');
    await file.flush();
    rmSync(blocked);
    file.write('three');
    await file.flush();
    expect(read('logs/a.log')).toBe('(2 lines could not be written)\nthree\n');
  });

  it('does not keep more than it can write', async () => {
    const file = new RotatingFile(path.join(folder, 'a.log'), { maxBytes: 1_000_000, files: 2 });
    for (let index = 0; index < 5_000; index++) file.write('line');
    await file.flush();
    expect(read('a.log')).toMatch(/^\(3000 lines could not be written\)\nline\n/);
    expect(read('a.log').split('\n')).toHaveLength(1 + 2_000 + 1);
  });
});

describe('describeError', () => {
  it('follows causes, but not for ever', () => {
    const error = new Error('around');
    error.cause = error;
    expect(describeError(error).match(/caused by/g)).toHaveLength(3);
    expect(describeError('a string')).toBe('a string');
    expect(describeError(null)).toBe('null');
  });
});
