import { MAX_FRIENDLY_NAME } from '#protocol/limits.ts';
import { detached, isVisible, oneLine } from '#protocol/text.ts';

/** The name a person or a group gave itself: one line, no longer than anybody could have made it (facts §32). */
export function shownName(name: string): string {
  return detached(oneLine(name, MAX_FRIENDLY_NAME), MAX_FRIENDLY_NAME);
}

/** What a person is called: their name, or their address where nothing could be seen of it. */
export function nameOrAddress(name: string, address: string): string {
  return isVisible(name) ? shownName(name) : address;
}
