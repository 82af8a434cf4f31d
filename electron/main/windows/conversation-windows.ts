import type { BrowserWindow } from 'electron';
import type { AppWindow } from './app-window.ts';
import { bringForward } from './bring-forward.ts';
import { openPageWindow, untilPainted } from './page-window.ts';
import type { WindowPlaces } from './window-places.ts';
import type { WindowRegistry } from './window-registry.ts';

/** look §4.2. */
const SIZE = { width: 587, height: 466 };
const MINIMUM = { width: 450, height: 400 };
/** Whose size a first conversation with somebody has: that of the last conversation, whoever it was with. */
const LATEST = 'conversation';

export interface ConversationWindowsOptions {
  readonly registry: WindowRegistry;
  readonly places: WindowPlaces;
}

/** The windows people talk in: one for each conversation. */
export class ConversationWindows {
  readonly #options: ConversationWindowsOptions;
  /** Windows whose page is not painted yet, and whether the person asked for them. */
  readonly #opening = new Map<AppWindow, 'focus' | 'quietly'>();

  constructor(options: ConversationWindowsOptions) {
    this.#options = options;
  }

  /** Shows a conversation: `focus` in front, `quietly` in the task bar, where it blinks. */
  show(accountId: string, conversationId: string, how: 'focus' | 'quietly'): void {
    const known = this.find(accountId, conversationId);
    if (known === undefined) {
      this.#open(accountId, conversationId, how);
    } else if (this.#opening.has(known)) {
      if (how === 'focus') this.#opening.set(known, how);
    } else {
      present(known.browserWindow, how);
    }
  }

  find(accountId: string, conversationId: string): AppWindow | undefined {
    return this.#all.find(
      ({ binding }) => binding.accountId === accountId && binding.conversationId === conversationId,
    );
  }

  isFocused(accountId: string, conversationId: string): boolean {
    return this.find(accountId, conversationId)?.browserWindow.isFocused() === true;
  }

  /** Closes what an account had open: it is no more. */
  closeAccount(accountId: string): void {
    for (const { binding, browserWindow } of this.#all) {
      if (binding.accountId === accountId) browserWindow.destroy();
    }
  }

  get #all(): readonly AppWindow[] {
    return this.#options.registry.ofKind('conversation');
  }

  #open(accountId: string, conversationId: string, how: 'focus' | 'quietly'): void {
    const name = `${LATEST} ${accountId} ${conversationId}`;
    const others = this.#all.map(({ browserWindow }) => browserWindow);
    const shape = { name, like: LATEST, size: SIZE, minimum: MINIMUM };
    const browserWindow = openPageWindow('conversation', {
      ...this.#options.places.find(shape, others),
      minWidth: MINIMUM.width,
      minHeight: MINIMUM.height,
    });
    const painted = untilPainted(browserWindow);
    const window = this.#options.registry.add('conversation', browserWindow, { accountId, conversationId });
    this.#options.places.follow(browserWindow, [name, LATEST]);
    this.#opening.set(window, how);
    void painted.then(() => {
      const latest = this.#opening.get(window) ?? how;
      this.#opening.delete(window);
      if (!browserWindow.isDestroyed()) present(browserWindow, latest);
    });
  }
}

function present(browserWindow: BrowserWindow, how: 'focus' | 'quietly'): void {
  if (how === 'focus') {
    bringForward(browserWindow);
    return;
  }
  if (!browserWindow.isVisible() && !browserWindow.isMinimized()) {
    browserWindow.showInactive();
    browserWindow.minimize();
  }
  if (!browserWindow.isFocused()) browserWindow.flashFrame(true);
}
