import type { Conversation as Line, Conversations, ReceivedMessage } from '#client/index.ts';
import { NUDGE_INTERVAL_MS, TYPING_EXPIRY_MS } from '#protocol/limits.ts';
import type { Conversation, Message } from '#shared/model/message.ts';
import type { PresenceStatus } from '#shared/model/presence.ts';
import type { TextFormat } from '#shared/model/text-format.ts';
import { deservesToast } from './alert-rules.ts';
import { Allowance } from './allowance.ts';
import type { MessengerContext } from './context.ts';
import { failureOf, MessengerError } from './messenger-error.ts';

/** Conversations whose window others may open, and within how long: each window is worth as much as a small program. */
const NEW_WINDOWS = 20;
const NEW_WINDOWS_WITHIN_MS = 60_000;
/** Characters of a message that a toast shows. */
const TOAST_CHARACTERS = 200;

/** What a conversation needs to know of the account it belongs to. */
export interface AccountIdentity {
  readonly accountId: string;
  readonly address: string;
  readonly name: () => string;
  readonly status: () => PresenceStatus;
}

interface OpenConversation {
  readonly line: Line;
  /** Who is writing, with what calls off their expiry. */
  readonly typing: Map<string, () => void>;
  readonly nudges: Allowance;
  lastReceivedAt: number | null;
  unread: number;
  /** Whether what was said here has opened the window before. */
  hasShown: boolean;
}

/**
 * The conversations of one account: every message in and out becomes an entry, is stored, shown and announced. An
 * outgoing one stays `sending` until the line says what became of it.
 */
export class ConversationBook {
  readonly #context: MessengerContext;
  readonly #identity: AccountIdentity;
  readonly #lines: Conversations;
  readonly #newWindows: Allowance;
  readonly #open = new Map<string, OpenConversation>();
  readonly #stopListening: readonly (() => void)[];

