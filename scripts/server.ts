import path from 'node:path';
import { checkout } from '#scripts/lib/paths.ts';
import { runScript } from '#scripts/lib/report.ts';
import { run } from '#scripts/lib/run.ts';

// Between npm and the server only so that a signal sent to npm reaches it: people are told before it leaves.
await runScript(async () => {
  const server = path.join(checkout, 'electron/server-process/headless.ts');
  const { code } = await run(process.execPath, [server, ...process.argv.slice(2)]);
  return code;
});
