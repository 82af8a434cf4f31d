import { screen, type BrowserWindow } from 'electron';
import type { Bounds } from '#shared/model/settings.ts';
import { placeWindow, type Size } from './placement.ts';
import { remember } from './remembered.ts';

/** Moving and sizing come in bursts: only where a window comes to rest is written down. */
const SETTLE_MS = 500;

export interface PlaceStore {
  readonly read: () => Readonly<Record<string, Bounds>>;
  readonly change: (change: (places: Record<string, Bounds>) => Record<string, Bounds>) => void;
}

export interface WindowShape {
  /** The window's name in the settings. */
  readonly name: string;
  /** The name whose size a window without a place of its own takes over. */
  readonly like?: string;
  readonly size: Size;
  readonly minimum: Size;
}

interface Settling {
  readonly names: readonly string[];
  readonly timer: NodeJS.Timeout;
}

/** Remembers where windows are, from one run to the next. */
export class WindowPlaces {
  readonly #store: PlaceStore;
  /** Windows that were moved just now, with what writes their place down. */
  readonly #settling = new Map<BrowserWindow, Settling>();

  constructor(store: PlaceStore) {
    this.#store = store;
  }

  /** Where a window goes. `others` are the open windows of its kind. */
  find({ name, like, size, minimum }: WindowShape, others: readonly BrowserWindow[]): Bounds {
    const places = this.#store.read();
    const primary = screen.getPrimaryDisplay();
    const rest = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
    return placeWindow({
      remembered: places[name],
      size: (like === undefined ? undefined : places[like]) ?? size,
      minimum,
      workAreas: [primary, ...rest].map(({ workArea }) => workArea),
      occupied: others.map((window) => window.getBounds()),
    });
  }

  /** Writes down where a window is whenever it comes to rest, under all of `names`. */
  follow(browserWindow: BrowserWindow, names: readonly string[]): void {
    const settle = (): void => {
      this.#forget(browserWindow);
      const timer = setTimeout(() => this.#save(browserWindow), SETTLE_MS);
      this.#settling.set(browserWindow, { names, timer });
    };
    browserWindow.on('move', settle);
    browserWindow.on('resize', settle);
    browserWindow.on('close', () => this.#save(browserWindow));
    browserWindow.once('closed', () => this.#forget(browserWindow));
  }

  /** Writes down at once what has not come to rest yet: the app is about to end. */
  saveNow(): void {
    for (const browserWindow of this.#settling.keys()) this.#save(browserWindow);
  }

  #save(browserWindow: BrowserWindow): void {
    const settling = this.#settling.get(browserWindow);
    this.#forget(browserWindow);
    if (settling === undefined || browserWindow.isDestroyed()) return;
    // The place to come back to, not the one a maximised or minimised window has for now.
    const bounds = browserWindow.getNormalBounds();
    this.#store.change((places) => remember(places, settling.names, bounds));
  }

  #forget(browserWindow: BrowserWindow): void {
    clearTimeout(this.#settling.get(browserWindow)?.timer);
    this.#settling.delete(browserWindow);
  }
}
