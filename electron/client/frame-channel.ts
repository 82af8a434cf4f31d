import { redactCommand } from '#protocol/redaction.ts';
import { FrameDecoder } from '#protocol/wire/decoder.ts';
import { encodeCommand } from '#protocol/wire/encoder.ts';
import type { Command, Frame } from '#protocol/wire/frame.ts';
import type { ClientError } from './client-error.ts';
import type { Clock } from './clock.ts';
import type { Trace } from './observation.ts';
import type { Connection } from './transport.ts';

export interface FrameChannelOptions {
  readonly connection: Connection;
  readonly link: 'notification' | 'switchboard';
  readonly clock: Clock;
  readonly onFrame: (frame: Frame) => void;
  /** Once, unless we end it ourselves. */
  readonly onLost: (reason: ClientError) => void;
  /** Hears every frame, or null while nobody wants to. */
  readonly tracer: () => ((trace: Trace) => void) | null;
}

/** A connection as a stream of frames in both directions. */
export class FrameChannel {
  readonly #options: FrameChannelOptions;
  readonly #decoder: FrameDecoder;
  #closed = false;

  constructor(options: FrameChannelOptions) {
    this.#options = options;
    this.#decoder = new FrameDecoder({ link: options.link, direction: 'to-client' });
    options.connection.onClose((reason) => {
      if (this.#closed) return;
      this.#closed = true;
      if (reason !== null) options.onLost(reason);
    });
    options.connection.onData((bytes) => {
      for (const frame of this.#closed ? [] : this.#decoder.push(bytes)) {
        if (this.#closed) return;
        this.#trace('received', frame);
        options.onFrame(frame);
      }
    });
  }

  get remote(): string {
    return this.#options.connection.remote;
  }

  /** Throws `ProtocolError` when an argument cannot stand in a command; then nothing is written. */
  send(command: Command): void {
    const bytes = encodeCommand(command);
    if (this.#closed) return;
    this.#trace('sent', command);
    this.#options.connection.write(bytes);
  }

  /** Ends the line after what was sent. Nothing is heard of it any more. */
  end(): void {
    this.#closed = true;
    this.#options.connection.end();
  }

  /** Drops the line. Nothing is heard of it any more. */
  destroy(): void {
    this.#closed = true;
    this.#options.connection.destroy();
  }

  #trace(direction: 'sent' | 'received', frame: Frame): void {
    const tracer = this.#options.tracer();
    if (tracer === null) return;
    tracer({
      at: this.#options.clock.now(),
      link: this.#options.link,
      remote: this.remote,
      direction,
      frame: shown(frame),
    });
  }
}

/** A frame without its secrets. */
function shown(frame: Frame): Trace['frame'] {
  if (frame.kind === 'command') return redactCommand(frame);
  const { readAs: _readAs, ...rest } = frame;
  return rest;
}
