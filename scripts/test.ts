import { buildApp } from '#scripts/build/build-app.ts';
import { prepareElectron } from '#scripts/electron/prepare.ts';
import { runChecks } from '#scripts/gate/checks.ts';
import { runJourneys, runUnitTests } from '#scripts/gate/run-tests.ts';
import { addTotals, failures, formatTotals, type Totals } from '#scripts/gate/totals.ts';
import { runScript, seconds } from '#scripts/lib/report.ts';
import { requireNone, runStep } from '#scripts/lib/steps.ts';

/** A step made of tests: it fails when one of them does. */
async function runTests(name: string, advice: string, body: () => Promise<Totals>): Promise<Totals> {
  let totals = failures(1);
  await runStep(name, async () => {
    totals = await body();
    requireNone(totals.failed, `${totals.failed} of the ${name} failed.`, advice);
  });
  return totals;
}

/**
 * Everything, what is quick to fail first. A failed check does not hide what the tests have to say; only without an
 * Electron there is nothing to go on with.
 */
async function runGate(): Promise<Totals> {
  const electron = await runStep('electron', () => prepareElectron('virtual'));
  if (electron === null) return failures(1);

  const checks = failures(await runChecks());
  const unitTests = await runTests(
    'unit tests',
    'Run one file again with "npx vitest run <file>".',
    runUnitTests,
  );
  const built = await runStep('build', buildApp);
  const journeys =
    built === null
      ? failures(1)
      : await runTests(
          'journeys',
          'Run one again with "npm run test:e2e -- <file>"; traces and pictures are in test-results/.',
          () => runJourneys(electron.value, []),
        );
  return addTotals([checks, unitTests, journeys]);
}

await runScript(async () => {
  const startedAt = performance.now();
  const totals = await runGate();
  console.log(`\nThe whole gate took ${seconds(performance.now() - startedAt)}.`);
  console.log(formatTotals(totals));
  return totals.failed === 0 ? 0 : 1;
});
