import { readFileSync, statSync } from 'node:fs';
import { problemOf, type StorageNotice, type StorageSubject } from '../notices.ts';
import { StorageError } from '../storage-error.ts';
import { asFileError, systemCode } from './file-error.ts';
import { setAside } from './set-aside.ts';

/** A JSON file with a `version`, and what this app makes of it. */
export interface FileFormat<T> {
  readonly subject: StorageSubject;
  /** What this app writes. */
  readonly version: number;
  /** For each older version, how its content becomes that of the next one. May throw. */
  readonly migrations: ReadonlyMap<number, (content: unknown) => unknown>;
  /** Content of the newest version, checked. Throws when it is not. */
  readonly parse: (content: unknown) => T;
  /** What a missing file means. */
  readonly empty: () => T;
}

export interface LoadedFile<T> {
  readonly value: T;
  readonly notice: StorageNotice | null;
  /** False when the file must stay as it is. */
  readonly writable: boolean;
}

/** No file of ours comes near; a bigger one is not read into memory. */
const LARGEST_FILE_BYTES = 16 * 1024 * 1024;
const LONGEST_DETAIL = 300;

function damaged(detail: string, cause?: unknown): StorageError {
  return new StorageError('damaged', detail.slice(0, LONGEST_DETAIL), cause);
}

function readText(path: string): string {
  if (statSync(path).size > LARGEST_FILE_BYTES) throw damaged('The file is far too big.');
  const text = readFileSync(path, 'utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The parser's own message quotes the file, so it is not passed on. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('The file is not JSON.');
  }
}

function versionOf(content: unknown): number {
  const version: unknown =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  if (typeof version === 'number' && Number.isSafeInteger(version) && version >= 1) return version;
  throw damaged('The file has no version.');
}

function upToDate<T>(content: unknown, version: number, format: FileFormat<T>): T {
  try {
    let current = content;
    for (let from = version; from < format.version; from += 1) {
      const step = format.migrations.get(from);
      if (step === undefined) throw new Error(`Version ${from} is unknown.`);
      current = step(current);
    }
    return format.parse(current);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error), error);
  }
}

function load<T>(path: string, format: FileFormat<T>): T {
  const content = parseJson(readText(path));
  const version = versionOf(content);
  if (version > format.version) {
    throw new StorageError('too-new', `The file has version ${version}; this app knows ${format.version}.`);
  }
  return upToDate(content, version, format);
}

/**
 * Reads such a file, whatever state it is in; never throws. Missing: empty. Damaged: set aside, empty. From the future
 * or unreadable: left as it is, and empty for this run, with `writable` false.
 */
export function loadVersionedFile<T>(path: string, format: FileFormat<T>, now: () => Date): LoadedFile<T> {
  try {
    return { value: load(path, format), notice: null, writable: true };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { value: format.empty(), notice: null, writable: true };
    return recovered(path, format, now, asFileError(error));
  }
}

function recovered<T>(
  path: string,
  format: FileFormat<T>,
  now: () => Date,
  reason: StorageError,
): LoadedFile<T> {
  const notice = { subject: format.subject, path, detail: reason.message };
  if (reason.code !== 'damaged') {
    const problem = problemOf(reason.code);
    return { value: format.empty(), notice: { ...notice, problem, keptAs: null }, writable: false };
  }
  try {
    const keptAs = setAside(path, now());
    return { value: format.empty(), notice: { ...notice, problem: 'damaged', keptAs }, writable: true };
  } catch {
    return {
      value: format.empty(),
      notice: { ...notice, problem: 'unavailable', keptAs: null },
      writable: false,
    };
  }
}
