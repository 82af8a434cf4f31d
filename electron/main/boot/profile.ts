import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createProfile, type ProfilePaths } from '#storage/profile.ts';

/** What a second copy of the app tells the first one. */
export interface Knock {
  readonly hidden: boolean;
}

export type ProfileOutcome =
  | { readonly kind: 'ours'; readonly paths: ProfilePaths }
  /** Another copy works with it; that one has been told to show itself. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'unusable'; readonly reason: string };

/**
 * Makes a folder the profile of this run. Everything Electron keeps goes there as well, and so does its lock: one copy
 * of the app per profile, any number of profiles. Has to run before the app is ready.
 * @param root absolute path, or null for the person's own profile
 */
export function claimProfile(root: string | null, knock: Knock): ProfileOutcome {
  const folder = root ?? path.join(app.getPath('appData'), 'Nudge');
  try {
    const paths = createProfile(folder);
    app.setPath('userData', paths.root);
    const chromium = path.join(paths.root, 'chromium');
    mkdirSync(chromium, { recursive: true });
    app.setPath('sessionData', chromium);
    app.setPath('crashDumps', path.join(paths.logs, 'crashes'));
    return app.requestSingleInstanceLock(knock) ? { kind: 'ours', paths } : { kind: 'taken' };
  } catch (error) {
    return { kind: 'unusable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads what a second copy told us; from another version of the app it can be anything. */
export function readKnock(value: unknown): Knock {
  return {
    hidden: typeof value === 'object' && value !== null && 'hidden' in value && value.hidden === true,
  };
}
