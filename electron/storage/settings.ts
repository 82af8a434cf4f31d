import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsPatch,
  settingsSchema,
} from '#shared/model/settings.ts';
import type { SettingsEvents, SettingsKeeper } from './contract.ts';
import { AtomicWriter } from './files/atomic-writer.ts';
import { asFileError } from './files/file-error.ts';
import { type FileFormat, loadVersionedFile } from './files/versioned-file.ts';
import type { StorageNotice } from './notices.ts';
import { StorageError } from './storage-error.ts';

/** The first version is the only one so far; the step from each older one to the next is added here. */
const FORMAT: FileFormat<Settings> = {
  subject: 'settings',
  version: DEFAULT_SETTINGS.version,
  migrations: new Map(),
  parse: (content) => settingsSchema.parse(content),
  empty: () => structuredClone(DEFAULT_SETTINGS),
};

/** A section with the values that were given; one that was given as undefined stays. */
function patched<T extends object>(
  section: T,
  patch: { readonly [K in keyof T]?: T[K] | undefined } | undefined,
): T {
  const given = Object.entries(patch ?? {}).filter(([, value]) => value !== undefined);
  return { ...section, ...Object.fromEntries(given) };
}

function text(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** The settings, in memory and in their file. See `SettingsKeeper`. */
export class SettingsStore implements SettingsKeeper {
  readonly #listeners: { readonly [E in keyof SettingsEvents]: Set<SettingsEvents[E]> } = {
    changed: new Set(),
    writeFailed: new Set(),
  };
  readonly #writer: AtomicWriter | null;
  #current: Settings;
  /** Several changes can be one write; its failure is told once. */
  #lastWrite: Promise<void> | undefined;
  /** The last write failed: the file is older than what is in memory. */
  #isUnwritten = false;

  /** Without a writer changes stay in memory. */
  constructor(current: Settings, writer: AtomicWriter | null) {
    this.#current = current;
    this.#writer = writer;
  }

  get current(): Settings {
    return this.#current;
  }

  update(patch: SettingsPatch): void {
    this.change((settings) => ({
      ...settings,
      appearance: patched(settings.appearance, patch.appearance),
      contactList: patched(settings.contactList, patch.contactList),
      messages: patched(settings.messages, patch.messages),
      alerts: patched(settings.alerts, patch.alerts),
      general: patched(settings.general, patch.general),
    }));
  }

  change(recipe: (settings: Settings) => Settings): void {
    const checked = settingsSchema.safeParse(recipe(this.#current));
    if (!checked.success) throw new StorageError('invalid', checked.error.message, checked.error);
    if (text(checked.data) === text(this.#current)) return;
    this.#current = checked.data;
    void this.#save();
    for (const listener of this.#listeners.changed) listener(this.#current);
  }

  on<E extends keyof SettingsEvents>(event: E, listener: SettingsEvents[E]): () => void {
    const listeners: Set<SettingsEvents[E]> = this.#listeners[event];
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async flush(): Promise<boolean> {
    if (this.#isUnwritten) void this.#save();
    await this.#writer?.idle();
    return !this.#isUnwritten;
  }

  async #save(): Promise<void> {
    const written = this.#writer?.write(text(this.#current));
    if (written === this.#lastWrite) return;
    this.#lastWrite = written;
    try {
      await written;
      this.#isUnwritten = false;
    } catch (error) {
      this.#isUnwritten = true;
      const reason = asFileError(error);
      for (const listener of this.#listeners.writeFailed) listener(reason);
    }
  }
}

export interface OpenedSettings {
  readonly settings: SettingsStore;
  /** What the person should be told. */
  readonly notices: readonly StorageNotice[];
}

/** Opens the settings, whatever state their file is in. Never throws. */
export function openSettings(path: string, now: () => Date = () => new Date()): OpenedSettings {
  const { value, notice, writable } = loadVersionedFile(path, FORMAT, now);
  const settings = new SettingsStore(value, writable ? new AtomicWriter(path) : null);
  return { settings, notices: notice === null ? [] : [notice] };
}
