import type { HistoryPage } from '#shared/ipc/operations.ts';
import type { Message } from '#shared/model/message.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import type { StorageNotice } from './notices.ts';
import type { StorageError } from './storage-error.ts';

/**
 * Whether a message reached the disk. When not and `kept`, it stays in memory, is part of every page (not of searches),
 * and is tried again before the next write. Not kept: it has the wrong shape, the history is closed, or too much waits.
 */
export type SaveOutcome =
  | { readonly saved: true }
  | { readonly saved: false; readonly kept: boolean; readonly error: StorageError };

/** A message's id is its own within its conversation. */
export interface MessageKey {
  readonly accountId: string;
  readonly conversationId: string;
  readonly messageId: string;
}

export interface PageRequest {
  readonly accountId: string;
  readonly conversationId: string;
  /** Only what came before this message; null for the newest. */
  readonly beforeMessageId: string | null;
  readonly limit: number;
}

export interface SearchRequest {
  readonly accountId: string;
  /** What a person typed. Every word must occur, in any order, whole or as the beginning of a word. */
  readonly query: string;
  readonly limit: number;
}

/**
 * Every message of every account. Calls are synchronous and short. Reading throws `StorageError`; writing never does,
 * it answers with a `SaveOutcome`.
 */
export interface MessageHistory {
  /** Adds a message at the end of its conversation; one with a known id is replaced where it stands. */
  append(message: Message): SaveOutcome;
  /** Adds many in one transaction: all of them or none (then none is kept). */
  appendAll(messages: Iterable<Message>): SaveOutcome;
  /** Writes a message's new state (delivery, failure); adds it when it is not there. */
  update(message: Message): SaveOutcome;
  /** Tries once more to write what is waiting in memory. */
  retryWaiting(): SaveOutcome;
  /** How many messages are in memory only. */
  readonly waitingCount: number;
  /** One message as it is now; null when there is none. */
  find(key: MessageKey): Message | null;
  /** Oldest first. An unknown `beforeMessageId` gives an empty page. */
  page(request: PageRequest): HistoryPage;
  /** Newest first. A query without any letter, digit or emoji finds nothing. */
  search(request: SearchRequest): Message[];
  /** Outgoing messages still `sending`, oldest first: at start these are the ones the last run left behind. */
  undelivered(accountId: string): Message[];
  /** Throws `StorageError`; then nothing was deleted. */
  deleteAccount(accountId: string): void;
  /** Writes what is waiting if it can (the answer says so), and lets go of the file. */
  close(): SaveOutcome;
}

/** The operating system's keychain. Main gives Electron's `safeStorage`. */
export interface SecretPort {
  /** Whether encryption is real here (on Linux: not Electron's `basic_text` fallback). */
  available(): boolean;
  /** May throw. */
  encrypt(text: string): Uint8Array;
  /** May throw. */
  decrypt(bytes: Uint8Array): string;
}

/** Remembered passwords, encrypted, by account id. */
export interface Secrets {
  /** Rejects with `StorageError`: `no-secure-storage` without a keychain (nothing is written then), or a write's reason. */
  remember(accountId: string, password: string): Promise<void>;
  /** Null when none is remembered or it cannot be decrypted (then with a notice). */
  recall(accountId: string): string | null;
  /** Rejects with `StorageError` when the file could not be written. */
  forget(accountId: string): Promise<void>;
}

export interface SettingsEvents {
  /** The settings are different now. */
  readonly changed: (settings: Settings) => void;
  /** The last change is in memory but could not be written. */
  readonly writeFailed: (error: StorageError) => void;
}

export interface SettingsKeeper {
  readonly current: Settings;
  /** Changes what windows may change. Throws `StorageError` `invalid`; otherwise memory changes at once and the file follows. */
  update(patch: SettingsPatch): void;
  /** Changes anything: accounts, window places. As `update`. */
  change(recipe: (settings: Settings) => Settings): void;
  /** Returns the function that stops listening. */
  on<E extends keyof SettingsEvents>(event: E, listener: SettingsEvents[E]): () => void;
  /**
   * Resolves when everything changed so far is on disk (true) or could not be written (false; then `writeFailed` told).
   * What failed before is tried once more. Never rejects.
   */
  flush(): Promise<boolean>;
}

/** Hears of trouble as it happens. */
export type NoticeListener = (notice: StorageNotice) => void;
