import type { Dialect } from '#protocol/dialects/index.ts';
import { writeMessage } from '#protocol/dialects/dialect.ts';
import type { SwitchboardEvents } from '#protocol/dialects/switchboard.ts';
import { encodeCommand } from '#protocol/wire/encoder.ts';
import type { Connection } from '../net/connection.ts';
import type { Services } from '../services.ts';
import type { Admission } from './keys.ts';

const NO_PAYLOAD = new Uint8Array(0);

/** Part of some bytes, from `start` up to but not `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `1664` and the end of the line. */
const LONGEST_LENGTH = 6;
const DIGIT_ZERO = 0x30;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** Somebody in a room. */
export class Participant {
  readonly admission: Admission;
  readonly connection: Connection;
  /** The start of a MSG of theirs, up to its length, by the dialect of who reads it. */
  readonly #messageHeads = new Map<Dialect, Buffer>();
  /** Those who have too much to read yet for us to listen to this one. */
  readonly #waitingFor = new Set<Participant>();

  constructor(admission: Admission, connection: Connection) {
    this.admission = admission;
    this.connection = connection;
  }

  /** Sends an event in the dialect they speak. */
  send<K extends keyof SwitchboardEvents>(type: K, value: SwitchboardEvents[K]): void {
    const command = writeMessage<SwitchboardEvents, K>(this.admission.dialect.switchboardEvents, type, value);
    if (command !== null) this.connection.send(command);
  }

  /**
   * Messages of theirs as others get them, in one piece: payloads are copied once and never looked into (facts §10.3).
   *
   * @param dialect Of who reads them.
   * @param spans Where in `source` the payloads are.
   */
  encodeMessages(dialect: Dialect, source: Uint8Array, spans: readonly Span[]): Uint8Array {
    const head = this.#messageHead(dialect);
    let size = 0;
    for (const { start, end } of spans) size += head.length + LONGEST_LENGTH + end - start;
    const bytes = Buffer.allocUnsafe(size);
    let position = 0;
    for (const { start, end } of spans) {
      bytes.set(head, position);
      position = writeLength(bytes, position + head.length, end - start);
      bytes.set(source.subarray(start, end), position);
      position += end - start;
    }
    return bytes.subarray(0, position);
  }

  /** Stops listening to this one until `reader` has read what waits; cuts `reader` when it does not read at all. */
  waitFor(reader: Participant, services: Services): void {
    if (this.#waitingFor.has(reader)) return;
    this.#waitingFor.add(reader);
    this.connection.pause();
    const cancel = cutWhenStalled(reader.connection, services);
    reader.connection.onceDrained(() => {
      cancel();
      this.#waitingFor.delete(reader);
      if (this.#waitingFor.size === 0) this.connection.resume();
    });
  }

  #messageHead(dialect: Dialect): Buffer {
    const known = this.#messageHeads.get(dialect);
    if (known !== undefined) return known;
    const { address, name } = this.admission;
    const command = writeMessage<SwitchboardEvents, 'message'>(dialect.switchboardEvents, 'message', {
      sender: address,
      name,
      payload: NO_PAYLOAD,
    });
    const whole = command === null ? Buffer.alloc(0) : Buffer.from(encodeCommand(command));
    const head = whole.subarray(0, whole.lastIndexOf(' ') + 1);
    this.#messageHeads.set(dialect, head);
    return head;
  }
}

/** Writes a length of at most four digits and the end of the line. Answers the position behind them. */
function writeLength(bytes: Uint8Array, at: number, length: number): number {
  let position = at;
  for (
    let unit = length >= 1000 ? 1000 : length >= 100 ? 100 : length >= 10 ? 10 : 1;
    unit >= 1;
    unit /= 10
  ) {
    bytes[position] = DIGIT_ZERO + (Math.floor(length / unit) % 10);
    position += 1;
  }
  bytes[position] = CARRIAGE_RETURN;
  bytes[position + 1] = LINE_FEED;
  return position + 2;
}

/** Looks now and then whether anything was read at all. Answers how to stop looking. */
function cutWhenStalled(connection: Connection, services: Services): () => void {
  const { clock, limits, diagnostics } = services;
  let takenBytes = connection.takenBytes;
  const look = () => {
    if (connection.takenBytes === takenBytes) {
      diagnostics.count('slow-reader-cut', connection.remoteAddress.host);
      connection.destroy();
      return;
    }
    takenBytes = connection.takenBytes;
    cancel = clock.after(limits.relayStallMs, look);
  };
  let cancel = clock.after(limits.relayStallMs, look);
  return () => {
    cancel();
  };
}
