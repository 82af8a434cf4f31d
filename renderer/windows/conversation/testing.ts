import type { Message } from '#shared/model/message.ts';

/** A message for tests, an incoming text unless told otherwise. */
export function messageOf(fields: Partial<Message> & { readonly id: string }): Message {
  return {
    accountId: 'account',
    conversationId: 'conversation',
    kind: 'text',
    sender: 'alice@example.com',
    senderName: 'Alice',
    outgoing: false,
    sentAt: 0,
    text: '',
    format: null,
    delivery: 'received',
    failure: null,
    ...fields,
  };
}
