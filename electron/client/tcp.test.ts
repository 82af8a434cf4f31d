import { createServer as createTcp, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { Connection } from './transport.ts';
import { tcpTransport } from './tcp.ts';
import { TEST_CERTIFICATE, TEST_KEY } from './testing/certificate.ts';
import { ClientError } from './client-error.ts';

const servers: Server[] = [];
const never = new AbortController().signal;

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function closeReason(connection: Connection): Promise<ClientError | null> {
  return new Promise((resolve) => {
    connection.onClose(resolve);
  });
}

describe('TCP', () => {
  it('carries bytes both ways and tells a goodbye from a broken line', async () => {
    const port = await listen(
      createTcp((socket) => {
        socket.on('data', (bytes) => {
          socket.write(bytes);
          if (bytes.toString() === 'bye') socket.end();
          if (bytes.toString() === 'reset') socket.resetAndDestroy();
        });
      }),
    );
    const endpoint = { host: '127.0.0.1', port, tls: false };
    const polite = await tcpTransport().connect(endpoint, never);
    const heard = new Promise<string>((resolve) => {
      polite.onData((bytes) => resolve(Buffer.from(bytes).toString()));
    });
    expect(polite).toMatchObject({ remote: `127.0.0.1:${port}`, secure: false });
    polite.write(Buffer.from('bye'));
    expect(await heard).toBe('bye');
    expect(await closeReason(polite)).toMatchObject({ code: 'closed-by-server' });

    const broken = await tcpTransport().connect(endpoint, never);
    broken.onData(() => undefined);
    broken.write(Buffer.from('reset'));
    expect(await closeReason(broken)).toMatchObject({ code: 'connection-lost', retryable: true });

    const ours = await tcpTransport().connect(endpoint, never);
    ours.onData(() => undefined);
    ours.end();
    expect(await closeReason(ours)).toBeNull();
  });

  it('leaves a line whose other end never says goodbye', async () => {
    const server = createTcp({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => socket.destroy());
    });
    const port = await listen(server);
    const endpoint = { host: '127.0.0.1', port, tls: false };
    const connection = await tcpTransport({ goodbyeMs: 20 }).connect(endpoint, never);
    connection.onData(() => undefined);
    connection.end();
    expect(await closeReason(connection)).toBeNull();
  });

  it('leaves a line whose other end has no end of what it says', async () => {
    const server = createTcp({ allowHalfOpen: true }, (socket) => {
      const timer = setInterval(() => socket.write('.'), 5);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => clearInterval(timer));
    });
    const port = await listen(server);
    const connection = await tcpTransport({ goodbyeMs: 250 }).connect(
      { host: '127.0.0.1', port, tls: false },
      never,
    );
    connection.onData(() => undefined);
    connection.end();
    expect(await closeReason(connection)).toBeNull();
  });

  it('says why it could not connect', async () => {
    const port = await listen(createTcp());
    servers.splice(0)[0]?.close();
    const transport = tcpTransport();
    await expect(transport.connect({ host: '127.0.0.1', port, tls: false }, never)).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(
      transport.connect({ host: 'no-such-host.invalid', port: 1863, tls: false }, never),
    ).rejects.toMatchObject({ code: 'unknown-host' });
  });

  it('is called off by its signal', async () => {
    const port = await listen(createTcp());
    const controller = new AbortController();
    const connecting = tcpTransport().connect({ host: '127.0.0.1', port, tls: false }, controller.signal);
    controller.abort(new ClientError('timed-out'));
    await expect(connecting).rejects.toMatchObject({ code: 'timed-out' });
    await expect(
      tcpTransport().connect({ host: '127.0.0.1', port, tls: false }, controller.signal),
    ).rejects.toMatchObject({ code: 'timed-out' });
  });
});

describe('TLS', () => {
  const secure = (): Promise<number> =>
    listen(
      createTls({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (socket) => {
        socket.on('error', () => undefined);
        socket.end('hello');
      }),
    );

  it('connects to whom it trusts, by name', async () => {
    const port = await secure();
    const transport = tcpTransport({ certificateAuthorities: [TEST_CERTIFICATE] });
    const connection = await transport.connect({ host: 'localhost', port, tls: true }, never);
    const heard = new Promise<string>((resolve) => {
      connection.onData((bytes) => resolve(Buffer.from(bytes).toString()));
    });
    expect(connection.secure).toBe(true);
    expect(await heard).toBe('hello');
  });

  it('refuses an unknown certificate, another name, and a server without TLS', async () => {
    const port = await secure();
    const trusting = tcpTransport({ certificateAuthorities: [TEST_CERTIFICATE] });
    const failure = { code: 'tls-failed', retryable: false };
    await expect(tcpTransport().connect({ host: 'localhost', port, tls: true }, never)).rejects.toMatchObject(
      failure,
    );
    await expect(trusting.connect({ host: '127.0.0.1', port, tls: true }, never)).rejects.toMatchObject(
      failure,
    );
    const plain = await listen(
      createTcp((socket) => {
        socket.on('error', () => undefined);
        socket.end('VER 1 0\r\n');
      }),
    );
    await expect(
      trusting.connect({ host: 'localhost', port: plain, tls: true }, never),
    ).rejects.toMatchObject(failure);
  });
});
