import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { asFileError } from './files/file-error.ts';

/** Where everything of one profile is. A profile is what one running copy of the app works with. */
export interface ProfilePaths {
  readonly root: string;
  readonly settings: string;
  readonly secrets: string;
  readonly history: string;
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
