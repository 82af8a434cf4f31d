import { app, type BrowserWindow, type WebContents } from 'electron';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { OperationResult } from '#shared/ipc/operations.ts';
import type { MessengerFace, MessengerOptions } from '#messenger/ports.ts';
import type { ProfilePaths } from '#storage/profile.ts';
import { FailureError } from './failure-error.ts';
import { snapshotFor } from './ipc/audience.ts';
import { EventHub, settingsForPages } from './ipc/event-hub.ts';
import { createHandlers, type ShellHandlers } from './ipc/handlers.ts';
import { OperationRouter } from './ipc/operation-router.ts';
import type { AppLog } from './log/log.ts';
import { Overview } from './overview.ts';
import { idleSeconds, watchPower } from './power.ts';
import { keychain } from './secrets.ts';
import { createLocalServer } from './server/local-server.ts';
import type { ClosingStep } from './boot/quit.ts';
import { Background } from './tray/background.ts';
import { hintAtTray } from './tray/tray-hint.ts';
import type { TrayCommands } from './tray/tray-menu.ts';
import type { AppWindow } from './windows/app-window.ts';
import { bringForward } from './windows/bring-forward.ts';
import { closeAction, type CloseAction } from './windows/close-policy.ts';
import { Desktop } from './windows/desktop.ts';
import { openLink } from './windows/open-link.ts';

/** macOS: an app without windows lives on, and its dock icon brings them back. */
const HAS_DOCK = process.platform === 'darwin';

/** How long after the first window the tray icon comes. */
const TRAY_AFTER_MS = 500;

export interface ApplicationOptions {
  readonly paths: ProfilePaths;
  readonly log: AppLog;
  /** The window that was opened first, hidden still. */
  readonly first: BrowserWindow;
  /** When its page has something to show. */
  readonly painted: Promise<void>;
  /** Start in the tray. */
  readonly hidden: boolean;
  /** Opens the messenger; called again when it failed and a page asks once more. */
  readonly openMessenger: (options: MessengerOptions) => Promise<MessengerFace>;
}

/** The running app: joins windows, tray, local server and messenger. */
export class Application {
  readonly #options: ApplicationOptions;
  readonly #desktop: Desktop;
  readonly #hub: EventHub;
  readonly #router: OperationRouter<AppWindow>;
  readonly #background: Background;
  readonly #localServer: ReturnType<typeof createLocalServer>;
  readonly #first: AppWindow;
  #opening: Promise<MessengerFace> | null = null;
  #messenger: MessengerFace | null = null;
  #overview: Overview | null = null;
  #quitting = false;

