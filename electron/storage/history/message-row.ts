import { type Message, messageSchema } from '#shared/model/message.ts';
import type { SqlRow, SqlValue } from '../sqlite/database.ts';
import { StorageError } from '../storage-error.ts';
import { storableText } from './storable-text.ts';

/** The columns of a message but for its place (`seq`, `conversation`, `id`) and its interned format. */
export const MESSAGE_COLUMNS = [
  'kind',
  'sender',
  'sender_name',
  'outgoing',
  'sent_at',
  'text',
  'delivery',
  'failure',
] as const;

/** A message as it will be stored: checked, and with text that can be stored. Throws `StorageError` `invalid`. */
export function storableMessage(message: Message): Message {
  const checked = messageSchema.safeParse(message);
  if (!checked.success) throw new StorageError('invalid', checked.error.message, checked.error);
  const { data } = checked;
  return {
    ...data,
    id: storableText(data.id),
    accountId: storableText(data.accountId),
    conversationId: storableText(data.conversationId),
    sender: storableText(data.sender),
    senderName: storableText(data.senderName),
    text: storableText(data.text),
  };
}

/** The values of `MESSAGE_COLUMNS`, in order. */
export function messageValues(message: Message): SqlValue[] {
  return [
    message.kind,
    message.sender,
    message.senderName,
    message.outgoing ? 1 : 0,
    message.sentAt,
    message.text,
    message.delivery,
    message.failure === null ? null : JSON.stringify(message.failure),
  ];
}

function parsed(json: SqlValue | undefined): unknown {
  if (typeof json !== 'string') return null;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A row as a message, or null when somebody else's hand was in the file and it is none. */
export function messageOfRow(row: SqlRow, accountId: string): Message | null {
  const checked = messageSchema.safeParse({
    id: row['id'],
    accountId,
    conversationId: row['conversation_id'],
    kind: row['kind'],
    sender: row['sender'],
    senderName: row['sender_name'],
    outgoing: row['outgoing'] === 1,
    sentAt: row['sent_at'],
    text: row['text'],
    format: parsed(row['format_json']),
    delivery: row['delivery'],
    failure: parsed(row['failure']),
  });
  return checked.success ? checked.data : null;
}
