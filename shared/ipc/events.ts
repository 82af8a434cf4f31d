import { z } from 'zod/mini';
import { accountSchema } from '../model/account.ts';
import { contactSchema, groupSchema, rosterSchema, selfSchema } from '../model/contact.ts';
import { conversationSchema, messageSchema } from '../model/message.ts';
import { settingsSchema } from '../model/settings.ts';

const accountId = z.string();

/** A toast, as its window draws it (look §9.1). */
export const toastSchema = z.object({
  id: z.string(),
  accountId,
  kind: z.enum(['signed-in', 'message', 'nudge', 'added-you']),
  /** Who it is about. */
  title: z.string(),
  /** What happened or was said. */
  text: z.string(),
});
export type Toast = z.infer<typeof toastSchema>;

/** Something the person must know of what is stored: said in a bar until dismissed. The words are the window's. */
export const noticeSchema = z.object({
  id: z.string(),
  subject: z.enum(['history', 'settings', 'secrets']),
  problem: z.enum([
    'damaged',
    'too-new',
    'locked',
    'unavailable',
    'disk-full',
    'read-only',
    'write-failed',
    'undecryptable',
  ]),
  /** The file it is about. */
  path: z.string(),
  /** Where a damaged file was put aside, if it was. */
  keptAs: z.nullable(z.string()),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Something changed. Events carry the new state, never a command. */
export const appEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('account-changed'), accountId, account: accountSchema }),
  z.object({ type: z.literal('account-removed'), accountId }),
  /** The whole list: after sign-in, after a reconnect, and null after sign-out. */
  z.object({ type: z.literal('roster-replaced'), accountId, roster: z.nullable(rosterSchema) }),
  z.object({ type: z.literal('self-changed'), accountId, self: selfSchema }),
  z.object({ type: z.literal('contact-changed'), accountId, contact: contactSchema }),
  z.object({ type: z.literal('contact-removed'), accountId, address: z.string() }),
  z.object({ type: z.literal('group-changed'), accountId, group: groupSchema }),
  z.object({ type: z.literal('group-removed'), accountId, groupId: z.string() }),
  z.object({ type: z.literal('conversation-changed'), accountId, conversation: conversationSchema }),
  z.object({ type: z.literal('message-added'), accountId, message: messageSchema }),
  z.object({ type: z.literal('message-changed'), accountId, message: messageSchema }),
  /** A nudge arrived or was sent: the conversation's window shakes. */
  z.object({ type: z.literal('nudged'), accountId, conversationId: z.string() }),
  z.object({ type: z.literal('settings-changed'), settings: settingsSchema }),
  z.object({ type: z.literal('notices-changed'), notices: z.array(noticeSchema) }),
  z.object({ type: z.literal('toasts-changed'), toasts: z.array(toastSchema) }),
]);
export type AppEvent = z.infer<typeof appEventSchema>;
export type AppEventType = AppEvent['type'];
export type AppEventOf<T extends AppEventType> = Extract<AppEvent, { type: T }>;

/** An event on its way to a window. `seq` grows by one for each event a window is sent; a gap calls for a new snapshot. */
export const sequencedEventSchema = z.object({ seq: z.number(), event: appEventSchema });
export type SequencedEvent = z.infer<typeof sequencedEventSchema>;
