import { isIP } from 'node:net';
import { ServerError } from '#server/index.ts';
import { parseCommandLine, USAGE, type CommandLine } from './command-line.ts';
import { ServerHost } from './server-host.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

/** The server without a window: everything by command line, one line of JSON when it is ready. */
async function main(): Promise<void> {
  // Whoever read what we print may be gone; people are connected all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const parsed = parseCommandLine(process.argv.slice(2));
  if (parsed.kind === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  if (parsed.kind === 'invalid') {
    process.stderr.write(`${parsed.message}\n\n${USAGE}`);
    process.exitCode = EXIT_USAGE;
    return;
  }
  await serve(parsed.commandLine);
}

async function serve(commandLine: CommandLine): Promise<void> {
  const host = new ServerHost(({ level, text }) => process.stderr.write(`${level}: ${text}\n`));
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= host.stop();
    stopping.then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (!isLoopback(commandLine.host)) {
    process.stderr.write(
      `warn: listening on ${commandLine.host}: other computers can connect, and nothing is encrypted.\n`,
    );
  }
  const listening = await host.start({ ...commandLine, whenPortTaken: 'fail' });
  for (const { address, password } of commandLine.accounts) {
    const account = { address, password, allowOldClients: commandLine.allowOldClients };
    if (!(await host.createAccount(account)) && !(await host.hasPassword(address, password))) {
      process.stderr.write(`warn: ${address} is there already and keeps its other password.\n`);
    }
  }
  process.stdout.write(
    `${JSON.stringify({
      event: 'listening',
      host: listening.host,
      port: listening.port,
      httpPort: listening.httpPort,
      buddy: listening.buddy,
    })}\n`,
  );
}

/** `localhost` and the loopback addresses; every other name or address may be reached from outside. */
function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function fail(error: unknown): void {
  const expected = error instanceof ServerError;
  process.stderr.write(
    `error: ${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  const usage = expected && (error.code === 'invalid-address' || error.code === 'invalid-password');
  process.exit(usage ? EXIT_USAGE : EXIT_FAILED);
}

main().catch(fail);