  constructor(options: ApplicationOptions) {
    this.#options = options;
    const { log, paths } = options;
    this.#localServer = createLocalServer(paths.server, log);
    this.#desktop = new Desktop({
      log,
      places: {
        read: () => this.#messenger?.snapshot().settings.windows ?? {},
        change: (change) => this.#messenger?.rememberWindows(change),
      },
      currentState: () => this.#currentState(),
      onMessengerClose: (window) => this.#closing(window),
      onClosed: () => this.#quitWhenUnreachable(),
    });
    this.#hub = new EventHub(() => this.#desktop.registry.all, log);
    const handlers = createHandlers(
      () => this.#ready(),
      this.#shellHandlers(),
      (window, accountId) => this.#desktop.messengers.bind(window, accountId),
    );
    this.#router = new OperationRouter(handlers, log);
    this.#background = new Background(this.#trayCommands(), () => this.#overview);
    this.#first = this.#desktop.messengers.adopt(options.first);
    void this.#present();
    watchPower(() => this.#messenger?.wake(), log);
  }

  /** Runs an operation for the window a page is in. Never rejects. */
  async answer(sender: WebContents, name: unknown, input: unknown): Promise<OperationResult> {
    const window = this.#desktop.registry.of(sender);
    if (window !== undefined) return this.#router.run(window, name, input);
    const failure = { code: 'invalid-argument', detail: 'no window of this app', retryable: false } as const;
    return { ok: false, failure };
  }

  /** Brings the app to the front: it was started once more, or its icon was clicked. */
  show(): void {
    if (!this.#quitting) this.#desktop.messengers.openAny();
  }

  /** What has to be done before the program ends, one after the other. */
  get closingSteps(): readonly ClosingStep[] {
    return [
      { name: 'windows', run: () => this.#putAway() },
      { name: 'messenger', run: async () => this.#messenger?.close() },
      { name: 'local server', run: () => this.#localServer.stop() },
    ];
  }

  /** The messenger, opened when it is not. Rejects when it cannot be; the next call tries again. */
  async #ready(): Promise<MessengerFace> {
    this.#opening ??= this.#open();
    try {
      return await this.#opening;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
  }

  async #open(): Promise<MessengerFace> {
    const { log, paths, openMessenger } = this.#options;
    const messenger = await openMessenger({
      profileDirectory: paths.root,
      shell: { ...this.#desktop.shell, localServer: this.#localServer, idleSeconds },
      secretPort: keychain,
      log,
    });
    this.#messenger = messenger;
    this.#overview = new Overview(messenger.snapshot());
    messenger.subscribe((event) => this.#hear(event));
    this.#desktop.messengers.place(this.#first);
    messenger.signInAutomatically();
    this.#showActiveAccounts(messenger);
    this.#background.update();
    return messenger;
  }

  /** Each account that is on its way in has a window; the first one takes the window that is there. */
  #showActiveAccounts(messenger: MessengerFace): void {
    const active = messenger.snapshot().accounts.filter(({ phase }) => phase !== 'signed-out');
    for (const [index, { id }] of active.entries()) {
      if (index === 0) this.#desktop.messengers.bind(this.#first, id);
      else if (!this.#options.hidden) this.#desktop.messengers.open(id);
    }
  }

  /** Shows the first window once it is painted and in its place. With `hidden` the tray does instead, if there is one. */
  async #present(): Promise<void> {
    const { hidden, painted, log } = this.#options;
    const { browserWindow } = this.#first;
    const placed = this.#ready().catch((error: unknown) =>
      log.error('the messenger cannot be opened', error),
    );
    await painted;
    await placed;
    const stayHidden = hidden && (await this.#background.start());
    if (!stayHidden && !browserWindow.isDestroyed()) bringForward(browserWindow);
    // The window comes first: asking the desktop for its tray keeps this thread busy for a while.
    if (!hidden) setTimeout(() => void this.#background.start(), TRAY_AFTER_MS);
  }

  #hear(event: AppEvent): void {
    if (this.#quitting) return;
    this.#hub.publish(event);
    this.#desktop.react(event);
    if (this.#overview?.apply(event) === true) this.#background.update();
  }

  #currentState(): AppEvent | null {
    if (this.#messenger === null) return null;
    return { type: 'settings-changed', settings: settingsForPages(this.#messenger.snapshot().settings) };
  }

  #shellHandlers(): ShellHandlers {
    const { messengers, toasts } = this.#desktop;
    return {
      'app.snapshot': async (_input, { kind, binding, feed }) => {
        const messenger = await this.#ready();
        const part = snapshotFor(messenger.snapshot(), kind, binding);
        const seq = feed.begin();
        // Toasts are not part of a snapshot: a page that has just begun is told of them.
        if (kind === 'toast') feed.deliver(toasts.state);
        const settings = settingsForPages(part.settings);
        return { ...part, settings, seq, window: binding, version: app.getVersion() };
      },
      'window.addAccount': () => messengers.open(null),
      'window.openAccount': ({ accountId }) => {
        if (this.#overview?.accounts.some(({ account }) => account.id === accountId) !== true) {
          throw new FailureError({ code: 'invalid-argument', detail: 'no such account', retryable: false });
        }
        messengers.open(accountId);
      },
      'window.close': (_input, { browserWindow }) => browserWindow.close(),
      'window.openLink': async ({ url }, { browserWindow }) => ({
        opened: await openLink(browserWindow, url, this.#options.log),
      }),
      'toast.activate': ({ toastId }) => toasts.activate(toastId),
      'toast.dismiss': ({ toastId }) => toasts.dismiss(toastId),
    };
  }

  #trayCommands(): TrayCommands {
    return {
      openAccount: (accountId) => this.#desktop.messengers.open(accountId),
      setStatus: (accountId, status) =>
        this.#attempt('a status', ({ operations }) => operations['self.setStatus']({ accountId, status })),
      signOut: (accountId) => this.#signOut(accountId),
      openApp: () => this.show(),
      quit: () => app.quit(),
    };
  }

  #closing({ binding: { accountId } }: AppWindow): CloseAction {
    const action = closeAction({
      quitting: this.#quitting,
      closeToTray: this.#messenger?.snapshot().settings.general.closeToTray ?? false,
      trayAvailable: this.#background.hasTray,
      hasDock: HAS_DOCK,
      bound: accountId !== null,
      otherMessengerWindows: this.#desktop.messengers.all.length - 1,
    });
    if (action === 'quit') app.quit();
    if (action === 'hide' && !HAS_DOCK) void hintAtTray(this.#options.paths.root);
    if (action === 'sign-out' && accountId !== null) this.#signOut(accountId);
    return action;
  }

  #signOut(accountId: string): void {
    this.#attempt('signing out', ({ operations }) => operations['account.signOut']({ accountId }));
  }

  /** Does something nobody waits for. */
  #attempt(what: string, task: (messenger: MessengerFace) => Promise<void>): void {
    this.#ready()
      .then(task)
      .catch((error: unknown) => this.#options.log.warn(`${what} did not work: ${String(error)}`));
  }

  /** The last window that led into the app is gone, and nothing else does. */
  #quitWhenUnreachable(): void {
    if (this.#quitting || HAS_DOCK || this.#background.hasTray) return;
    if (this.#desktop.messengers.all.length === 0) app.quit();
  }

  async #putAway(): Promise<void> {
    this.#quitting = true;
    this.#background.remove();
    this.#desktop.places.saveNow();
    for (const { browserWindow } of this.#desktop.registry.all) browserWindow.hide();
  }
}
