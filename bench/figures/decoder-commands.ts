import { Buffer } from 'node:buffer';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { FrameDecoder } from '#protocol/wire/decoder.ts';
import type { Figure } from '../lib/figure.ts';
import { measurePairs } from '../lib/pairs.ts';
import { requireCount } from '../lib/require-count.ts';
import { chunksOf, megabytesPerSecond } from '../lib/stream.ts';

/** The short ones of what a notification server says all day, of both ages. */
const COMMANDS = [
  'NLN NLN bob@example.com Bob 1073741824',
  'FLN carol@example.org',
  'QNG 45',
  'ILN 9 BSY dave@example.com Dave 0',
  'CHG 12 NLN 1073741824 0',
  'ADC 0 RL N=erin@example.com F=Erin',
  'NLN AWY frank@example.net Frank 0',
  'BPR PHH 01%20234',
  'REM 0 RL grace@example.com',
  'CHL 0 15570131571988941333',
];
const REPEATED = 20_000;
const ROUNDS = 15;
const WARM_UPS = 5;

export const decoderCommands: Figure = {
  name: 'decoder.commands',
  about: 'Commands without a payload through our decoder; baseline: the same lines through node:readline.',
  unit: 'MB/s',
  budget: { of: 'ratio', bound: 'at-least', limit: 0.5 },
  measure() {
    const bytes = Buffer.from(
      COMMANDS.map((command) => `${command}\r\n`)
        .join('')
        .repeat(REPEATED),
    );
    const chunks = chunksOf(bytes);
    const expected = COMMANDS.length * REPEATED;

    const decode = (): void => {
      const decoder = new FrameDecoder({ link: 'notification', direction: 'to-client' });
      let count = 0;
      for (const chunk of chunks) {
        for (const frame of decoder.push(chunk)) if (frame.kind === 'command') count += 1;
      }
      requireCount('commands decoded', count, expected);
    };

    const readLines = (): void => {
      // The chunks are handed over by hand: what a stream costs is no part of either side.
      const input = new Readable({ read: () => undefined });
      const lines = createInterface({ input });
      let count = 0;
      lines.on('line', () => {
        count += 1;
      });
      for (const chunk of chunks) input.emit('data', chunk);
      lines.close();
      requireCount('lines read', count, expected);
    };

    return measurePairs(
      () => megabytesPerSecond(bytes.length, decode),
      () => megabytesPerSecond(bytes.length, readLines),
      { rounds: ROUNDS, warmUps: WARM_UPS },
    );
  },
};
