import { buildApp } from '#scripts/build/build-app.ts';
import { prepareElectron } from '#scripts/electron/prepare.ts';
import { runJourneys } from '#scripts/gate/run-tests.ts';
import { formatTotals } from '#scripts/gate/totals.ts';
import { runScript } from '#scripts/lib/report.ts';

await runScript(async () => {
  const electron = await prepareElectron('virtual');
  await buildApp();
  const totals = await runJourneys(electron, process.argv.slice(2));
  console.log(formatTotals(totals));
  return totals.failed === 0 ? 0 : 1;
});
