import type { Locator, Page } from 'playwright';
import { choose } from './controls.ts';

/** One message as the window shows it. */
export interface ShownMessage {
  readonly text: string;
  readonly outgoing: boolean | null;
  readonly delivery: string;
}

/** The window of a conversation. */
export class ConversationPage {
  readonly page: Page;
  readonly input: Locator;
  readonly history: Locator;
  readonly messages: Locator;
  /** Who is writing, or when the last message came. */
  readonly activity: Locator;

  constructor(page: Page) {
    this.page = page;
    this.input = page.getByRole('textbox', { name: 'Message', exact: true });
    this.history = page.getByRole('log', { name: 'Conversation history' });
    this.messages = this.history.locator('[data-message-id]');
    this.activity = page.locator('[data-typing]');
  }

  /** Writes a message and sends it with Enter. */
  async send(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  async nudge(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send a nudge' }).click();
  }

  /** Changes font and colour of what one writes from here on. */
  async chooseFormat(font: string, colour: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Change font and colour' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Change font' });
    await choose(dialog, 'Font', font);
    await dialog.getByRole('radio', { name: colour }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Closes the window with its key. Whether the page has taken the key is lost with the page. */
  async leave(): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await this.page.keyboard.down('Escape').catch(() => undefined);
    await closed;
  }

  /** The messages that contain a text. */
  message(text: string): Locator {
    return this.messages.filter({ hasText: text });
  }

  /** Sends an undelivered message once more. */
  async retry(text: string): Promise<void> {
    await this.message(text).getByRole('button', { name: 'Try again' }).click();
  }

  /** Messages by what became of them. */
  withDelivery(delivery: 'sending' | 'delivered' | 'undelivered' | 'received'): Locator {
    return this.history.locator(`[data-message-id][data-delivery="${delivery}"]`);
  }

  /** Everything in the history, oldest first; emoticons as the codes they were written with. */
  async shown(): Promise<ShownMessage[]> {
    return this.messages.evaluateAll((elements) =>
      elements.map((element) => ({
        text: element.querySelector('[data-text]')?.textContent ?? '',
        outgoing: element.closest('[data-outgoing]')?.getAttribute('data-outgoing') === 'true',
        delivery: element.getAttribute('data-delivery') ?? '',
      })),
    );
  }
}
