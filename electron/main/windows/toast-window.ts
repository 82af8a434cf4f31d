import { randomUUID } from 'node:crypto';
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { AppWindow } from './app-window.ts';
import { openPageWindow, untilPainted } from './page-window.ts';
import { ToastStack, type StackedToast } from './toast-stack.ts';
import type { WindowRegistry } from './window-registry.ts';

/** One toast with its shadow (look §9.1). */
const TOAST = { width: 239, height: 150 };
const FROM_EDGE = 4;
/** How much longer toasts stay while somebody points at them. */
const HOLD_MS = 1_000;
/** A window costs memory: it goes when there has been nothing to say for a while. */
const KEEP_MS = 30_000;

export interface ToastWindowOptions {
  readonly registry: WindowRegistry;
  readonly onActivate: (toast: StackedToast) => void;
}

/** The corner where the app says what happens, without ever taking the keyboard from anybody. */
export class ToastWindow {
  readonly #options: ToastWindowOptions;
  readonly #stack = new ToastStack();
  #window: AppWindow | null = null;
  #painted = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: ToastWindowOptions) {
    this.#options = options;
  }

  show(toast: Omit<StackedToast, 'id'>): void {
    this.#stack.add({ ...toast, id: randomUUID() }, now());
    this.#window ??= this.#open();
    this.#update();
  }

  activate(id: string): void {
    const toast = this.#stack.find(id);
    this.dismiss(id);
    if (toast !== undefined) this.#options.onActivate(toast);
  }

  dismiss(id: string): void {
    this.#stack.dismiss(id, now());
    this.#update();
  }

  dismissAccount(accountId: string): void {
    this.#stack.dismissAccount(accountId, now());
    this.#update();
  }

  dismissConversation(accountId: string, conversationId: string): void {
    this.#stack.dismissConversation(accountId, conversationId, now());
    this.#update();
  }

  /** What a page that has just begun is told: toasts are not part of a snapshot. */
  get state(): AppEvent {
    return {
      type: 'toasts-changed',
      toasts: this.#stack.visible.map(({ id, accountId, kind, title, text }) => {
        return { id, accountId, kind, title, text };
      }),
    };
  }

  #open(): AppWindow {
    const browserWindow = openPageWindow('toast', {
      ...TOAST,
      frame: false,
      transparent: true,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      focusable: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      hasShadow: false,
      // A notification, not a window: Linux and macOS then leave the keyboard where it is.
      ...(process.platform === 'linux' ? { type: 'notification' } : {}),
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    });
    browserWindow.setAlwaysOnTop(true, 'pop-up-menu');
    browserWindow.setVisibleOnAllWorkspaces(true, {
      visibleOnFullScreen: false,
      skipTransformProcessType: true,
    });
    browserWindow.once('closed', () => {
      this.#window = null;
      this.#painted = false;
      // What it would do, it would do to a window that is no more.
      this.#stopTimer();
    });
    void untilPainted(browserWindow).then(() => {
      this.#painted = true;
      this.#update();
    });
    return this.#options.registry.add('toast', browserWindow, { accountId: null, conversationId: null });
  }

  /** Brings window and timer in line with the stack. */
  #update(): void {
    this.#stopTimer();
    const window = this.#window;
    if (window === null || window.browserWindow.isDestroyed()) return;
    window.feed.deliver(this.state);
    const count = this.#stack.visible.length;
    const expiry = this.#stack.nextExpiry;
    if (count === 0 || expiry === null) {
      window.browserWindow.hide();
      this.#timer = setTimeout(() => window.browserWindow.destroy(), KEEP_MS);
      return;
    }
    if (this.#painted) showAbove(window.browserWindow, count);
    this.#timer = setTimeout(() => this.#expire(window.browserWindow), Math.max(0, expiry - now()));
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #expire(browserWindow: BrowserWindow): void {
    if (isPointedAt(browserWindow)) this.#stack.hold(now() + HOLD_MS);
    else this.#stack.expire(now());
    this.#update();
  }
}

/** Only as tall as its toasts: what is under the rest of it stays within reach. */
function showAbove(browserWindow: BrowserWindow, count: number): void {
  const { workArea } = screen.getPrimaryDisplay();
  const height = Math.min(count * TOAST.height, workArea.height);
  browserWindow.setBounds({
    x: workArea.x + workArea.width - TOAST.width - FROM_EDGE,
    y: workArea.y + workArea.height - height - FROM_EDGE,
    width: TOAST.width,
    height,
  });
  if (!browserWindow.isVisible()) browserWindow.showInactive();
}

function isPointedAt(browserWindow: BrowserWindow): boolean {
  const { x, y } = screen.getCursorScreenPoint();
  const area: Rectangle = browserWindow.getBounds();
  return (
    browserWindow.isVisible() &&
    x >= area.x &&
    x < area.x + area.width &&
    y >= area.y &&
    y < area.y + area.height
  );
}

/** A clock that only goes forward. */
function now(): number {
  return performance.now();
}
