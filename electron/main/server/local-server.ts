import { utilityProcess } from 'electron';
import type { LocalServer, Log } from '#messenger/ports.ts';
import { builtServerProcess } from '../paths.ts';
import { ServerHost, type ServerChild, type ServerChildEvents } from './server-host.ts';

const LIMITS = {
  startMs: 15_000,
  requestMs: 10_000,
  stopMs: 4_000,
  maxDeaths: 3,
  deathWindowMs: 60_000,
  retryMs: 1_000,
};

/** Our own server on this computer, in a process of its own: it starts when somebody wants it, and ends with the app. */
export function createLocalServer(
  dataDirectory: string,
  log: Log,
): LocalServer & { readonly stop: () => Promise<void> } {
  const host = new ServerHost({
    fork: (events) => forkServer(events, log),
    dataDirectory,
    log,
    limits: LIMITS,
    clock: {
      now: () => performance.now(),
      after: (delayMs, task) => {
        const timer = setTimeout(task, delayMs);
        return () => clearTimeout(timer);
      },
    },
  });
  return {
    start: () => host.start(),
    createAccount: (account) => host.createAccount(account),
    stop: () => host.stop(),
  };
}

function forkServer(events: ServerChildEvents, log: Log): ServerChild {
  const child = utilityProcess.fork(builtServerProcess, [], {
    serviceName: 'Nudge server',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.on('message', events.message);
  child.once('exit', events.exited);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => log.warn(`server printed: ${chunk.toString().trimEnd()}`));
  }
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    send: (command) => child.postMessage(command),
    kill: () => void child.kill(),
  };
}
