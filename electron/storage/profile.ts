import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { asFileError } from './files/file-error.ts';

/** Where everything of one profile is. A profile is what one running copy of the app works with. */
export interface ProfilePaths {
  readonly root: string;
  readonly settings: string;
  readonly secrets: string;
  readonly history: string;
  readonly lock: string;
  /** The folder of the server that runs on this computer. */
  readonly server: string;
  /** Display pictures and emoticons received; may be emptied at any time. */
  readonly cache: string;
  readonly logs: string;
}

export function profilePaths(root: string): ProfilePaths {
  return {
    root,
    settings: join(root, 'settings.json'),
    secrets: join(root, 'secrets.json'),
    history: join(root, 'history.db'),
    lock: join(root, 'profile.lock'),
    server: join(root, 'server'),
    cache: join(root, 'cache'),
    logs: join(root, 'logs'),
  };
}

/** Readable by nobody else. Windows keeps a person's folders private by itself. */
const PRIVATE = 0o700;

/** Makes the folders of a profile, private to the person. Throws `StorageError` (`unavailable`, `disk-full`, `read-only`). */
export function createProfile(root: string): ProfilePaths {
  const paths = profilePaths(root);
  try {
    for (const folder of [paths.root, paths.server, paths.cache, paths.logs]) {
      mkdirSync(folder, { recursive: true, mode: PRIVATE });
      chmodSync(folder, PRIVATE);
    }
  } catch (error) {
    throw asFileError(error);
  }
  return paths;
}

const LONGEST_NAME = 40;
const HASH_DIGITS = 8;
/** Names Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file name for any text: lower-case letters, digits, `-` and `_`, never empty, never reserved, the same on every
 * system. A text that had to be changed carries a hash of itself, so that
 * two of them do not meet.
 */
export function safeName(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME);
  if (plain === text && plain !== '' && !DEVICE.test(plain)) return plain;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
  return plain === '' ? hash : `${plain}-${hash}`;
}
