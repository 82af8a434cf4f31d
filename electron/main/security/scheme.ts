import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { SCHEME } from './address.ts';
import { SECURITY_HEADERS } from './content-security-policy.ts';
import { resolvePageFile } from './page-files.ts';

/**
 * Makes the scheme a first-class one: an origin of its own, a secure context, compiled scripts kept on disk. Has to run
 * before the app is ready. No `bypassCSP`, no `supportFetchAPI`: pages fetch nothing.
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the files of `root` to pages, each with the security headers. Not by `protocol.handle`: that builds a Request
 * and a stream for each file out of undici, and loading undici alone keeps the thread that makes the first window busy
 * for 40 ms, a good tenth of all a bare Electron needs to start. The older way hands the bytes over as they are.
 */
export function serveScheme(session: Session, root: string): void {
  session.protocol.registerBufferProtocol(SCHEME, (request, answer) => {
    void respond(root, request).then(answer);
  });
}

async function respond(root: string, { method, url }: ProtocolRequest): Promise<ProtocolResponse> {
  const file = method === 'GET' ? resolvePageFile(root, url) : null;
  if (file === null) return NOT_FOUND;
  try {
    const headers = { ...SECURITY_HEADERS, 'content-type': file.contentType };
    return { data: await readFile(file.path), headers };
  } catch {
    return NOT_FOUND;
  }
}

const NOT_FOUND: ProtocolResponse = {
  statusCode: 404,
  data: Buffer.from('Not found'),
  headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
};
