import { buildApp } from '#scripts/build/build-app.ts';
import { prepareElectron } from '#scripts/electron/prepare.ts';
import { checkout } from '#scripts/lib/paths.ts';
import { runScript } from '#scripts/lib/report.ts';
import { run } from '#scripts/lib/run.ts';

await runScript(async () => {
  const electron = await prepareElectron('screen');
  await buildApp();
  return electron.withDisplay(async (env) => {
    const programArguments = [...electron.switches, checkout, ...process.argv.slice(2)];
    const { code } = await run(electron.binary.executable, programArguments, { env });
    return code;
  });
});
