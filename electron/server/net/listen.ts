import type { Server as NetServer } from 'node:net';
import { ServerError } from '../server-error.ts';

/**
 * Starts to listen.
 *
 * @throws ServerError `port-taken` or `host-unavailable`.
 */
export function listen(server: NetServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      reject(explained(error, host, port));
    };
    server.once('error', failed);
    server.listen({ host, port, backlog: 511 }, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

function explained(error: Error, host: string, port: number): ServerError {
  const code: unknown = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new ServerError('port-taken', `Port ${port} on ${host} is in use by another program.`, {
      cause: error,
    });
  }
  const why = code === 'EACCES' ? `this user may not listen on port ${port}` : error.message;
  return new ServerError('host-unavailable', `Cannot listen on ${host}: ${why}.`, { cause: error });
}
