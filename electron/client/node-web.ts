import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { ClientError } from './client-error.ts';
import { abortError, networkError } from './network-error.ts';
import type { Web, WebRequest, WebResponse } from './web.ts';

/** Largest body of an answer; a sign-in document has a few kilobytes. */
export const MAX_WEB_BODY_BYTES = 1024 * 1024;
/** Largest header block of an answer. */
const MAX_WEB_HEADER_BYTES = 16 * 1024;

export interface WebOptions {
  /** Certificates to trust instead of the system's own, PEM; for a server with its own authority. */
  readonly certificateAuthorities?: readonly string[];
}

/** HTTP and HTTPS, one connection a request, the server's name always checked. */
export function nodeWeb(options: WebOptions = {}): Web {
  return { request: (request, signal) => ask(request, signal, options) };
}

function ask(request: WebRequest, signal: AbortSignal, options: WebOptions): Promise<WebResponse> {
  const { url, body } = request;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortError(signal));
      return;
    }
    const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: request.method,
      headers: {
        ...request.headers,
        ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
      },
      agent: false,
      maxHeaderSize: MAX_WEB_HEADER_BYTES,
      ...(options.certificateAuthorities === undefined ? {} : { ca: [...options.certificateAuthorities] }),
    });
    const fail = (error: ClientError): void => {
      signal.removeEventListener('abort', onAbort);
      reject(error);
      outgoing.destroy();
    };
    const onAbort = (): void => fail(abortError(signal));
    signal.addEventListener('abort', onAbort);
    outgoing.on('error', (error) => fail(webError(error, url)));
    outgoing.on('response', (response) => {
      readResponse(response, url).then((answer) => {
        signal.removeEventListener('abort', onAbort);
        resolve(answer);
      }, fail);
    });
    outgoing.end(body);
  });
}

async function readResponse(response: IncomingMessage, url: URL): Promise<WebResponse> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MAX_WEB_BODY_BYTES) {
        throw new ClientError('web-service-failed', { detail: `${url.host} answered with too much` });
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ClientError ? error : webError(error, url);
  }
  return {
    status: response.statusCode ?? 0,
    headers: new Map(
      Object.entries(response.headersDistinct).map(([name, values]) => [name.toLowerCase(), values ?? []]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The HTTP parser's own complaints are about the service, not about the line. */
function webError(error: unknown, url: URL): ClientError {
  const code = String((error as { readonly code?: unknown } | null)?.code);
  if (!code.startsWith('HPE_')) return networkError(error, url.host);
  return new ClientError('web-service-failed', { detail: `${url.host} ${code}`, cause: error });
}
