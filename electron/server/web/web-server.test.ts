import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  formatPassportRequest,
  parsePassportReply,
  parsePassportUrls,
} from '#protocol/authentication/passport.ts';
import { parseTokenReply } from '#protocol/authentication/token-reply.ts';
import { formatTokenRequest } from '#protocol/authentication/token-request.ts';
import { addressOf, PASSWORD, startServer } from '../testing/test-server.ts';

const TARGETS = [{ address: 'messenger.msn.com', policy: '?id=507' }];

/** A request in so many bytes, and everything that comes back until the end. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  onTestFinished(() => {
    socket.destroy();
  });
  let reply = '';
  socket.on('data', (chunk: Buffer) => {
    reply += chunk.toString('latin1');
  });
  socket.on('error', () => {});
  socket.write(request);
  await once(socket, 'close');
  return reply;
}

describe('the nexus', () => {
  it('names the login server where the client has reached us', async () => {
    const { listening } = await startServer([]);
    const response = await fetch(`http://localhost:${listening.httpPort}/rdr/pprdr.asp`);
    expect(response.status).toBe(200);
    expect(parsePassportUrls(response.headers.get('PassportURLs') ?? '')).toBe(
      `http://localhost:${listening.httpPort}/login2.srf`,
    );
  });

  it('does not repeat a host that is none', async () => {
    const { listening } = await startServer([]);
    const reply = await raw(
      listening.httpPort,
      'GET /rdr/pprdr.asp HTTP/1.1\r\nHost: evil.example,DALogin=http://evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(reply).toContain(
      `PassportURLs: DARealm=Passport.Net,DALogin=http://127.0.0.1:${listening.httpPort}/login2.srf`,
    );
    expect(reply).not.toContain('evil');
  });
});

describe('the Passport login', () => {
  const login = async (port: number, password: string, address = addressOf('alice')) => {
    const headers = {
      Authorization: formatPassportRequest({ address, password, challenge: 'ct=1,lc=1033' }),
    };
    return fetch(`http://127.0.0.1:${port}/login2.srf`, { headers });
  };

  it('gives a ticket for the right password', async () => {
    const { listening } = await startServer();
    const response = await login(listening.httpPort, PASSWORD);
    expect(response.status).toBe(200);
    expect(parsePassportReply(response.headers.get('Authentication-Info') ?? '')).toMatchObject({
      kind: 'success',
      ticket: expect.stringMatching(/^t=[0-9a-f]{64}&p=$/),
    });
  });

  it.each([
    ['a wrong password', 'wrong', addressOf('alice')],
    ['an unknown account', PASSWORD, addressOf('nobody')],
    ['no address at all', PASSWORD, 'nobody'],
  ])('refuses %s in words', async (_, password, address) => {
    const { listening, server } = await startServer();
    const response = await login(listening.httpPort, password, address);
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Passport1\.4 da-status=failed.*cbtxt=/);
    expect(server.incidents['sign-in-failed']).toBe(1);
  });

  it.each([undefined, 'Basic YWxpY2U6c2VjcmV0', 'Passport1.4 nonsense'])(
    'refuses %s',
    async (authorization) => {
      const { listening } = await startServer();
      const headers = authorization === undefined ? {} : { Authorization: authorization };
      const response = await fetch(`http://127.0.0.1:${listening.httpPort}/login2.srf`, { headers });
      expect(response.status).toBe(401);
    },
  );
});

describe('the token service', () => {
  const ask = async (port: number, body: string, path = '/RST.srf') =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'text/xml' },
    });
  const request = (password: string) =>
    formatTokenRequest({ username: addressOf('alice'), password, targets: TARGETS });

  it.each(['/RST.srf', '//RST.srf', '/RST2.srf', '/rst.srf?x=1'])('gives tokens at %s', async (path) => {
    const { listening, connect: connectClient } = await startServer();
    const response = await ask(listening.httpPort, request(PASSWORD), path);
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(body).not.toMatch(/>\s+</);
    const reply = parseTokenReply(body);
    if (reply.kind !== 'tokens') throw new Error('no tokens');
    expect(reply.tokens.map(({ address }) => address)).toEqual([
      'http://Passport.NET/tb',
      'messenger.msn.com',
    ]);
    expect(body).toContain('<wsse:BinarySecurityToken Id="Compact1">');
    const client = await connectClient();
    client.send(
      'VER 1 MSNP12 CVR0',
      'USR 2 TWN I alice@example.com',
      `USR 3 TWN S ${reply.tokens[1]?.token}`,
    );
    await client.expect('VER 1 MSNP12');
    await client.match(/^USR 2 /);
    await client.expect('USR 3 OK alice@example.com 1 0');
  });

  it('answers in one piece, with Content-Length so spelt', async () => {
    const { listening } = await startServer();
    const body = request(PASSWORD);
    const reply = await raw(
      listening.httpPort,
      `POST /RST.srf HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    const [head = '', content = ''] = reply.split('\r\n\r\n');
    expect(head).toMatch(/\r\nContent-Type: text\/xml; charset=utf-8\r\n/);
    expect(/\r\nContent-Length: (\d+)\r\n/.exec(head)?.[1]).toBe(String(content.length));
    expect(head).not.toMatch(/transfer-encoding/i);
  });

  it('says in the body that a password is wrong', async () => {
    const { listening } = await startServer();
    const response = await ask(listening.httpPort, request('wrong'));
    expect(response.status).toBe(200);
    expect(parseTokenReply(await response.text())).toMatchObject({
      kind: 'fault',
      code: 'failed-authentication',
    });
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['another document', '<a><b/></a>'],
    [
      'too many tokens',
      formatTokenRequest({
        username: addressOf('alice'),
        password: PASSWORD,
        targets: Array.from({ length: 40 }, (_, index) => ({ address: `host-${index}`, policy: null })),
      }),
    ],
  ])('refuses %s', async (_, body) => {
    const { listening } = await startServer();
    const response = await ask(listening.httpPort, body);
    expect(response.status).toBe(200);
    expect(parseTokenReply(await response.text())).toMatchObject({ kind: 'fault', code: 'client' });
  });

  it('refuses a body that is too big, declared or not', async () => {
    const { listening } = await startServer();
    const declared = await raw(
      listening.httpPort,
      'POST /RST.srf HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n',
    );
    expect(declared).toMatch(/^HTTP\/1\.1 413 /);
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const chunked = await raw(
      listening.httpPort,
      `POST /RST.srf HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(4)}0\r\n\r\n`,
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('the web server', () => {
  it('keeps a connection for the next request', async () => {
    const { listening } = await startServer([]);
    const get = 'GET /rdr/pprdr.asp HTTP/1.1\r\nHost: localhost\r\n';
    const reply = await raw(listening.httpPort, `${get}\r\n${get}Connection: close\r\n\r\n`);
    expect(reply.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });

  it.each([
    ['GET', '/', 404],
    ['GET', '/RST.srf', 405],
    ['POST', '/rdr/pprdr.asp', 405],
    ['GET', '/../../etc/passwd', 404],
  ])('answers %s %s with %d', async (method, path, status) => {
    const { listening } = await startServer([]);
    const response = await fetch(`http://127.0.0.1:${listening.httpPort}${path}`, { method });
    expect(response.status).toBe(status);
  });

  it('does nothing for a page in a browser: it could try passwords, and keep people from theirs', async () => {
    const { listening, server } = await startServer();
    const response = await fetch(`http://127.0.0.1:${listening.httpPort}/RST.srf`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'text/plain' },
      body: formatTokenRequest({ username: addressOf('alice'), password: 'wrong', targets: TARGETS }),
    });
    expect(response.status).toBe(403);
    expect(server.incidents).toEqual({ 'web-request-refused': 1 });
  });

  it('hangs up on what is no HTTP', async () => {
    const { listening, server } = await startServer([]);
    expect(await raw(listening.httpPort, 'VER 1 MSNP12\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(listening.httpPort, `GET /${'x'.repeat(40_000)} HTTP/1.1\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(server.incidents['web-request-refused']).toBe(2);
  });

  it.each([
    ['half of a request', 'POST /RST.srf HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n<'],
    [
      'another encoding',
      'POST /RST.srf HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n',
    ],
  ])('takes %s for no trouble of its own', async (_, request) => {
    const { listening, server } = await startServer([]);
    const socket = connect({ port: listening.httpPort, host: '127.0.0.1' });
    onTestFinished(() => {
      socket.destroy();
    });
    socket.end(request);
    await once(socket.resume(), 'close');
    expect(server.incidents).toEqual({ 'web-request-refused': 1 });
  });

  it('answers also when many others only hold a connection', async () => {
    const { listening, server } = await startServer([], { limits: { maxWebConnections: 20 } });
    const sockets = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const socket = connect({ port: listening.httpPort, host: '127.0.0.1' });
        onTestFinished(() => {
          socket.destroy();
        });
        socket.on('error', () => {});
        await once(socket, 'connect');
        return socket;
      }),
    );
    const response = await fetch(`http://127.0.0.1:${listening.httpPort}/rdr/pprdr.asp`);
    expect(response.status).toBe(200);
    expect(sockets).toHaveLength(60);
    expect(server.incidents['connection-evicted']).toBe(41);
  });

  it('hangs up on who takes for ever to ask', async () => {
    const { listening } = await startServer([], { limits: { webRequestMs: 300 } });
    expect(await raw(listening.httpPort, 'GET /rdr/pprdr.asp HTTP/1.1\r\nHost:')).toMatch(
      /^HTTP\/1\.1 (400|408) /,
    );
    const slowBody = 'POST /RST.srf HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n<';
    expect(await raw(listening.httpPort, slowBody)).toMatch(/^(HTTP\/1\.1 (400|408) |$)/);
  });
});
