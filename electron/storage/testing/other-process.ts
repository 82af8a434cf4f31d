import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a second process can do to our files; see `other-process-main.ts`. */
export type OtherProcessTask = 'hold-database' | 'hold-write-lock' | 'append-messages';

export interface OtherProcess {
  /** Lets it end in good order. */
  readonly stop: () => Promise<void>;
  /** Ends it on the spot, as a crash would. */
  readonly kill: () => Promise<void>;
}

const MAIN = fileURLToPath(new URL('other-process-main.ts', import.meta.url));

/** Starts a second process on a file; resolves when it has done its task and holds what it holds. */
export async function startOtherProcess(task: OtherProcessTask, path: string): Promise<OtherProcess> {
  const child = spawn(process.execPath, [MAIN, task, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await firstLine(child);
  return {
    stop: async () => {
      child.stdin.end();
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('The other process has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') return;
  }
  throw new Error('The other process ended before it was ready.');
}
