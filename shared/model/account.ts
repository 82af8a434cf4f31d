import { z } from 'zod/mini';
import { failureSchema } from './failure.ts';
import { selectableStatusSchema } from './presence.ts';

const host = z.string().check(z.minLength(1), z.maxLength(253));
const port = z.number().check(z.int(), z.minimum(1), z.maximum(65_535));

/** A TCP service: the notification server. */
export const endpointSchema = z.object({ host, port, tls: z.boolean() });
export type Endpoint = z.infer<typeof endpointSchema>;

/** A web service: host, port, whether HTTPS, and the path on it (starting with `/`). */
export const webEndpointSchema = z.object({
  host,
  port,
  tls: z.boolean(),
  path: z.string().check(z.startsWith('/'), z.maxLength(512)),
});
export type WebEndpoint = z.infer<typeof webEndpointSchema>;

/** Every address a client may need of a network (facts §3). */
export const serverEndpointsSchema = z.object({
  notification: endpointSchema,
  nexus: webEndpointSchema,
  tokenService: webEndpointSchema,
  addressBook: webEndpointSchema,
  sharing: webEndpointSchema,
  offlineRead: webEndpointSchema,
  offlineSend: webEndpointSchema,
  storage: webEndpointSchema,
  config: webEndpointSchema,
});
export type ServerEndpoints = z.infer<typeof serverEndpointsSchema>;

/** Which network an account lives on. `local` is our own server on this computer. */
export const serverChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local') }),
  z.object({ kind: z.literal('preset'), preset: z.string() }),
  z.object({ kind: z.literal('custom'), endpoints: serverEndpointsSchema }),
]);
export type ServerChoice = z.infer<typeof serverChoiceSchema>;

/** `best` takes the highest dialect both sides know. */
export const dialectChoiceSchema = z.enum(['best', 'MSNP7', 'MSNP12']);
export type DialectChoice = z.infer<typeof dialectChoiceSchema>;

/** What is kept of an account between runs. The password is never in here. */
export const storedAccountSchema = z.object({
  id: z.string(),
  address: z.string(),
  server: serverChoiceSchema,
  dialect: dialectChoiceSchema,
  status: selectableStatusSchema,
  /** Ours to keep: a server never tells a client its own. */
  personalMessage: z.string().check(z.maxLength(129)),
  rememberPassword: z.boolean(),
  signInAutomatically: z.boolean(),
});
export type StoredAccount = z.infer<typeof storedAccountSchema>;

export const connectionPhaseSchema = z.enum([
  'signed-out',
  'connecting',
  'authenticating',
  'synchronizing',
  'signed-in',
  'reconnecting',
]);
export type ConnectionPhase = z.infer<typeof connectionPhaseSchema>;

/** An account as windows show it. */
export const accountSchema = z.object({
  id: z.string(),
  address: z.string(),
  server: serverChoiceSchema,
  phase: connectionPhaseSchema,
  /** Why the last attempt or session ended, until the next attempt. */
  failure: z.nullable(failureSchema),
  /** While reconnecting: when the next attempt starts, milliseconds since 1970. */
  retryAt: z.nullable(z.number()),
});
export type Account = z.infer<typeof accountSchema>;
