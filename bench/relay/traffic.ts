import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { encodeCommand } from '#protocol/wire/encoder.ts';
import { median } from '../lib/pairs.ts';
import type { Peer } from './peer.ts';

const END = 'eight tonight?';
/** An ordinary message, of which the sender wants to hear nothing (facts §10.3). */
const FRAME = encodeCommand({
  verb: 'MSG',
  args: ['3', 'U'],
  payload: Buffer.from(
    'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n' +
      `X-MMS-IM-Format: FN=Segoe%20UI; EF=; CO=0; CS=0; PF=22\r\n\r\nShall we meet at ${END}`,
  ),
});

/** One direction between two peers. */
export interface Lane {
  readonly from: Peer;
  readonly to: Peer;
  /** Our server puts the sender's name where the transaction was. */
  readonly bytesPerMessage: number;
}

/** Sends one message to learn how long it is at the other end. */
export async function openLane(from: Peer, to: Peer): Promise<Lane> {
  from.socket.write(FRAME);
  const heard = await to.hear(END);
  to.count(null);
  return { from, to, bytesPerMessage: heard.length - heard.lastIndexOf('MSG ') };
}

/** Messages in one write: fewer, and what is measured is how fast we can write. */
const MESSAGES_AT_ONCE = 16;
const BATCH = Buffer.concat(Array.from({ length: MESSAGES_AT_ONCE }, () => FRAME));

/** Sends so many batches of messages along every lane at once. Resolves with messages a second, all lanes together. */
export async function flood(lanes: readonly Lane[], batchesPerLane: number): Promise<number> {
  const messagesPerLane = batchesPerLane * MESSAGES_AT_ONCE;
  const startedAt = performance.now();
  await Promise.all(
    lanes.map(async ({ from, to, bytesPerMessage }) => {
      const arrived = new Promise<void>((resolve) => {
        let missing = messagesPerLane * bytesPerMessage;
        to.count((bytes) => {
          missing -= bytes;
          if (missing === 0) resolve();
        });
      });
      for (let sent = 0; sent < batchesPerLane; sent += 1) {
        if (!from.socket.write(BATCH)) await once(from.socket, 'drain');
      }
      await arrived;
      to.count(null);
    }),
  );
  return (lanes.length * messagesPerLane) / ((performance.now() - startedAt) / 1000);
}

/** Sends a message that the other end answers with the same, so many times. Resolves with the median time of it, in milliseconds. */
export async function roundTripMs(there: Lane, back: Lane, times: number): Promise<number> {
  const whenWhole = (bytesPerMessage: number, action: () => void): ((bytes: number) => void) => {
    let missing = bytesPerMessage;
    return (bytes) => {
      missing -= bytes;
      if (missing > 0) return;
      missing = bytesPerMessage;
      action();
    };
  };
  let home: () => void = () => undefined;
  there.to.count(whenWhole(there.bytesPerMessage, () => back.from.socket.write(FRAME)));
  back.to.count(whenWhole(back.bytesPerMessage, () => home()));
  const took: number[] = [];
  while (took.length < times) {
    const startedAt = performance.now();
    const answered = new Promise<void>((resolve) => {
      home = resolve;
    });
    there.from.socket.write(FRAME);
    await answered;
    took.push(performance.now() - startedAt);
  }
  there.to.count(null);
  back.to.count(null);
  return median(took);
}
