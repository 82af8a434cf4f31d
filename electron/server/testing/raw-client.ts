import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'vitest';

/** A client that knows nothing of the protocol but lines and payloads: what it reads is compared letter for letter. */
export class RawClient {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  #received = Buffer.alloc(0);
  #isClosed = false;
  #wake: () => void = () => {};

  static async connect(port: number): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1' });
    const client = new RawClient(socket);
    await once(socket, 'connect');
    return client;
  }

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#isClosed = true;
        this.#wake();
        resolve();
      });
    });
  }

  /** Sends lines, each ended as it must be. */
  send(...lines: readonly string[]): void {
    this.socket.write(lines.map((line) => `${line}\r\n`).join(''));
  }

  /** Sends a line with its payload; the length is added. */
  sendPayload(line: string, payload: string | Uint8Array): void {
    const bytes = Buffer.from(payload);
    this.socket.write(Buffer.concat([Buffer.from(`${line} ${bytes.length}\r\n`), bytes]));
  }

  /** The next line. Rejects when the connection ends before it. */
  async line(): Promise<string> {
    let end = this.#received.indexOf('\r\n');
    while (end < 0) {
      await this.#more();
      end = this.#received.indexOf('\r\n');
    }
    const line = this.#received.toString('utf8', 0, end);
    this.#received = this.#received.subarray(end + 2);
    return line;
  }

  async payload(length: number): Promise<string> {
    while (this.#received.length < length) await this.#more();
    const payload = this.#received.toString('utf8', 0, length);
    this.#received = this.#received.subarray(length);
    return payload;
  }

  /** Everything that comes next must be these lines. */
  async expect(...lines: readonly string[]): Promise<void> {
    const found: string[] = [];
    for (const _ of lines) found.push(await this.line());
    expect(found).toEqual(lines);
  }

  /** The next line must match; answers what the groups caught. */
  async match(pattern: RegExp): Promise<string[]> {
    const line = await this.line();
    expect(line).toMatch(pattern);
    return pattern.exec(line)?.slice(1) ?? [];
  }

  /** Nothing came but what was read: a ping is answered next. Only on a notification server. */
  async expectNothingMore(): Promise<void> {
    this.send('PNG');
    expect(await this.line()).toMatch(/^QNG/);
  }

  /** What comes until the connection ends, and its end. */
  async rest(): Promise<string> {
    while (!this.#isClosed) await this.#wait();
    const rest = this.#received.toString('utf8');
    this.#received = Buffer.alloc(0);
    return rest;
  }

  close(): Promise<void> {
    this.socket.destroy();
    return this.closed;
  }

  async #more(): Promise<void> {
    if (this.#isClosed)
      throw new Error(`The connection ended after ${JSON.stringify(String(this.#received))}`);
    await this.#wait();
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
