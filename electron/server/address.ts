import { MAX_ADDRESS_CHARACTERS } from '#protocol/limits.ts';

/**
 * One `@`, nothing that cannot be seen or turns text around, nothing that would end a column or read as a list; the
 * domain may be a single label.
 */
const ADDRESS = /^[^\p{C}\p{Z}@,;:%<>"'\\]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/u;

/**
 * The one form in which an address is kept and compared: lower case.
 *
 * @returns Null when it is no address an account can have (facts §32: at most 129 characters).
 */
export function normalizeAddress(text: string): string | null {
  const address = text.toLowerCase();
  return address.length <= MAX_ADDRESS_CHARACTERS && ADDRESS.test(address) ? address : null;
}
