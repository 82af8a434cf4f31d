import type { Toast } from '#shared/ipc/events.ts';
import type { Contact, Group } from '#shared/model/contact.ts';
import type { Conversation, Message } from '#shared/model/message.ts';
import { harmless } from '#shared/text/names.ts';

// What others call themselves is made harmless where it enters the state, so that no window has to think of it.
// Almost always nothing has to be done: then the object stays the same.

export function harmlessContact(contact: Contact): Contact {
  const name = harmless(contact.name);
  const personalMessage = harmless(contact.personalMessage);
  const same = name === contact.name && personalMessage === contact.personalMessage;
  return same ? contact : { ...contact, name, personalMessage };
}

export function harmlessGroup(group: Group): Group {
  const name = harmless(group.name);
  return name === group.name ? group : { ...group, name };
}

export function harmlessConversation(conversation: Conversation): Conversation {
  const { participants } = conversation;
  if (participants.every(({ name }) => name === harmless(name))) return conversation;
  return {
    ...conversation,
    participants: participants.map(({ address, name }) => ({ address, name: harmless(name) })),
  };
}

/** The text of a message stays as it is: it has a paragraph of its own. */
export function harmlessMessage(message: Message): Message {
  const senderName = harmless(message.senderName);
  return senderName === message.senderName ? message : { ...message, senderName };
}

export function harmlessToast(toast: Toast): Toast {
  const title = harmless(toast.title);
  return title === toast.title ? toast : { ...toast, title };
}
