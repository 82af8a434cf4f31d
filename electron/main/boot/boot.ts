import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { ProfilePaths } from '#storage/profile.ts';
import type { Application } from '../application.ts';
import { openChannel } from '../ipc/channel.ts';
import { openLog, type AppLog } from '../log/log.ts';
import { builtPages } from '../paths.ts';
import { denyByDefault } from '../security/policy.ts';
import { registerScheme, serveScheme } from '../security/scheme.ts';
import { MESSENGER_MINIMUM, MESSENGER_SIZE } from '../windows/messenger-size.ts';
import { openPageWindow, untilPainted } from '../windows/page-window.ts';
import { setApplicationMenu } from './application-menu.ts';
import { parseCommandLine, type CommandLine } from './command-line.ts';
import { guardAgainstCrashes } from './crash-guard.ts';
import { claimProfile, readKnock } from './profile.ts';
import { quitInOrder } from './quit.ts';

// Everything this file imports is loaded before the first window can be made: it stays small. The application and the
// messenger come later, while the window's own process starts and loads its page.

/**
 * Starts the app. The order of the phases matters:
 * 1. command line: everything else depends on it;
 * 2. profile: the log, the lock and all that Electron stores belong to it, so it comes before the app is ready;
 * 3. scheme, menu: can only be set before the app is ready;
 * 4. policy: before there is a page it could be late for;
 * 5. window: as early as it can be;
 * 6. application: while the page loads. Pages that ask before it is there wait for it.
 */
export function boot(): void {
  const commandLine = readCommandLine();
  if (commandLine === null) return;
  const paths = takeProfile(commandLine);
  if (paths === null) return;
  const log = openLog(path.join(paths.logs, 'nudge.log'), app.isPackaged ? 'info' : 'debug');
  guardAgainstCrashes(log);
  log.info(`Nudge ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform}`);
  for (const name of commandLine.unknown) log.warn(`unknown switch ${name}`);

  registerScheme();
  setApplicationMenu();
  // Windows groups windows and shows notifications by this name; the installer's shortcut carries it too.
  if (process.platform === 'win32') app.setAppUserModelId('app.nudge.messenger');
  // Chromium has no sandbox as root, and says so by ending: there the person starts us with this switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // All windows share one renderer process (docs/adr/0004-one-renderer-process.md).
  app.commandLine.appendSwitch('process-per-site');

  app
    .whenReady()
    .then(() => openApp(commandLine, paths, log))
    .catch((error: unknown) => {
      log.error('the app could not start', error);
      log.flushNow();
      dialog.showErrorBox('Nudge could not start', `${String(error)}\n\nMore is written down in ${log.file}`);
      app.exit(1);
    });
}

function readCommandLine(): CommandLine | null {
  const commandLine = parseCommandLine(process.argv.slice(1), process.cwd());
  if (commandLine.mistake === null) return commandLine;
  process.stderr.write(`${commandLine.mistake}\n`);
  app.exit(2);
  return null;
}

function takeProfile({ profile, hidden }: CommandLine): ProfilePaths | null {
  const outcome = claimProfile(profile, { hidden });
  if (outcome.kind === 'ours') return outcome.paths;
  if (outcome.kind === 'taken') {
    process.stderr.write('Nudge is already running with this profile: its window comes to the front.\n');
    app.exit(0);
  } else {
    // On Linux, before the app is ready, this goes to stderr.
    dialog.showErrorBox('Nudge cannot use its profile folder', outcome.reason);
    app.exit(1);
  }
  return null;
}

async function openApp(commandLine: CommandLine, paths: ProfilePaths, log: AppLog): Promise<void> {
  serveScheme(denyByDefault(log), builtPages);
  const first = openPageWindow('messenger', {
    ...MESSENGER_SIZE,
    minWidth: MESSENGER_MINIMUM.width,
    minHeight: MESSENGER_MINIMUM.height,
  });
  const painted = untilPainted(first);
  log.debug(`first window after ${sinceStart()} ms`);
  void painted.then(() => log.debug(`painted after ${sinceStart()} ms`));

  const application = startApplication(first, painted, commandLine, paths, log);
  openChannel(async (sender, name, input) => (await application).answer(sender, name, input));
  app.on('second-instance', (_event, _argv, _directory, knock) => {
    if (!readKnock(knock).hidden) void application.then((running) => running.show());
  });
  app.on('activate', () => void application.then((running) => running.show()));
  await application;
}

async function startApplication(
  first: BrowserWindow,
  painted: Promise<void>,
  { hidden }: CommandLine,
  paths: ProfilePaths,
  log: AppLog,
): Promise<Application> {
  const { Application } = await import('../application.ts');
  const application = new Application({
    paths,
    log,
    first,
    painted,
    hidden,
    openMessenger: async (options) => {
      const { Messenger } = await import('#messenger/index.ts');
      return Messenger.open(options);
    },
  });
  quitInOrder(() => application.closingSteps, log);
  return application;
}

function sinceStart(): number {
  return Math.round(Date.now() - (process.getCreationTime() ?? Date.now()));
}
