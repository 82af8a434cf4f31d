import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PreparedElectron } from '#scripts/electron/prepare.ts';
import { workDirectory } from '#scripts/lib/paths.ts';
import { runTool } from '#scripts/lib/tool.ts';
import { failures, readPlaywrightReport, readVitestReport, type Totals } from './totals.ts';

/** Counts what a test runner reported. One that failed without a failing test (a crash, a broken file) is one failure. */
async function readTotals(reportFile: string, code: number, read: (text: string) => Totals): Promise<Totals> {
  const text = await readFile(reportFile, 'utf8').catch(() => null);
  const totals = text === null ? failures(1) : read(text);
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

/** Runs the unit tests. */
export async function runUnitTests(): Promise<Totals> {
  const reportFile = path.join(workDirectory, 'vitest-report.json');
  await rm(reportFile, { force: true });
  const { code } = await runTool({ packageName: 'vitest', command: 'vitest' }, [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ]);
  return readTotals(reportFile, code, readVitestReport);
}

/**
 * Runs the journeys through the real app.
 * @param playwrightArguments more arguments for `playwright test`: a file, `--grep` …
 */
export async function runJourneys(
  electron: PreparedElectron,
  playwrightArguments: readonly string[],
): Promise<Totals> {
  const reportFile = path.join(workDirectory, 'playwright-report.json');
  await rm(reportFile, { force: true });
  const { code } = await electron.withDisplay((environment) =>
    runTool(
      { packageName: 'playwright', command: 'playwright' },
      ['test', '-c', 'e2e/playwright.config.ts', ...playwrightArguments],
      {
        env: {
          ...environment,
          NUDGE_ELECTRON: electron.binary.executable,
          NUDGE_ELECTRON_SWITCHES: electron.switches.join(' '),
          PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
        },
      },
    ),
  );
  return readTotals(reportFile, code, readPlaywrightReport);
}
