/** What the process that runs the server uses of this room. */
export type { LogLine } from './diagnostics.ts';
export { MsnpServer, type NewAccount } from './msnp-server.ts';
export { ServerError, type ServerErrorCode } from './server-error.ts';
