import { z } from 'zod/mini';
import { failureSchema } from './failure.ts';
import { textFormatSchema } from './text-format.ts';

/**
 * Where an outgoing message stands. `sending` until the server has acknowledged it (or refused it); `undelivered`
 * keeps its reason. `received` is every incoming message and every notice.
 */
export const deliverySchema = z.enum(['sending', 'delivered', 'undelivered', 'received']);

/** One entry of a conversation, as stored and as shown. */
export const messageSchema = z.object({
  /** UUID, made by us. */
  id: z.string(),
  accountId: z.string(),
  conversationId: z.string(),
  kind: z.enum(['text', 'nudge', 'notice']),
  /** Address of the sender; our own for outgoing messages. */
  sender: z.string(),
  /** The sender's name when it was sent. */
  senderName: z.string(),
  outgoing: z.boolean(),
  /** Milliseconds since 1970, by our clock. */
  sentAt: z.number(),
  /** Plain text, line breaks as \n. Empty for a nudge. */
  text: z.string(),
  format: z.nullable(textFormatSchema),
  delivery: deliverySchema,
  failure: z.nullable(failureSchema),
});
export type Message = z.infer<typeof messageSchema>;

export const participantSchema = z.object({ address: z.string(), name: z.string() });
export type Participant = z.infer<typeof participantSchema>;

/** A conversation as a window shows it. Messages travel separately, page by page. */
export const conversationSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  /** Everybody but us: one for an ordinary conversation, none only while it is empty. */
  participants: z.array(participantSchema),
  /** Addresses of those who are writing right now. */
  typing: z.array(z.string()),
  /** Milliseconds since 1970 of the last text received, or null. */
  lastReceivedAt: z.nullable(z.number()),
  unread: z.number(),
});
export type Conversation = z.infer<typeof conversationSchema>;
