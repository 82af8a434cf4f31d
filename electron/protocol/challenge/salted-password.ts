import { createHash } from 'node:crypto';

/**
 * Computes the third argument of `USR t MD5 S`, for MSNP2 to MSNP7 (facts §4.1).
 *
 * @param salt What the server sent with `USR t MD5 S`.
 * @returns 32 lower-case hexadecimal digits. As good as the password for that salt: never log it.
 */
export function saltedPasswordHash(salt: string, password: string): string {
  return createHash('md5')
    .update(salt + password, 'utf8')
    .digest('hex');
}
