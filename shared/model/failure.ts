import { z } from 'zod/mini';

/**
 * Why something did not work, as a person is told it. `code` names the cause and picks the words; `detail` is for the
 * log and the curious (a server's error number, a system message); `retryable` says whether trying again can help.
 */
export const failureCodeSchema = z.enum([
  'unknown-host',
  'unreachable',
  'refused',
  'timed-out',
  'connection-lost',
  'tls-failed',
  'closed-by-server',
  'protocol-violation',
  'no-common-dialect',
  'wrong-password',
  'account-not-found',
  'account-exists',
  'signed-in-elsewhere',
  'server-shutting-down',
  'server-busy',
  'web-service-failed',
  'not-signed-in',
  'not-supported',
  'contact-offline',
  'contact-not-found',
  'already-on-list',
  'list-full',
  'invalid-name',
  'invalid-argument',
  'message-too-long',
  'too-fast',
  'storage-failed',
  'disk-full',
  'no-secure-storage',
  'cancelled',
  'server-error',
  'internal',
]);
export type FailureCode = z.infer<typeof failureCodeSchema>;

export const failureSchema = z.object({
  code: failureCodeSchema,
  detail: z.optional(z.string()),
  retryable: z.boolean(),
});
export type Failure = z.infer<typeof failureSchema>;
