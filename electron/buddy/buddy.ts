import {
  createAccountSession,
  systemEnvironment,
  type AccountSession,
  type ClientEnvironment,
  type Conversation,
  type ReceivedMessage,
} from '#client/index.ts';
import { DIALECTS } from '#protocol/dialects/index.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import type { Contact } from '#shared/model/contact.ts';
import { isOnline } from '#shared/model/presence.ts';
import { DEFAULT_TEXT_FORMAT, type TextFormat } from '#shared/model/text-format.ts';
import { BoundedMap } from './bounded-map.ts';
import { NO_MEMORY, think, type Deed, type Heard, type Memory } from './mind.ts';
import { PHRASES } from './phrases.ts';

export interface BuddyOptions {
  /** The real world unless given. */
  readonly environment?: ClientEnvironment;
  readonly endpoints: ServerEndpoints;
  readonly address: string;
  /** Secret. */
  readonly password: string;
  /** Hears of what went wrong, in words without secrets. */
  readonly log: (text: string) => void;
}

const NAME = 'Buddy';
const PERSONAL_MESSAGE = 'Say hello: I answer';
const FORMAT: TextFormat = { ...DEFAULT_TEXT_FORMAT, colour: '#1f5a8c' };

/** Buddy writes at this pace, and never for very long. */
const THINKING_MS = 500;
const TYPING_MS_PER_CHARACTER = 12;
const MAX_TYPING_MS = 1_800;
/** Somebody who has just come online is let arrive first. */
const WELCOME_MS = 1_500;
const STATUS_MS = 30_000;
const MAX_PEOPLE = 1_000;
/** Answers that wait in one conversation; what is said beyond them is not answered. */
const MAX_WAITING = 3;

/** The contact that answers: an ordinary client of the server it is signed in to. */
export class Buddy {
  readonly #environment: ClientEnvironment;
  readonly #log: (text: string) => void;
  readonly #account: AccountSession;
  readonly #memories = new BoundedMap<string, Memory>(MAX_PEOPLE);
  /** Who added Buddy and has not been welcomed yet. */
  readonly #toWelcome = new BoundedMap<string, true>(MAX_PEOPLE);
  /** By conversation: how many answers are on their way, and when the last of them has gone. */
  readonly #answering = new Map<string, { waiting: number; last: Promise<void> }>();
  #cancelReturn: () => void = () => {};
  #stopped = false;

  constructor(options: BuddyOptions) {
    const { environment = systemEnvironment(), endpoints, address, password, log } = options;
    this.#environment = environment;
    this.#log = log;
    this.#account = createAccountSession(environment, {
      endpoints,
      address,
      password,
      dialects: DIALECTS,
      status: 'NLN',
      personalMessage: PERSONAL_MESSAGE,
    });
    this.#account.on('addedBy', (contact) => {
      this.#accept(contact);
    });
    this.#account.on('contactChanged', (contact) => {
      this.#welcomeWhenOnline(contact);
    });
    this.#account.conversations.on('messageReceived', (message) => {
      this.#hear(message);
    });
  }

  /** Signs in; from then on it comes back by itself whenever the line breaks. Rejects when the first time fails. */
  async start(): Promise<void> {
    await this.#account.signIn();
    const { session } = this.#account;
    if (session?.roster()?.self.name !== NAME) await session?.setName(NAME);
  }

  /** Signs out for good. */
  stop(): void {
    this.#stopped = true;
    this.#cancelReturn();
    this.#account.signOut();
  }

  /** Whoever adds Buddy is allowed, and added in turn. */
  #accept(contact: Contact): void {
    this.#toWelcome.set(contact.address, true);
    void this.#try('answering a request', async () => {
      await this.#account.session?.answerRequest(contact.address, { allow: true, addToList: true });
    });
  }

  #welcomeWhenOnline({ address, status }: Contact): void {
    if (!isOnline(status) || !this.#toWelcome.delete(address)) return;
    const conversation = this.#account.conversations.conversationWith(address);
    this.#later(WELCOME_MS, () => {
      this.#answer(conversation, [{ kind: 'say', text: PHRASES.welcome }]);
    });
  }

  #hear({ conversation, sender, content }: ReceivedMessage): void {
    const heard: Heard = content.kind === 'text' ? { kind: 'text', text: content.text } : { kind: 'nudge' };
    const { clock, random } = this.#environment;
    const { deeds, memory } = think(
      heard,
      this.#memories.get(sender) ?? NO_MEMORY,
      conversation.kind === 'group',
      clock.now(),
      random(),
    );
    this.#memories.set(sender, memory);
    // Whoever writes first needs no welcome.
    this.#toWelcome.delete(sender);
    this.#answer(conversation, deeds);
  }

  /** Does one thing after another; what is said is typed first. */
  #answer(conversation: Conversation, deeds: readonly Deed[]): void {
    if (deeds.length === 0 || this.#stopped) return;
    const before = this.#answering.get(conversation.id) ?? { waiting: 0, last: Promise.resolve() };
    if (before.waiting >= MAX_WAITING) return;
    const run = async () => {
      await before.last;
      for (const deed of deeds) await this.#do(conversation, deed);
    };
    const entry = { waiting: before.waiting + 1, last: Promise.resolve() };
    entry.last = this.#try('answering', run).finally(() => {
      const now = this.#answering.get(conversation.id);
      if (now === undefined) return;
      now.waiting -= 1;
      if (now.waiting === 0) this.#answering.delete(conversation.id);
    });
    this.#answering.set(conversation.id, entry);
  }

  async #do(conversation: Conversation, deed: Deed): Promise<void> {
    if (this.#stopped) return;
    switch (deed.kind) {
      case 'say':
        conversation.sendTyping();
        await this.#pause(Math.min(THINKING_MS + deed.text.length * TYPING_MS_PER_CHARACTER, MAX_TYPING_MS));
        await conversation.sendText(deed.text, FORMAT);
        break;
      case 'nudge':
        await conversation.sendNudge();
        break;
      case 'setPersonalMessage':
        await this.#account.session?.setPersonalMessage(deed.text);
        break;
      case 'setStatus':
        this.#cancelReturn();
        await this.#account.session?.setStatus(deed.status);
        if (deed.status !== 'NLN') this.#returnLater();
    }
  }

  #returnLater(): void {
    this.#cancelReturn = this.#later(STATUS_MS, () => {
      void this.#try('coming back', async () => {
        await this.#account.session?.setStatus('NLN');
      });
    });
  }

  #later(delayMs: number, action: () => void): () => void {
    return this.#environment.clock.setTimer(() => {
      if (!this.#stopped) action();
    }, delayMs);
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#environment.clock.setTimer(resolve, delayMs);
    });
  }

  /** Nothing that goes wrong with one answer is worth more than a line in the log; a lost line not even that. */
  #try(what: string, action: () => Promise<void>): Promise<void> {
    return action().catch((error: unknown) => {
      if (!this.#stopped && this.#account.session !== null) this.#log(`Buddy, ${what}: ${String(error)}`);
    });
  }
}
