import { app, type BrowserWindow, type WebContents } from 'electron';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { Log } from '#messenger/ports.ts';
import { sendEvent } from '../ipc/channel.ts';
import { EventFeed } from '../ipc/event-feed.ts';
import type { PageName } from '../security/address.ts';
import type { AppWindow, WindowBinding } from './app-window.ts';
import { reviveAfterCrash } from './crashed-page.ts';
import { offerEditing } from './editing-menu.ts';

export interface RegistryOptions {
  readonly log: Log;
  /** Any event that holds nothing but what is so now: it carries a gap (see `EventFeed`). */
  readonly currentState: () => AppEvent | null;
  /** A window is gone and no longer among `all`. */
  readonly onClosed: (window: AppWindow) => void;
  readonly onFocused: (window: AppWindow) => void;
}

/** Every window there is. A page is heard only while its window is in here. */
export class WindowRegistry {
  readonly #options: RegistryOptions;
  /** By the id of the page's contents, oldest window first. */
  readonly #windows = new Map<number, AppWindow>();

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  add(kind: PageName, browserWindow: BrowserWindow, binding: WindowBinding): AppWindow {
    const { webContents } = browserWindow;
    const feed = new EventFeed((event) => sendEvent(webContents, event));
    const window: AppWindow = { kind, browserWindow, feed, binding };
    const { id } = webContents;
    this.#windows.set(id, window);
    this.#keepFeed(window);
    reviveAfterCrash(browserWindow, this.#options.log);
    offerEditing(webContents);
    browserWindow.on('focus', () => {
      browserWindow.flashFrame(false);
      this.#options.onFocused(window);
    });
    // Windows is logging off: what is not written by now is lost.
    browserWindow.once('session-end', () => app.quit());
    browserWindow.once('closed', () => {
      this.#windows.delete(id);
      this.#options.onClosed(window);
    });
    return window;
  }

  of(sender: WebContents): AppWindow | undefined {
    return this.#windows.get(sender.id);
  }

  get all(): readonly AppWindow[] {
    return [...this.#windows.values()];
  }

  ofKind(kind: PageName): readonly AppWindow[] {
    return this.all.filter((window) => window.kind === kind);
  }

  /** Binds a window to something else; its page takes a new snapshot. */
  bind(window: AppWindow, binding: WindowBinding): void {
    const { accountId, conversationId } = window.binding;
    if (binding.accountId === accountId && binding.conversationId === conversationId) return;
    window.binding = binding;
    const event = this.#options.currentState();
    if (event !== null) window.feed.invalidate(event);
  }

  #keepFeed({ browserWindow, feed }: AppWindow): void {
    browserWindow.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) feed.reset();
    });
    browserWindow.webContents.on('render-process-gone', () => feed.reset());
    browserWindow.on('unresponsive', () => feed.hold());
    browserWindow.on('responsive', () => {
      const event = this.#options.currentState();
      if (event !== null) feed.release(event);
    });
  }
}
