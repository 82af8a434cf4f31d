import type { Buffer } from 'node:buffer';

/** As much as a socket hands over in one piece. */
const CHUNK_BYTES = 64 * 1024;
const BYTES_PER_MEGABYTE = 1e6;

/** Bytes as they come from a socket: in pieces that end anywhere. */
export function chunksOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_none, index) =>
    bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );
}

/** How fast `work` goes through so many bytes, in MB (1,000,000 bytes) a second. */
export function megabytesPerSecond(bytes: number, work: () => void): number {
  const startedAt = performance.now();
  work();
  return bytes / BYTES_PER_MEGABYTE / ((performance.now() - startedAt) / 1000);
}
