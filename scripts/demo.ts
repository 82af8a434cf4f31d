import path from 'node:path';
import { buildApp } from '#scripts/build/build-app.ts';
import { playDemo } from '#scripts/demo/play.ts';
import { prepareElectron } from '#scripts/electron/prepare.ts';
import { withScratchDirectory } from '#scripts/lib/files.ts';
import { workDirectory } from '#scripts/lib/paths.ts';
import { runScript, say, seconds } from '#scripts/lib/report.ts';

await runScript(async () => {
  const electron = await prepareElectron('virtual');
  await buildApp();
  const startedAt = performance.now();
  await electron.withDisplay((environment) => {
    // As the journeys find it.
    Object.assign(process.env, environment, {
      NUDGE_ELECTRON: electron.binary.executable,
      NUDGE_ELECTRON_SWITCHES: electron.switches.join(' '),
    });
    return withScratchDirectory(path.join(workDirectory, 'demo'), playDemo);
  });
  say(`the demo took ${seconds(performance.now() - startedAt)}.`);
  return 0;
});
