import { z } from 'zod/mini';
import { serverEndpointsSchema } from '../model/account.ts';
import { failureSchema } from '../model/failure.ts';

/**
 * What the shell and the server's own process say to each other. The shell forks the process, sends `start` once and
 * waits for `listening` or `failed`; every `create-account` is answered by its `requestId`; `stop` ends it in good order
 * (connected clients are told) and the process exits by itself. Both sides validate what they hear.
 */
const requestId = z.number();

/** From the shell to the server process. */
export const serverCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    /** Absolute path of a folder for the server's data; made when it is not there. */
    dataDirectory: z.string(),
    /** Address to listen on; `127.0.0.1` unless the person asked for more. */
    host: z.string(),
    /** Port of the notification server; 0 takes any free one. */
    notificationPort: z.number(),
    /** Port of the web services; 0 takes any free one. */
    webPort: z.number(),
    /** What to do when another program has a port that was named. */
    whenPortTaken: z.enum(['fail', 'use-another']),
  }),
  /** Makes an account, with Buddy on its list. */
  z.object({
    type: z.literal('create-account'),
    requestId,
    address: z.string(),
    password: z.string(),
    /** Whether clients that know no Passport (MSNP2 to MSNP7) can use it: a salted MD5 of the password is kept then. */
    allowOldClients: z.boolean(),
  }),
  z.object({ type: z.literal('stop') }),
]);
export type ServerCommand = z.infer<typeof serverCommandSchema>;

/** From the server process to the shell. */
export const serverReportSchema = z.discriminatedUnion('type', [
  /** It serves: clients may connect. */
  z.object({ type: z.literal('listening'), endpoints: serverEndpointsSchema }),
  /** It could not start; the process exits after this. */
  z.object({ type: z.literal('failed'), failure: failureSchema }),
  z.object({
    type: z.literal('account-created'),
    requestId,
    /** `already`: the address is taken. */
    outcome: z.enum(['created', 'already']),
  }),
  z.object({ type: z.literal('request-failed'), requestId, failure: failureSchema }),
  /** A line for the log of the shell; no password and no ticket in it. */
  z.object({ type: z.literal('log'), level: z.enum(['debug', 'info', 'warn', 'error']), text: z.string() }),
]);
export type ServerReport = z.infer<typeof serverReportSchema>;
