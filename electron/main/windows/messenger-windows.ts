import type { BrowserWindow } from 'electron';
import { bringForward } from './bring-forward.ts';
import type { AppWindow } from './app-window.ts';
import type { CloseAction } from './close-policy.ts';
import { MESSENGER_MINIMUM, MESSENGER_SIZE } from './messenger-size.ts';
import { openPageWindow, untilPainted } from './page-window.ts';
import type { WindowPlaces, WindowShape } from './window-places.ts';
import type { WindowRegistry } from './window-registry.ts';

export interface MessengerWindowsOptions {
  readonly registry: WindowRegistry;
  readonly places: WindowPlaces;
  /** Decides what closing does, and sees to all of it but to hiding the window. */
  readonly onClose: (window: AppWindow) => CloseAction;
}

/** The windows that accounts live in: one for each, and forms to sign in with. */
export class MessengerWindows {
  readonly #options: MessengerWindowsOptions;
  /** Places in the settings that are taken, so that the same accounts find the same places again. */
  readonly #slots = new Map<AppWindow, number>();

  constructor(options: MessengerWindowsOptions) {
    this.#options = options;
  }

  get all(): readonly AppWindow[] {
    return this.#options.registry.ofKind('messenger');
  }

  /** Takes over the window that was opened before there was anything else, still hidden. */
  adopt(browserWindow: BrowserWindow): AppWindow {
    return this.#add(browserWindow, this.#freeSlot(), null);
  }

  /** Moves an adopted window to where it was the last time. */
  place(window: AppWindow): void {
    const slot = this.#slots.get(window) ?? 0;
    window.browserWindow.setBounds(this.#options.places.find(shapeOf(slot), []));
    this.#follow(window);
  }

  /**
   * Brings forward the window of an account (null: an empty form). Where there is none, an empty form becomes it, or a
   * new window.
   */
  open(accountId: string | null): void {
    const known = this.#find(accountId) ?? this.#find(null);
    if (known !== undefined) {
      this.#options.registry.bind(known, { accountId, conversationId: null });
      bringForward(known.browserWindow);
      return;
    }
    const slot = this.#freeSlot();
    const shape = shapeOf(slot);
    const others = this.all.map(({ browserWindow }) => browserWindow);
    const browserWindow = openPageWindow('messenger', {
      ...this.#options.places.find(shape, others),
      minWidth: shape.minimum.width,
      minHeight: shape.minimum.height,
    });
    const painted = untilPainted(browserWindow);
    const window = this.#add(browserWindow, slot, accountId);
    this.#follow(window);
    void painted.then(() => {
      if (!browserWindow.isDestroyed()) bringForward(browserWindow);
    });
  }

  /** Brings forward whatever leads into the app. */
  openAny(): void {
    const [first] = this.all;
    if (first === undefined) this.open(null);
    else bringForward(first.browserWindow);
  }

  /** From here on a window shows that account; one that showed it before has nothing left to show. */
  bind(window: AppWindow, accountId: string): void {
    for (const other of this.all) {
      if (other !== window && other.binding.accountId === accountId) other.browserWindow.destroy();
    }
    this.#options.registry.bind(window, { accountId, conversationId: null });
  }

  /** The account is no more: its window becomes a form again. */
  unbind(accountId: string): void {
    for (const window of this.all) {
      if (window.binding.accountId === accountId) {
        this.#options.registry.bind(window, { accountId: null, conversationId: null });
      }
    }
  }

  #find(accountId: string | null): AppWindow | undefined {
    return this.all.find(({ binding }) => binding.accountId === accountId);
  }

  #add(browserWindow: BrowserWindow, slot: number, accountId: string | null): AppWindow {
    const window = this.#options.registry.add('messenger', browserWindow, {
      accountId,
      conversationId: null,
    });
    this.#slots.set(window, slot);
    browserWindow.once('closed', () => this.#slots.delete(window));
    browserWindow.on('close', (event) => {
      const action = this.#options.onClose(window);
      if (action === 'hide' || action === 'quit') event.preventDefault();
      if (action === 'hide') browserWindow.hide();
    });
    return window;
  }

  #follow(window: AppWindow): void {
    const { name } = shapeOf(this.#slots.get(window) ?? 0);
    this.#options.places.follow(window.browserWindow, [name]);
  }

  #freeSlot(): number {
    const taken = new Set(this.#slots.values());
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    return slot;
  }
}

function shapeOf(slot: number): WindowShape {
  return {
    name: slot === 0 ? 'messenger' : `messenger ${slot + 1}`,
    like: 'messenger',
    size: MESSENGER_SIZE,
    minimum: MESSENGER_MINIMUM,
  };
}
