import type { PresenceStatus } from '#shared/model/presence.ts';
import type { Settings } from '#shared/model/settings.ts';

export type AlertKind = 'signed-in' | 'message' | 'nudge' | 'added-you';

/** What decides whether something is announced by a toast (look §9.1). */
export interface AlertSituation {
  readonly kind: AlertKind;
  readonly ownStatus: PresenceStatus;
  readonly settings: Settings['alerts'];
  /** The conversation it belongs to has the focus. */
  readonly focused: boolean;
}

const SWITCH: Readonly<Record<AlertKind, keyof Settings['alerts'] | null>> = {
  'signed-in': 'contactSignsIn',
  message: 'message',
  nudge: 'nudge',
  'added-you': null,
};

/** Nothing while busy, nothing about what is being looked at, nothing that was switched off. */
export function deservesToast({ kind, ownStatus, settings, focused }: AlertSituation): boolean {
  if (ownStatus === 'BSY' || focused) return false;
  const setting = SWITCH[kind];
  return setting === null || settings[setting];
}

/** Contacts found online when we sign in are no news: for so long after sign-in nobody is announced (look §9.2). */
export const SIGN_IN_BURST_MS = 5_000;
