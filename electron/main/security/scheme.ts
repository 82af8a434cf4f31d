import { protocol, type Session } from 'electron';
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

/** Serves the files of `root` to pages, each with the security headers. */
export function serveScheme(session: Session, root: string): void {
  session.protocol.handle(SCHEME, async ({ method, url }) => {
    const file = method === 'GET' ? resolvePageFile(root, url) : null;
    if (file === null) return refusal();
    try {
      return new Response(await readFile(file.path), {
        headers: { ...SECURITY_HEADERS, 'content-type': file.contentType },
      });
    } catch {
      return refusal();
    }
  });
}

function refusal(): Response {
  return new Response('Not found', {
    status: 404,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  });
}
