import { z } from 'zod/mini';
import { appEventSchema, type AppEvent } from '#shared/ipc/events.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Log } from '#messenger/ports.ts';
import type { AppWindow } from '../windows/app-window.ts';
import { concerns } from './audience.ts';

/** Passes what happens on to the windows it concerns. */
export class EventHub {
  readonly #windows: () => readonly AppWindow[];
  readonly #log: Log;
  #lastSettings = '';

  constructor(windows: () => readonly AppWindow[], log: Log) {
    this.#windows = windows;
    this.#log = log;
  }

  publish(event: AppEvent): void {
    const shown = event.type === 'settings-changed' ? this.#newSettings(event.settings) : event;
    if (shown === null) return;
    const audience = this.#windows().filter(({ kind, binding }) => concerns(shown, kind, binding));
    if (audience.length === 0) return;
    const checked = appEventSchema.safeParse(shown);
    if (!checked.success) {
      this.#log.error(`${shown.type} is not what windows may be told: ${z.prettifyError(checked.error)}`);
      return;
    }
    for (const { feed } of audience) feed.deliver(checked.data);
  }

  /** Null when nothing changed that pages see: windows move far more often than anything else. */
  #newSettings(settings: Settings): AppEvent | null {
    const shown = settingsForPages(settings);
    const text = JSON.stringify(shown);
    if (text === this.#lastSettings) return null;
    this.#lastSettings = text;
    return { type: 'settings-changed', settings: shown };
  }
}

/** Where windows are, and with whom, is between main and the file. */
export function settingsForPages(settings: Settings): Settings {
  return { ...settings, windows: {} };
}
