import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { StepFailure } from '#scripts/lib/report.ts';

export interface VirtualDisplay {
  /** For DISPLAY. */
  readonly name: string;
  close(): Promise<void>;
}

/**
 * Starts an X server without a screen on the first free display.
 * @param program the path of Xvfb
 * @throws {StepFailure} with what it said, when it does not come up
 */
export async function startXvfb(program: string): Promise<VirtualDisplay> {
  const server = spawn(
    program,
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let complaints = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-2000);
  });
  const exited = once(server, 'exit');
  const kill = (): void => {
    server.kill();
  };
  process.once('exit', kill);

  // Xvfb writes the number of the display it took once it accepts clients.
  const number = server.stdio[3] as Readable;
  const [chunk] = (await Promise.race([once(number, 'data'), exited.then(() => [null])])) as [Buffer | null];
  if (chunk === null) {
    throw new StepFailure(
      `Xvfb, the X server without a screen, did not start: ${complaints.trim()}`,
      `Run "${program} :99" to see why.`,
    );
  }
  return {
    name: `:${chunk.toString().trim()}`,
    async close() {
      process.off('exit', kill);
      kill();
      await exited;
    },
  };
}
