import { availableParallelism } from 'node:os';
import { defineConfig, type ReporterDescription } from 'playwright/test';

const reporters: ReporterDescription[] = [['list']];
// scripts/gate/run-tests.ts counts with it; without a file it would print to the terminal.
if (process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] !== undefined) reporters.push(['json']);

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // An app is several processes: half the processors each leave it room to be as quick as on a person's machine.
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A journey that passes only on a second try has found something.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: reporters,
});
