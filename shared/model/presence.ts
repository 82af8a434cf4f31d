import { z } from 'zod/mini';

/**
 * Presence states as the protocol spells them (facts §8): NLN online, BSY busy, IDL idle, BRB be right back,
 * AWY away, PHN on the phone, LUN out to lunch, HDN appear offline (only ever seen by oneself), FLN offline.
 */
export const presenceStatusSchema = z.enum(['NLN', 'BSY', 'IDL', 'BRB', 'AWY', 'PHN', 'LUN', 'HDN', 'FLN']);
export type PresenceStatus = z.infer<typeof presenceStatusSchema>;

/** What a person can choose for themselves; IDL is set by the client, FLN means signed out. */
export const selectableStatusSchema = z.enum(['NLN', 'BSY', 'BRB', 'AWY', 'PHN', 'LUN', 'HDN']);
export type SelectableStatus = z.infer<typeof selectableStatusSchema>;

/** The four looks a status can have on screen. */
export type StatusTone = 'available' | 'busy' | 'away' | 'offline';

/** Label and look of each status (look §6). */
export const STATUSES: Readonly<
  Record<PresenceStatus, { readonly label: string; readonly tone: StatusTone }>
> = {
  NLN: { label: 'Available', tone: 'available' },
  BSY: { label: 'Busy', tone: 'busy' },
  IDL: { label: 'Idle', tone: 'away' },
  BRB: { label: 'Be right back', tone: 'away' },
  AWY: { label: 'Away', tone: 'away' },
  PHN: { label: 'On the phone', tone: 'busy' },
  LUN: { label: 'Out to lunch', tone: 'away' },
  HDN: { label: 'Appear offline', tone: 'offline' },
  FLN: { label: 'Offline', tone: 'offline' },
};

/** True for a status in which others can see the person. */
export function isOnline(status: PresenceStatus): boolean {
  return status !== 'FLN' && status !== 'HDN';
}