  constructor(context: MessengerContext, identity: AccountIdentity, lines: Conversations) {
    this.#context = context;
    this.#identity = identity;
    this.#lines = lines;
    this.#newWindows = new Allowance(context.clock, NEW_WINDOWS, NEW_WINDOWS_WITHIN_MS);
    this.#stopListening = [
      lines.on('conversationOpened', (line) => this.#adopt(line)),
      lines.on('participantsChanged', (line) => this.#participantsChanged(line)),
      lines.on('typingReceived', ({ conversation, address }) => this.#typingReceived(conversation, address)),
      lines.on('messageReceived', (received) => this.#received(received)),
    ];
  }

  get views(): Conversation[] {
    return [...this.#open.keys()].map((id) => this.#view(id));
  }

  /** Finds or makes the conversation with a person; answers its id. */
  with(address: string): string {
    return this.#adopt(this.#lines.conversationWith(address)).line.id;
  }

  /** Sends a text as a new entry; answers the entry's id at once. */
  send(conversationId: string, text: string, format: TextFormat): string {
    const open = this.#get(conversationId);
    const message = this.#outgoing(open.line.id, 'text', text, format);
    this.#deliver(open, message);
    return message.id;
  }

  retry(conversationId: string, messageId: string): void {
    const open = this.#get(conversationId);
    const { accountId } = this.#identity;
    const message = this.#context.messages.find({ accountId, conversationId: open.line.id, messageId });
    if (message === null) {
      throw new MessengerError({ code: 'invalid-argument', detail: 'No such message', retryable: false });
    }
    if (!message.outgoing || message.delivery !== 'undelivered') return;
    const again: Message = { ...message, delivery: 'sending', failure: null };
    this.#change(again);
    this.#deliver(open, again);
  }

  nudge(conversationId: string): void {
    const open = this.#get(conversationId);
    if (!open.nudges.take()) throw new MessengerError({ code: 'too-fast', retryable: true });
    const message = this.#outgoing(open.line.id, 'nudge', '', null);
    this.#publishNudge(open.line.id);
    this.#deliver(open, message);
  }

  typing(conversationId: string): void {
    this.#get(conversationId).line.sendTyping();
  }

  async invite(conversationId: string, address: string): Promise<void> {
    const group = await this.#get(conversationId).line.invite(address);
    this.#adopt(group);
    this.#context.shell.showConversation(this.#identity.accountId, group.id, 'focus');
  }

  markRead(conversationId: string): void {
    const open = this.#open.get(conversationId);
    if (open === undefined || open.unread === 0) return;
    open.unread = 0;
    this.#publish(conversationId);
  }

  /**
   * Lets go of the account's lines; what was not delivered is settled by them. Nobody is writing any more, and nothing
   * asks to be read that could not be marked as read.
   */
  dispose(): void {
    for (const stop of this.#stopListening) stop();
    for (const [id, open] of this.#open) {
      const news = open.typing.size > 0 || open.unread > 0;
      for (const address of open.typing.keys()) this.#stopTyping(open, address);
      open.unread = 0;
      if (news) this.#publish(id);
    }
  }

  #get(conversationId: string): OpenConversation {
    const open = this.#open.get(conversationId);
    if (open !== undefined) return open;
    const line = this.#lines.find(conversationId);
    if (line !== undefined) return this.#adopt(line);
    if (!conversationId.includes('@'))
      throw new MessengerError({
        code: 'invalid-argument',
        detail: 'No such conversation',
        retryable: false,
      });
    return this.#adopt(this.#lines.conversationWith(conversationId));
  }

  #adopt(line: Line): OpenConversation {
    const known = this.#open.get(line.id);
    if (known !== undefined) return known;
    const open: OpenConversation = {
      line,
      typing: new Map(),
      lastReceivedAt: null,
      nudges: new Allowance(this.#context.clock, 1, NUDGE_INTERVAL_MS),
      unread: 0,
      hasShown: false,
    };
    this.#open.set(line.id, open);
    this.#publish(line.id);
    return open;
  }

  #deliver(open: OpenConversation, message: Message): void {
    const sent =
      message.kind === 'nudge'
        ? open.line.sendNudge()
        : open.line.sendText(message.text, message.format ?? this.#context.settings().messages.format);
    sent.then(
      () => this.#change({ ...message, delivery: 'delivered', failure: null }),
      (error: unknown) => this.#change({ ...message, delivery: 'undelivered', failure: failureOf(error) }),
    );
  }

  #outgoing(
    conversationId: string,
    kind: 'text' | 'nudge',
    text: string,
    format: TextFormat | null,
  ): Message {
    const message: Message = {
      id: this.#context.createId(),
      accountId: this.#identity.accountId,
      conversationId,
      kind,
      sender: this.#identity.address,
      senderName: this.#identity.name(),
      outgoing: true,
      sentAt: this.#context.clock.now(),
      text,
      format,
      delivery: 'sending',
      failure: null,
    };
    this.#add(message);
    return message;
  }

  #participantsChanged(line: Line): void {
    const open = this.#adopt(line);
    const present = new Set(line.participants.map((participant) => participant.address));
    for (const address of open.typing.keys()) if (!present.has(address)) this.#stopTyping(open, address);
    this.#publish(line.id);
  }

  #typingReceived(line: Line, address: string): void {
    const open = this.#adopt(line);
    open.typing.get(address)?.();
    const news = !open.typing.has(address);
    open.typing.set(
      address,
      this.#context.clock.setTimer(() => {
        open.typing.delete(address);
        this.#publish(line.id);
      }, TYPING_EXPIRY_MS),
    );
    if (news) this.#publish(line.id);
  }

  #stopTyping(open: OpenConversation, address: string): void {
    open.typing.get(address)?.();
    open.typing.delete(address);
  }

  #received({ conversation: line, sender, senderName, content }: ReceivedMessage): void {
    const open = this.#adopt(line);
    const { accountId } = this.#identity;
    const nudge = content.kind === 'nudge';
    if (nudge && !this.#context.settings().messages.receiveNudges) return;
    this.#stopTyping(open, sender);
    const focused = this.#context.shell.isConversationFocused(accountId, line.id);
    const message: Message = {
      id: this.#context.createId(),
      accountId,
      conversationId: line.id,
      kind: nudge ? 'nudge' : 'text',
      sender,
      senderName: (nudge ? null : content.nickname) ?? senderName,
      outgoing: false,
      sentAt: this.#context.clock.now(),
      text: nudge ? '' : content.text,
      format: nudge ? null : content.format,
      delivery: 'received',
      failure: null,
    };
    if (!nudge) open.lastReceivedAt = message.sentAt;
    if (!focused) open.unread += 1;
    this.#add(message);
    this.#publish(line.id);
    if (open.hasShown || this.#newWindows.take()) {
      open.hasShown = true;
      this.#context.shell.showConversation(accountId, line.id, 'quietly');
    }
    if (nudge) this.#publishNudge(line.id);
    this.#announce(message, focused);
  }

  #announce(message: Message, focused: boolean): void {
    const kind = message.kind === 'nudge' ? 'nudge' : 'message';
    const { alerts } = this.#context.settings();
    if (!deservesToast({ kind, ownStatus: this.#identity.status(), settings: alerts, focused })) return;
    this.#context.shell.showToast({
      accountId: this.#identity.accountId,
      kind,
      title: message.senderName,
      text: kind === 'nudge' ? '' : message.text.slice(0, TOAST_CHARACTERS),
      conversationId: message.conversationId,
    });
  }

  #add(message: Message): void {
    this.#context.messages.append(message);
    this.#context.publish({ type: 'message-added', accountId: message.accountId, message });
  }

  #change(message: Message): void {
    this.#context.messages.update(message);
    this.#context.publish({ type: 'message-changed', accountId: message.accountId, message });
  }

  #publishNudge(conversationId: string): void {
    this.#context.publish({ type: 'nudged', accountId: this.#identity.accountId, conversationId });
  }

  #publish(conversationId: string): void {
    this.#context.publish({
      type: 'conversation-changed',
      accountId: this.#identity.accountId,
      conversation: this.#view(conversationId),
    });
  }

  #view(id: string): Conversation {
    const open = this.#open.get(id);
    return {
      id,
      accountId: this.#identity.accountId,
      participants: [...(open?.line.participants ?? [])],
      typing: [...(open?.typing.keys() ?? [])],
      lastReceivedAt: open?.lastReceivedAt ?? null,
      unread: open?.unread ?? 0,
    };
  }
}
