import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepFailure } from '#scripts/lib/report.ts';

const KIBIBYTE = 1024;
const MEGABYTE = 1e6;
const SAMPLE_EVERY_MS = 500;
/** Memory counts as settled when so many samples in a row … */
const SAMPLES = 5;
/** … differ by no more than this part of it. */
const TOLERANCE = 0.005;
/** After this it is taken as it is: some programs breathe. */
const PATIENCE_MS = 20_000;

/** Parents of all processes there are. */
async function parents(): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // A process may end while we look.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The second column is a name in parentheses, which may hold anything.
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) found.set(Number(name), Number(parent));
  }
  return found;
}

/** A process and all that came from it. */
async function family(root: number): Promise<number[]> {
  const parentOf = await parents();
  const isOfFamily = (id: number): boolean => {
    for (let at: number | undefined = id; at !== undefined && at > 1; at = parentOf.get(at)) {
      if (at === root) return true;
    }
    return false;
  };
  return [...parentOf.keys()].filter(isOfFamily);
}

/**
 * The proportional set size of a process and all that came from it, in MB (1,000,000 bytes): what is shared is counted
 * once, in equal parts.
 */
async function memoryOf(root: number): Promise<number> {
  let kibibytes = 0;
  for (const id of await family(root)) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    kibibytes += Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  }
  return (kibibytes * KIBIBYTE) / MEGABYTE;
}

/**
 * Waits until a program has done what it had to and given back what it does not need, then measures it.
 * @param root its first process
 */
export async function settledMemoryOf(root: number | undefined): Promise<number> {
  if (process.platform !== 'linux' || root === undefined) {
    throw new StepFailure(
      'Memory is measured as proportional set size, which only Linux tells.',
      'Measure it on Linux.',
    );
  }
  const samples: number[] = [];
  const startedAt = Date.now();
  for (;;) {
    samples.push(await memoryOf(root));
    const last = samples.slice(-SAMPLES);
    const largest = Math.max(...last);
    const isSettled = last.length === SAMPLES && largest - Math.min(...last) <= largest * TOLERANCE;
    if (isSettled || Date.now() - startedAt > PATIENCE_MS) return samples.at(-1) ?? 0;
    await sleep(SAMPLE_EVERY_MS);
  }
}
