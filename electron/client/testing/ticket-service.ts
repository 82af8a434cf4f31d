import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatTokenReply } from '#protocol/authentication/token-reply.ts';

/** A token service that gives everybody a ticket. */
export class TicketService {
  readonly port: number;
  readonly #close: () => Promise<void>;

  private constructor(port: number, close: () => Promise<void>) {
    this.port = port;
    this.#close = close;
  }

  static async start(): Promise<TicketService> {
    const issued = formatTokenReply({
      kind: 'tokens',
      tokens: [
        {
          address: 'messenger.msn.com',
          token: 't=tok&p=',
          proofSecret: null,
          createdAt: null,
          expiresAt: null,
        },
      ],
    });
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.end(issued));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const close = (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return new TicketService((server.address() as AddressInfo).port, close);
  }

  close(): Promise<void> {
    return this.#close();
  }
}
