import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tcpTransport } from '../tcp.ts';
import type { Transport } from '../transport.ts';

/** A line to a server on this computer that can be cut. */
export class CuttingProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server;
  /** Connects through the proxy, whatever the endpoint. */
  readonly transport: Transport;
  #port = 0;
  readonly #target: number;
  /** Connections made so far. */
  connections = 0;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer((socket) => this.#accept(socket));
    this.transport = {
      connect: (endpoint, signal) =>
        tcpTransport().connect({ ...endpoint, host: '127.0.0.1', port: this.#port }, signal),
    };
  }

  /** @param target The only port ever connected to. */
  static async start(target: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(target);
    await new Promise<void>((resolve) => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    proxy.#port = (proxy.#server.address() as AddressInfo).port;
    return proxy;
  }

  /** Resets every line there is. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #accept(socket: Socket): void {
    this.connections += 1;
    const onward = connect(this.#target, '127.0.0.1');
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
