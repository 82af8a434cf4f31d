import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerLimits } from '../server-limits.ts';
import { ServerError } from '../server-error.ts';
import { writeAnswer, type WebAnswer } from './response.ts';
import { ROUTES, type WebServices } from './routes.ts';

/** A name or address with an optional port, and nothing that would end a header or an attribute. */
const HOST = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
const KEEP_ALIVE_MS = 15_000;
const MAX_HEADER_BYTES = 16 * 1024;
/** How often connections that take too long are looked for. */
const CHECK_MS = 1_000;

export interface WebServerOptions extends WebServices {
  readonly limits: ServerLimits;
}

/** The web services of the server (facts §3, §5): one piece answers, nothing that takes long, nothing big. */
export function createWebServer(options: WebServerOptions): Server {
  const { limits, diagnostics } = options;
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: limits.webRequestMs,
      headersTimeout: limits.webRequestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
    (request, response) => {
      answerRequest(options, request)
        .catch((error: unknown): WebAnswer => {
          // It was given up before it was whole: that is known by then (`clientError`), and nobody waits for an answer.
          if (request.errored !== null) return { status: 400 };
          if (error instanceof ServerError && error.code === 'busy') return { status: 503 };
          diagnostics.count('internal-error', error instanceof Error ? (error.stack ?? error.message) : '');
          return { status: 500 };
        })
        .then((answer) => {
          reply(request, response, answer);
        })
        .catch((error: unknown) => {
          diagnostics.count('internal-error', String(error));
          response.destroy();
        });
    },
  );
  keepWithin(limits.maxWebConnections, server, (socket) => {
    diagnostics.count('connection-evicted', plainHost(socket.remoteAddress ?? ''));
  });
  server.on('clientError', (error, socket) => {
    diagnostics.count('web-request-refused', error.message);
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

/** The oldest connection makes room for the next: requests are short, so it is one that only waits. */
function keepWithin(maxConnections: number, server: Server, evicted: (socket: Socket) => void): void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    for (const oldest of sockets) {
      if (sockets.size < maxConnections) break;
      evicted(oldest);
      sockets.delete(oldest);
      oldest.destroy();
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
}

async function answerRequest(options: WebServerOptions, request: IncomingMessage): Promise<WebAnswer> {
  const url = request.url ?? '/';
  // Some clients double the slash at the start; without an answer they hang.
  const [path = '/'] = url.replace(/^\/{2,}/, '/').split('?', 1);
  const route = ROUTES.get(path.toLowerCase());
  if (route === undefined) return { status: 404 };
  // Only browsers name an origin: any page somebody looks at can have them ask a server on this computer.
  if (request.headers.origin !== undefined) {
    options.diagnostics.count('web-request-refused', 'asked for by a page in a browser');
    return { status: 403 };
  }
  if (request.method !== route.method) return { status: 405, headers: { Allow: route.method } };
  const body = await readBody(request, options.limits.maxWebBodyBytes);
  if (body === null) return { status: 413 };
  return route.answer(options, {
    authorization: request.headers.authorization,
    body,
    remoteHost: plainHost(request.socket.remoteAddress ?? ''),
    origin: originOf(request),
  });
}

function reply(request: IncomingMessage, response: ServerResponse, answer: WebAnswer): void {
  if (response.destroyed) return;
  // What was not read of a body would be taken for the next request.
  if (!request.complete) {
    response.once('finish', () => request.destroy());
    writeAnswer(response, { ...answer, headers: { ...answer.headers, Connection: 'close' } });
  } else {
    writeAnswer(response, answer);
  }
}

/** The body as text, or null when it is too big. Rejects when the client goes away or takes too long. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function originOf(request: IncomingMessage): string {
  const named = request.headers.host ?? '';
  if (HOST.test(named)) return `http://${named}`;
  const { localAddress = '127.0.0.1', localPort = 80 } = request.socket;
  const host = plainHost(localAddress);
  return `http://${host.includes(':') ? `[${host}]` : host}:${localPort}`;
}

/** An address of IPv4 as such, also on a socket that takes both. */
function plainHost(address: string): string {
  return address.replace(/^::ffff:/, '');
}
