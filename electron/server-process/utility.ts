import { serverCommandSchema, type ServerCommand, type ServerReport } from '#shared/ipc/server-process.ts';
import { endpointsOf } from './endpoints.ts';
import { failureOf } from './failures.ts';
import { ServerHost } from './server-host.ts';

/** What Electron gives a utility process to talk to its parent (`process.parentPort`). */
interface ParentPort {
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: ServerReport) => void;
}

const EXIT_FAILED = 1;

/** The server inside the app: started, asked and stopped by messages of the shell. */
function main(parent: ParentPort): void {
  const report = (message: ServerReport) => {
    // Not a window: there is no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parent.postMessage(message);
  };
  const host = new ServerHost(({ level, text }) => {
    report({ type: 'log', level, text });
  });
  parent.on('message', ({ data }) => {
    const command = serverCommandSchema.safeParse(data);
    if (!command.success) {
      report({ type: 'log', level: 'error', text: 'The shell sent a message that is none.' });
      return;
    }
    obey(host, command.data, report).catch((error: unknown) => {
      report({ type: 'log', level: 'error', text: String(error instanceof Error ? error.stack : error) });
    });
  });
}

async function obey(
  host: ServerHost,
  command: ServerCommand,
  report: (message: ServerReport) => void,
): Promise<void> {
  switch (command.type) {
    case 'start':
      await start(host, command, report);
      break;
    case 'create-account':
      await createAccount(host, command, report);
      break;
    case 'stop':
      await host.stop();
      process.exit(0);
  }
}

async function start(
  host: ServerHost,
  command: ServerCommand & { type: 'start' },
  report: (message: ServerReport) => void,
): Promise<void> {
  try {
    const listening = await host.start({
      host: command.host,
      port: command.notificationPort,
      httpPort: command.webPort,
      dataDirectory: command.dataDirectory,
      whenPortTaken: command.whenPortTaken,
      buddy: true,
    });
    const endpoints = endpointsOf(listening.host, listening.port, listening.httpPort);
    report({ type: 'listening', endpoints });
  } catch (error) {
    report({ type: 'failed', failure: failureOf(error) });
    process.exit(EXIT_FAILED);
  }
}

async function createAccount(
  host: ServerHost,
  command: ServerCommand & { type: 'create-account' },
  report: (message: ServerReport) => void,
): Promise<void> {
  const { requestId, address, password, allowOldClients } = command;
  try {
    const created = await host.createAccount({ address, password, allowOldClients });
    report({ type: 'account-created', requestId, outcome: created ? 'created' : 'already' });
  } catch (error) {
    report({ type: 'request-failed', requestId, failure: failureOf(error) });
  }
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort === undefined) {
  process.stderr.write('This is started by the app. Without it, use: npm run server\n');
  process.exitCode = EXIT_FAILED;
} else {
  main(parentPort);
}
