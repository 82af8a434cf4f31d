import { z } from 'zod/mini';
import { presenceStatusSchema, selectableStatusSchema } from './presence.ts';

/** Which of the server's lists somebody is on (facts §7). */
export const contactListsSchema = z.object({
  forward: z.boolean(),
  allow: z.boolean(),
  block: z.boolean(),
  reverse: z.boolean(),
  pending: z.boolean(),
});
export type ContactLists = z.infer<typeof contactListsSchema>;

/** A person known to an account, keyed by their lower-case address. */
export const contactSchema = z.object({
  address: z.string(),
  /** The name they gave themselves, or their address while unknown. */
  name: z.string(),
  status: presenceStatusSchema,
  personalMessage: z.string(),
  /** Ids of the groups they are in; empty means "Other contacts". */
  groupIds: z.array(z.string()),
  lists: contactListsSchema,
});
export type Contact = z.infer<typeof contactSchema>;

export const groupSchema = z.object({ id: z.string(), name: z.string() });
export type Group = z.infer<typeof groupSchema>;

/** What an account knows of itself while signed in. */
export const selfSchema = z.object({
  address: z.string(),
  name: z.string(),
  status: z.union([presenceStatusSchema, selectableStatusSchema]),
  personalMessage: z.string(),
  /** False on dialects without personal messages (before MSNP11). */
  supportsPersonalMessage: z.boolean(),
  /** What happens to people on neither list: `allow` lets them see and write to us (BLP AL). */
  privacy: z.enum(['allow', 'block']),
  /** Name of the dialect spoken, e.g. `MSNP12`. */
  dialect: z.string(),
});
export type Self = z.infer<typeof selfSchema>;

export const rosterSchema = z.object({
  self: selfSchema,
  groups: z.array(groupSchema),
  contacts: z.array(contactSchema),
});
export type Roster = z.infer<typeof rosterSchema>;
