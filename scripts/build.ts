import { buildApp } from '#scripts/build/build-app.ts';
import { runScript } from '#scripts/lib/report.ts';

await runScript(async () => {
  await buildApp();
  return 0;
});
