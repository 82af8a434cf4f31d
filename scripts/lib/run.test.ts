import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
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

describe.skipIf(process.platform === 'win32')('a script that npm runs', () => {
  /** Runs a script under a shell, as npm does, that runs a program which tells its number and then waits for ever. */
  async function startUnderShell(): Promise<{ shell: ChildProcess; programEnded: Promise<string> }> {
    const program =
      "console.log(process.pid); process.on('SIGTERM', () => process.exit()); setInterval(() => {}, 1000)";
    const script = `
      import { run } from '${path.join(import.meta.dirname, 'run.ts')}';
      const { code } = await run(process.execPath, ['-e', ${JSON.stringify(program)}]);
      console.log('ended with', code);
    `;
    const shell = spawn(
      'sh',
      ['-c', '"$0" --input-type=module-typescript -e "$1"; true', process.execPath, script],
      {
        env: { ...process.env, npm_lifecycle_event: 'start' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let output = '';
    shell.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    await once(shell.stdout, 'data');
    const programEnded = once(shell.stdout, 'end').then(() => output);
    return { shell, programEnded };
  }

  test('ends the program when npm ended the shell between them', async () => {
    const { shell, programEnded } = await startUnderShell();
    shell.kill('SIGTERM');
    expect(await programEnded).toContain('ended with 0');
  });
});
