import { MAX_ADDRESS_CHARACTERS } from '#protocol/limits.ts';
import { ClientError } from './client-error.ts';

/** No blanks and no control characters: it stands in a command as it is. */
// oxlint-disable-next-line no-control-regex
const ADDRESS = /^[^\s@\u0000-\u001f\u007f]+@[^\s@\u0000-\u001f\u007f]+$/;

/** Whether that is an address somebody can have. */
export function isAddress(address: string): boolean {
  return address.length <= MAX_ADDRESS_CHARACTERS && ADDRESS.test(address);
}

/** An address as the rest of this room knows it: in lower case. Throws `invalid-argument` for what is none. */
export function normalizeAddress(address: string): string {
  const normal = address.trim().toLowerCase();
  if (!isAddress(normal)) throw new ClientError('invalid-argument', { detail: 'no address' });
  return normal;
}
