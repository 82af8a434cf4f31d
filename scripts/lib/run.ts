import { spawn, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit` shows the program's output, `collect` returns it, `ignore` drops it. */
  readonly output?: 'inherit' | 'collect' | 'ignore';
}

export interface RunResult {
  /** The exit code; 128 + the signal's number when a signal ended it, as shells have it. */
  readonly code: number;
  /** Standard output and error together, empty unless collected. */
  readonly output: string;
}

const orphanCheckMs = 250;

/**
 * Calls back once when npm, which runs us, is gone. It answers SIGTERM by ending its shell, and the shell does not tell us:
 * that somebody else has become our parent is all there is to see of it.
 */
function whenOrphaned(callback: () => void): () => void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, orphanCheckMs);
  return () => {
    clearInterval(timer);
  };
}

/**
 * Runs a program to its end. SIGTERM, SIGHUP and SIGINT sent to us are passed on; not a Ctrl-C from a terminal, which the
 * program receives itself, because Chromium takes a second SIGINT for "leave at once".
 * @throws the system's error when the program cannot be started
 */
export async function run(
  program: string,
  programArguments: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const mode = options.output ?? 'inherit';
  const stdio: SpawnOptions['stdio'] =
    mode === 'inherit' ? 'inherit' : ['ignore', mode === 'collect' ? 'pipe' : 'ignore', 'pipe'];
  const child = spawn(program, programArguments, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio,
    windowsHide: true,
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    if (mode === 'collect') output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);

  const pass = (signal: NodeJS.Signals): void => {
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  const stopWatching = whenOrphaned(() => {
    pass('SIGTERM');
  });
  try {
    return await new Promise<RunResult>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), output });
      });
    });
  } finally {
    stopWatching();
    for (const signal of signals) process.off(signal, pass);
  }
}
