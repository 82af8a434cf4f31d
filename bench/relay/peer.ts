import type { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that is no more than its socket: cheap, so that what is measured is the other end. */
export class Peer {
  readonly socket: Socket;
  #heard = '';
  #closed = false;
  #onNews: () => void = () => undefined;
  #counter: ((bytes: number) => void) | null = null;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      if (this.#counter !== null) {
        this.#counter(chunk.length);
        return;
      }
      this.#heard += chunk.toString('latin1');
      this.#onNews();
    });
    socket.on('close', () => {
      this.#closed = true;
      this.#onNews();
    });
  }

  /** Sends a line and resolves with what is heard in answer, once `expected` is among it. */
  async ask(line: string, expected: string): Promise<string> {
    this.#heard = '';
    this.socket.write(`${line}\r\n`);
    return this.hear(expected);
  }

  /** Resolves with everything heard since the last question, once `expected` is among it. */
  async hear(expected: string): Promise<string> {
    while (!this.#heard.includes(expected)) {
      if (this.#closed) throw new Error(`The line ended instead of "${expected}", after "${this.#heard}".`);
      await new Promise<void>((resolve) => {
        this.#onNews = resolve;
      });
    }
    return this.#heard;
  }

  /** From here on bytes are only counted; null ends that. */
  count(counter: ((bytes: number) => void) | null): void {
    this.#counter = counter;
    this.#heard = '';
  }
}

/** Connects somewhere. */
export async function connectPeer(address: { readonly host: string; readonly port: number }): Promise<Peer> {
  const socket = connect({ host: address.host, port: address.port, noDelay: true });
  await once(socket, 'connect');
  return new Peer(socket);
}
