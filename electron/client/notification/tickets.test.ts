import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { formatPassportReply, formatPassportUrls } from '#protocol/authentication/passport.ts';
import { formatTokenReply } from '#protocol/authentication/token-reply.ts';
import { parseTokenRequest } from '#protocol/authentication/token-request.ts';
import { dialectByName } from '#protocol/dialects/index.ts';
import { nodeWeb } from '../node-web.ts';
import { TEST_CERTIFICATE, TEST_KEY } from '../testing/certificate.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { endpointsAt } from '../testing/scripted-server.ts';
import { WEB_TIMEOUT_MS } from '../timeouts.ts';
import { fetchTicket } from './tickets.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const MSNP12 = dialectByName('MSNP12')!;
const CHALLENGE = 'ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1';
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(routes: Readonly<Record<string, Handler>>): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const handler = routes[request.url ?? ''];
      if (handler === undefined) response.writeHead(404).end();
      else handler(request, response, Buffer.concat(chunks).toString());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function ticket(
  port: number,
  sources: readonly ('token-service' | 'nexus')[],
  options: { readonly clock?: ManualClock; readonly signal?: AbortSignal } = {},
): Promise<string> {
  return fetchTicket(
    {
      dialect: { ...MSNP12, ticketSources: sources },
      endpoints: endpointsAt({ host: '127.0.0.1', port: 9, tls: false }, port),
      address: 'alice@example.com',
      password: 's&cret',
      challenge: CHALLENGE,
    },
    { web: nodeWeb(), clock: options.clock ?? new ManualClock() },
    options.signal ?? new AbortController().signal,
  );
}

const issued = formatTokenReply({
  kind: 'tokens',
  tokens: [
    { address: 'http://Passport.NET/tb', token: null, proofSecret: null, createdAt: 0, expiresAt: 1 },
    { address: 'messenger.msn.com', token: 't=tok&p=', proofSecret: null, createdAt: 0, expiresAt: 1 },
  ],
});

function fault(
  code: 'failed-authentication' | 'redirect' | 'other',
  redirectUrl: string | null = null,
): string {
  return formatTokenReply({ kind: 'fault', code, text: 'no', redirectUrl });
}

