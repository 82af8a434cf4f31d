import { MAX_ADDRESS_CHARACTERS } from '#protocol/limits.ts';

/** One `@`, no white space, nothing that would end a column or read as a list; the domain may be a single label. */
// oxlint-disable-next-line no-control-regex
const ADDRESS = /^[^\s@,;:%<>"'\\\u0000-\u001f\u007f]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

/**
 * The one form in which an address is kept and compared: lower case.
 *
 * @returns Null when it is no address an account can have (facts §32: at most 129 characters).
 */
export function normalizeAddress(text: string): string | null {
  const address = text.toLowerCase();
  return address.length <= MAX_ADDRESS_CHARACTERS && ADDRESS.test(address) ? address : null;
}
