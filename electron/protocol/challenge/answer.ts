import { createHash } from 'node:crypto';
import type { ChallengeAlgorithm, Product } from './products.ts';

const MODULUS = 0x7fff_ffffn;
const MULTIPLIER = 0x0e79_a9c1n;

/**
 * Computes what `QRY` answers to a `CHL` (facts §6); a server computes the same to check it.
 *
 * @param product Id and key of the answering program.
 * @param challenge The challenge as it came.
 * @returns 32 lower-case hexadecimal digits.
 */
export function answerChallenge(
  product: Pick<Product, 'id' | 'key'>,
  challenge: string,
  algorithm: ChallengeAlgorithm,
): string {
  const digest = createHash('md5')
    .update(challenge + product.key, 'utf8')
    .digest();
  return algorithm === 'md5' ? digest.toString('hex') : mix(digest, challenge + product.id);
}

/** The arithmetic of facts §6.2, in its names. */
function mix(digest: Buffer, text: string): string {
  const words = [0, 4, 8, 12].map((offset) => BigInt(digest.readUInt32LE(offset)));
  const [k0, k1, k2, k3] = words.map((word) => word & MODULUS) as [bigint, bigint, bigint, bigint];
  const source = Buffer.from(text, 'utf8');
  const padded = Buffer.alloc(Math.ceil(source.length / 8) * 8, '0');
  source.copy(padded);
  let high = 0n;
  let low = 0n;
  for (let offset = 0; offset < padded.length; offset += 8) {
    let term = ((MULTIPLIER * BigInt(padded.readUInt32LE(offset))) % MODULUS) + high;
    term = (k0 * term + k1) % MODULUS;
    high = (BigInt(padded.readUInt32LE(offset + 4)) + term) % MODULUS;
    high = (k2 * high + k3) % MODULUS;
    low += high + term;
  }
  high = (high + k1) % MODULUS;
  low = (low + k3) % MODULUS;
  const answer = Buffer.alloc(16);
  for (const [index, word] of words.entries()) {
    answer.writeUInt32LE(Number(word ^ (index % 2 === 0 ? high : low)), index * 4);
  }
  return answer.toString('hex');
}