describe('from the token service', () => {
  it('asks with the password and gets the ticket', async () => {
    let asked: ReturnType<typeof parseTokenRequest> | null = null;
    const port = await serve({
      '/RST.srf': (_request, response, body) => {
        asked = parseTokenRequest(body);
        response.end(issued);
      },
    });
    expect(await ticket(port, ['token-service'])).toBe('t=tok&p=');
    expect(asked).toMatchObject({ username: 'alice@example.com', password: 's&cret' });
  });

  it('knows a wrong password and does not try elsewhere', async () => {
    let nexusAsked = false;
    const port = await serve({
      '/RST.srf': (_request, response) => response.end(fault('failed-authentication')),
      '/rdr/pprdr.asp': (_request, response) => {
        nexusAsked = true;
        response.end();
      },
    });
    await expect(ticket(port, ['token-service', 'nexus'])).rejects.toMatchObject({ code: 'wrong-password' });
    expect(nexusAsked).toBe(false);
  });

  it('follows redirects, but not in a circle', async () => {
    const port = await serve({
      '/RST.srf': (_request, response) => response.end(fault('redirect', '/elsewhere')),
      '/elsewhere': (_request, response) => response.end(issued),
    });
    expect(await ticket(port, ['token-service'])).toBe('t=tok&p=');
    const round = await serve({
      '/RST.srf': (_request, response) => response.end(fault('redirect', '/other')),
      '/other': (_request, response) => response.end(fault('redirect', '/RST.srf')),
    });
    await expect(ticket(round, ['token-service'])).rejects.toMatchObject({
      code: 'web-service-failed',
      detail: expect.stringContaining('circle') as string,
    });
    const endless = await serve(
      Object.fromEntries(
        Array.from({ length: 9 }, (_, index) => [
          index === 0 ? '/RST.srf' : `/${index}`,
          ((_request, response) => response.end(fault('redirect', `/${index + 1}`))) satisfies Handler,
        ]),
      ),
    );
    await expect(ticket(endless, ['token-service'])).rejects.toMatchObject({
      detail: expect.stringContaining('too often') as string,
    });
  });

  it('says what is wrong with nonsense, too much, and nothing', async () => {
    const port = await serve({
      '/RST.srf': (_request, response) => response.end('<html>Down for maintenance</html>'),
    });
    await expect(ticket(port, ['token-service'])).rejects.toMatchObject({ code: 'web-service-failed' });
    const huge = await serve({
      '/RST.srf': (_request, response) => response.end('x'.repeat(2 * 1024 * 1024)),
    });
    await expect(ticket(huge, ['token-service'])).rejects.toMatchObject({ code: 'web-service-failed' });
    const broken = await serve({
      '/RST.srf': (_request, response) => response.destroy(),
    });
    await expect(ticket(broken, ['token-service'])).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('says what is wrong with headers without end', async () => {
    const port = await serve({
      '/RST.srf': (_request, response) => {
        response.writeHead(200, { 'X-Long': 'x'.repeat(20_000) }).end(issued);
      },
    });
    await expect(ticket(port, ['token-service'])).rejects.toMatchObject({ code: 'web-service-failed' });
  });

  it('gives up on one that answers a byte at a time for ever', async () => {
    const clock = new ManualClock();
    const port = await serve({
      '/RST.srf': (_request, response) => {
        const timer = setInterval(() => response.write(' '), 1);
        response.on('close', () => clearInterval(timer));
        response.write(' ', () => clock.advance(WEB_TIMEOUT_MS));
      },
    });
    await expect(ticket(port, ['token-service'], { clock })).rejects.toMatchObject({ code: 'timed-out' });
    expect(clock.waiting).toBe(0);
  });

  it('gives up on one that accepts and stays silent', async () => {
    const clock = new ManualClock();
    const port = await serve({ '/RST.srf': () => clock.advance(WEB_TIMEOUT_MS) });
    await expect(ticket(port, ['token-service'], { clock })).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('can be called off', async () => {
    const controller = new AbortController();
    const port = await serve({ '/RST.srf': () => controller.abort() });
    await expect(
      ticket(port, ['token-service', 'nexus'], { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('falls back on the nexus where there is no token service', async () => {
    const port = await serve({
      '/rdr/pprdr.asp': (request, response) => {
        const { port } = request.socket.address() as AddressInfo;
        response.setHeader('PassportURLs', formatPassportUrls(`http://127.0.0.1:${port}/login`)).end();
      },
      '/login': (_request, response) => {
        response.setHeader('Authentication-Info', formatPassportReply({ kind: 'success', ticket: 't=1&p=' }));
        response.end();
      },
    });
    expect(await ticket(port, ['token-service', 'nexus'])).toBe('t=1&p=');
  });
});

describe('from the nexus', () => {
  const nexus =
    (path: string): Handler =>
    (request, response) => {
      const { port } = request.socket.address() as AddressInfo;
      response.setHeader('PassportURLs', formatPassportUrls(`http://127.0.0.1:${port}${path}`)).end();
    };

  it('sends who we are on to where it is redirected', async () => {
    const seen: (string | undefined)[] = [];
    const port = await serve({
      '/rdr/pprdr.asp': nexus('/login'),
      '/login': (request, response) => {
        seen.push(request.headers.authorization);
        response.writeHead(302, { Location: '/login2' }).end();
      },
      '/login2': (request, response) => {
        seen.push(request.headers.authorization);
        response.setHeader('Authentication-Info', formatPassportReply({ kind: 'success', ticket: 't=2&p=' }));
        response.end();
      },
    });
    expect(await ticket(port, ['nexus'])).toBe('t=2&p=');
    expect(seen[1]).toBe(seen[0]);
    expect(seen[0]).toContain(CHALLENGE);
  });

  it('knows a wrong password', async () => {
    const port = await serve({
      '/rdr/pprdr.asp': nexus('/login'),
      '/login': (_request, response) => {
        response.writeHead(401, {
          'WWW-Authenticate': formatPassportReply({ kind: 'failed', reason: 'Wrong password' }),
        });
        response.end();
      },
    });
    await expect(ticket(port, ['nexus'])).rejects.toMatchObject({ code: 'wrong-password', retryable: false });
  });

  it('never takes a password from a protected address to an unprotected one', async () => {
    const asked: string[] = [];
    const plain = await serve({
      '/login': (_request, response) => {
        asked.push('in the clear');
        response.end();
      },
    });
    const secure = createHttps({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (request, response) => {
      asked.push(request.url ?? '');
      const Location = `http://127.0.0.1:${plain}/login`;
      if (request.url === '/RST.srf') {
        request.resume().on('end', () => response.end(fault('redirect', Location)));
      } else if (request.url === '/login') response.writeHead(302, { Location }).end();
      else {
        const { port } = request.socket.address() as AddressInfo;
        response.setHeader('PassportURLs', formatPassportUrls(`https://localhost:${port}/login`)).end();
      }
    });
    await new Promise<void>((resolve) => {
      secure.listen(0, '127.0.0.1', resolve);
    });
    closers.push(() => {
      secure.closeAllConnections();
      secure.close();
    });
    const { port } = secure.address() as AddressInfo;
    const at = endpointsAt({ host: '127.0.0.1', port: 9, tls: false });
    const protectedAt = { host: 'localhost', port, tls: true };
    const fetching = fetchTicket(
      {
        dialect: MSNP12,
        endpoints: {
          ...at,
          nexus: { ...at.nexus, ...protectedAt },
          tokenService: { ...at.tokenService, ...protectedAt },
        },
        address: 'alice@example.com',
        password: 's&cret',
        challenge: CHALLENGE,
      },
      { web: nodeWeb({ certificateAuthorities: [TEST_CERTIFICATE] }), clock: new ManualClock() },
      new AbortController().signal,
    );
    await expect(fetching).rejects.toMatchObject({
      code: 'web-service-failed',
      detail: expect.stringContaining('unprotected') as string,
    });
    expect(asked).toEqual(['/RST.srf', '/rdr/pprdr.asp', '/login']);
  });

  it('refuses circles, other schemes, and a nexus that names nobody', async () => {
    const round = await serve({
      '/rdr/pprdr.asp': nexus('/login'),
      '/login': (_request, response) => response.writeHead(302, { Location: '/login' }).end(),
    });
    await expect(ticket(round, ['nexus'])).rejects.toMatchObject({ code: 'web-service-failed' });
    const odd = await serve({
      '/rdr/pprdr.asp': nexus('/login'),
      '/login': (_request, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    });
    await expect(ticket(odd, ['nexus'])).rejects.toMatchObject({ code: 'web-service-failed' });
    const mute = await serve({ '/rdr/pprdr.asp': (_request, response) => response.end() });
    await expect(ticket(mute, ['nexus'])).rejects.toMatchObject({
      detail: expect.stringContaining('no login server') as string,
    });
  });
});
