import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

describe('running a program', () => {
  test('resolves with its exit code and output', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3";
    const { code, output } = await run(process.execPath, ['-e', script], { output: 'collect' });
    expect(code).toBe(3);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  test.skipIf(process.platform === 'win32')('resolves with 128 and the number of the signal', async () => {
    const { code } = await run(process.execPath, ['-e', "process.kill(process.pid, 'SIGKILL')"], {
      output: 'ignore',
    });
    expect(code).toBe(137);
  });

  test('rejects when there is no such program', async () => {
    await expect(run('/no/such/program', [])).rejects.toThrow('ENOENT');
  });
});
