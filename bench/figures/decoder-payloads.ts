import { Buffer } from 'node:buffer';
import { FrameDecoder } from '#protocol/wire/decoder.ts';
import { encodeCommand } from '#protocol/wire/encoder.ts';
import type { Figure } from '../lib/figure.ts';
import { median } from '../lib/pairs.ts';
import { requireCount } from '../lib/require-count.ts';
import { chunksOf, megabytesPerSecond } from '../lib/stream.ts';

const PAYLOAD_BYTES = 1024;
const MESSAGES = 10_000;
const ROUNDS = 25;
const WARM_UPS = 8;

export const decoderPayloads: Figure = {
  name: 'decoder.payloads',
  about: 'Messages with a payload of 1 KiB through our decoder.',
  unit: 'MB/s',
  budget: { of: 'value', bound: 'at-least', limit: 150 },
  async measure() {
    const message = encodeCommand({
      verb: 'MSG',
      args: ['bob@example.com', 'Bob'],
      payload: Buffer.alloc(PAYLOAD_BYTES, 'A payload may hold anything, line ends too.\r\n'),
    });
    const bytes = Buffer.concat(Array.from({ length: MESSAGES }, () => message));
    const chunks = chunksOf(bytes);

    const decode = (): void => {
      const decoder = new FrameDecoder({ link: 'switchboard', direction: 'to-client' });
      let payloadBytes = 0;
      for (const chunk of chunks) {
        for (const frame of decoder.push(chunk)) {
          if (frame.kind === 'command') payloadBytes += frame.payload?.length ?? 0;
        }
      }
      requireCount('bytes of payload decoded', payloadBytes, MESSAGES * PAYLOAD_BYTES);
    };

    const samples = Array.from({ length: WARM_UPS + ROUNDS }, () => megabytesPerSecond(bytes.length, decode));
    return { value: median(samples.slice(WARM_UPS)), baseline: null };
  },
};
