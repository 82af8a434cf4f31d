import { runChecks } from '#scripts/gate/checks.ts';
import { runScript } from '#scripts/lib/report.ts';

await runScript(async () => ((await runChecks()) === 0 ? 0 : 1));
