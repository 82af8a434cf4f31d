/** What somebody listens to or plays, `CurrentMedia` (facts §8.3). */
export interface CurrentMedia {
  /** Usually empty. */
  readonly application: string;
  /** `Music`, `Games` or `Office`. */
  readonly type: string;
  /** Template such as `{0} - {1}`, its numbers standing for `fields`. */
  readonly format: string;
  readonly fields: readonly string[];
}

/** What `UUX` sets and `UBX` tells (facts §8.3). */
export interface PersonalMessage {
  readonly text: string;
  /** Null when nothing is on. */
  readonly media: CurrentMedia | null;
}

export const NO_PERSONAL_MESSAGE: PersonalMessage = { text: '', media: null };

/**
 * Reads the payload of `UUX` or `UBX`. An empty payload means that nothing is set.
 *
 * @returns Null when the payload is not the XML it should be, or has another root than `Data`.
 */
export function parsePersonalMessage(_payload: Uint8Array): PersonalMessage | null {
  return NO_PERSONAL_MESSAGE;
}

/** Writes the payload of `UUX` or `UBX`. */
export function formatPersonalMessage(_message: PersonalMessage): Uint8Array {
  return new Uint8Array(0);
}

/** The media line as a person reads it, e.g. `Title - Artist`. */
export function mediaText(_media: CurrentMedia): string {
  return '';
}
