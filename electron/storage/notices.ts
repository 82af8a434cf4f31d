import type { StorageErrorCode } from './storage-error.ts';

/** Which of the stored things a notice is about. */
export type StorageSubject = 'history' | 'settings' | 'secrets';

/**
 * What was found or happened.
 * - `damaged`: the file was set aside whole as `keptAs`, and a new one begun.
 * - `too-new`: a newer version of the app wrote it. It is left as it is; this run keeps its changes in memory only.
 * - `locked`, `disk-full`, `read-only`, `unavailable`: it cannot be opened, because another process holds it, there is no
 *   room for it, or for another reason. It is left as it is; this run keeps its changes in memory only.
 * - `undecryptable`: a remembered password could not be read back; the person is asked for it again.
 */
export type StorageProblem =
  | 'damaged'
  | 'too-new'
  | 'locked'
  | 'disk-full'
  | 'read-only'
  | 'unavailable'
  | 'undecryptable';

/** Something the person should be told about what is stored. Data only: the words are chosen where it is shown. */
export interface StorageNotice {
  readonly subject: StorageSubject;
  readonly problem: StorageProblem;
  /** The file it is about. */
  readonly path: string;
  /** Where a damaged file was put, null when nothing was moved. */
  readonly keptAs: string | null;
  /** A system message for the log and the curious; never what was stored. */
  readonly detail: string;
}

const PROBLEMS: Readonly<Partial<Record<StorageErrorCode, StorageProblem>>> = {
  damaged: 'damaged',
  'too-new': 'too-new',
  locked: 'locked',
  'disk-full': 'disk-full',
  'read-only': 'read-only',
};

/** How an error at opening is told to a person. */
export function problemOf(code: StorageErrorCode): StorageProblem {
  return PROBLEMS[code] ?? 'unavailable';
}
