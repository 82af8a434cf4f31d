import type { ServerResponse } from 'node:http';

/** What a route answers. */
export interface WebAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
}

/**
 * Writes an answer in one piece: old clients need `Content-Length`, spelt so, and cannot read chunks
 * (they also want no more headers than necessary).
 */
export function writeAnswer(response: ServerResponse, answer: WebAnswer): void {
  const body = Buffer.from(answer.body ?? '', 'utf8');
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.contentType === undefined ? {} : { 'Content-Type': answer.contentType }),
    'Cache-Control': 'no-store',
    'Content-Length': body.length,
  });
  response.end(body);
}
