import { app } from 'electron';
import type { Overview } from '../overview.ts';
import { hasTrayHost } from './tray-host.ts';
import type { TrayCommands } from './tray-menu.ts';
import { TrayIcon } from './tray.ts';

/** A desktop that is still starting may show its tray later than us. */
const LOOK_AGAIN_MS = 30_000;

/** What is seen of the app without a window: its tray icon, and the number on its dock icon. */
export class Background {
  readonly #commands: TrayCommands;
  readonly #overview: () => Overview | null;
  #tray: TrayIcon | null = null;
  #again: NodeJS.Timeout | null = null;
  #updating = false;
  #removed = false;

  constructor(commands: TrayCommands, overview: () => Overview | null) {
    this.#commands = commands;
    this.#overview = overview;
  }

  get hasTray(): boolean {
    return this.#tray !== null;
  }

  /** Puts up the icon, if there is something to show it. Answers whether there is. Never rejects. */
  async start(): Promise<boolean> {
    if (await hasTrayHost(process.platform, process.env)) this.#show();
    else this.#again = setTimeout(() => void this.#lookAgain(), LOOK_AGAIN_MS);
    return this.hasTray;
  }

  /** Soon, and once for whatever changes in the same moment. */
  update(): void {
    if (this.#updating) return;
    this.#updating = true;
    setImmediate(() => {
      this.#updating = false;
      const overview = this.#overview();
      if (overview === null || this.#removed) return;
      this.#tray?.update(overview);
      app.setBadgeCount(overview.unread);
    });
  }

  remove(): void {
    this.#removed = true;
    if (this.#again !== null) clearTimeout(this.#again);
    this.#tray?.remove();
    this.#tray = null;
  }

  async #lookAgain(): Promise<void> {
    if (await hasTrayHost(process.platform, process.env)) this.#show();
  }

  #show(): void {
    if (this.#removed) return;
    this.#tray = new TrayIcon(this.#commands);
    this.update();
  }
}
