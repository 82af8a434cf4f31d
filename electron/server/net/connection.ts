import type { Socket } from 'node:net';
import type { OutgoingCommand } from '#protocol/wire/encoder.ts';
import { encodeCommand } from '#protocol/wire/encoder.ts';
import type { Diagnostics } from '../diagnostics.ts';

export interface ConnectionEvents {
  readonly received: (chunk: Buffer) => void;
  /** Exactly once, whoever ended it. */
  readonly closed: () => void;
}

/** How long a client has to read the last words after we ended a connection. */
const GOODBYE_MS = 2_000;

/**
 * One TCP connection. What is sent within one turn of the event loop goes out in one write; a client that does not
 * read is cut before what waits for it grows over the limit.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #maxQueuedBytes: number;
  readonly #diagnostics: Diagnostics;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #ending = false;
  #onDrained: (() => void)[] = [];
  #events: ConnectionEvents | null = null;

  constructor(socket: Socket, maxQueuedBytes: number, diagnostics: Diagnostics) {
    this.#socket = socket;
    this.#maxQueuedBytes = maxQueuedBytes;
    this.#diagnostics = diagnostics;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
    socket.on('data', (chunk: Buffer) => {
      if (!this.#ending) this.#events?.received(chunk);
    });
    // A reset is one more way for a connection to end.
    socket.on('error', () => socket.destroy());
    socket.on('end', () => {
      this.end();
    });
    socket.on('drain', () => {
      this.#drained();
    });
    socket.on('close', () => {
      this.#ending = true;
      this.#drained();
      this.#events?.closed();
    });
  }

  /** Who hears of bytes and the end. May change during the life of the connection. */
  listen(events: ConnectionEvents): void {
    this.#events = events;
  }

  /** Where the client reached us, `host:port`. */
  get localAddress(): { readonly host: string; readonly port: number } {
    const { localAddress = '127.0.0.1', localPort = 0 } = this.#socket;
    return { host: localAddress.replace(/^::ffff:/, ''), port: localPort };
  }

  get remoteAddress(): { readonly host: string; readonly port: number } {
    const { remoteAddress = '', remotePort = 0 } = this.#socket;
    return { host: remoteAddress.replace(/^::ffff:/, ''), port: remotePort };
  }

  /** False once it ended or was ended: what is sent then goes nowhere. */
  get isOpen(): boolean {
    return !this.#ending;
  }

  /** Bytes that the client has not taken yet. */
  get queuedBytes(): number {
    return this.#waitingBytes + this.#socket.writableLength;
  }

  send(command: OutgoingCommand): void {
    this.sendBytes(encodeCommand(command));
  }

  sendBytes(bytes: Uint8Array): void {
    if (this.#ending) return;
    if (this.queuedBytes + bytes.length > this.#maxQueuedBytes) {
      this.#diagnostics.count('slow-reader-cut', this.remoteAddress.host);
      this.destroy();
      return;
    }
    if (this.#waiting.length === 0) process.nextTick(() => this.#flush());
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
  }

  /** Stops and starts reading. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Calls back once, when what was sent so far has been taken or nobody is there to take it. */
  onceDrained(action: () => void): void {
    if (this.#ending) action();
    else this.#onDrained.push(action);
  }

  /** Bytes that the system has taken from us, ever: when it grows, the client reads. */
  get takenBytes(): number {
    return this.#socket.bytesWritten - this.#socket.writableLength;
  }

  /** Ends the connection after everything sent has gone out. */
  end(): void {
    if (this.#ending) return;
    this.#flush();
    this.#ending = true;
    this.#socket.end();
    // Whoever reads on or is silent does not keep the connection.
    this.#socket.resume();
    const timer = setTimeout(() => this.#socket.destroy(), GOODBYE_MS);
    timer.unref();
    this.#socket.once('close', () => {
      clearTimeout(timer);
    });
  }

  /** Ends it at once. */
  destroy(): void {
    this.#ending = true;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#socket.destroy();
  }

  #flush(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    const bytes = this.#waiting.length === 1 ? first : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#socket.write(bytes);
    if (!this.#socket.writableNeedDrain) this.#drained();
  }

  #drained(): void {
    const actions = this.#onDrained;
    if (actions.length === 0) return;
    this.#onDrained = [];
    for (const action of actions) action();
  }
}
