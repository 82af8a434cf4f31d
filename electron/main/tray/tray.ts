import { Menu, nativeImage, Tray } from 'electron';
import path from 'node:path';
import type { StatusTone } from '#shared/model/presence.ts';
import type { Overview } from '../overview.ts';
import { trayIcons } from '../paths.ts';
import { trayMenu, trayToolTip, type TrayCommands } from './tray-menu.ts';

/** The icon by the clock. It shows the status, leads into the app, and is the way to quit. */
export class TrayIcon {
  readonly #tray: Tray;
  readonly #commands: TrayCommands;
  #tone: StatusTone = 'offline';

  constructor(commands: TrayCommands) {
    this.#commands = commands;
    this.#tray = new Tray(iconOf(this.#tone));
    this.#tray.on('click', commands.openApp);
  }

  update(overview: Overview): void {
    if (overview.tone !== this.#tone) {
      this.#tone = overview.tone;
      this.#tray.setImage(iconOf(this.#tone));
    }
    this.#tray.setToolTip(trayToolTip(overview.accounts));
    // Linux reads a menu once: a changed one has to be set again.
    this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(overview.accounts, this.#commands)));
  }

  remove(): void {
    this.#tray.destroy();
  }
}

/** `available.png`, and `available@2x.png` beside it for dense displays. */
function iconOf(tone: StatusTone): Electron.NativeImage {
  return nativeImage.createFromPath(path.join(trayIcons, `${tone}.png`));
}
