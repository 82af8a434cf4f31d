import type { Locator, Page } from 'playwright';
import { chooseFromMenu } from './controls.ts';

/** The main window of somebody signed in. */
export class ContactListPage {
  readonly page: Page;
  readonly list: Locator;
  readonly me: Locator;
  readonly search: Locator;
  /** What went wrong with the last thing that was tried. */
  readonly failure: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('tree', { name: 'Contacts' });
    this.me = page.getByRole('region', { name: 'You' });
    this.search = page.getByRole('textbox', { name: 'Search contacts' });
    this.failure = page.getByRole('alert');
  }

  /** Every line of somebody on the list: one in each of their groups. */
  contact(address: string): Locator {
    return this.list.locator(`[data-address="${address}"]`);
  }

  /** The heading of a group or section; its name ends in the numbers it shows. */
  section(title: string): Locator {
    return this.list.locator('[aria-level="1"]').filter({ hasText: title });
  }

  /** What the lines say, top to bottom, as a screen reader has them. */
  async lines(): Promise<string[]> {
    return this.list
      .getByRole('treeitem')
      .evaluateAll((rows) =>
        rows
          .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
          .map((row) => row.getAttribute('aria-label') ?? ''),
      );
  }

  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  async addContact(address: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a contact' }).click();
    const dialog = this.dialog('Add a contact');
    await dialog.getByRole('textbox', { name: 'Their address:' }).fill(address);
    await dialog.getByRole('button', { name: 'Add contact' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Answers "X has added you" as it is proposed: allow, and add them too. */
  async acceptRequest(): Promise<void> {
    const dialog = this.dialog('Somebody has added you');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async setStatus(label: string): Promise<void> {
    await this.me.getByRole('button', { name: 'Status:' }).click();
    await chooseFromMenu(this.page, label);
  }

  status(label: string): Locator {
    return this.me.getByRole('button', { name: `Status: ${label}` });
  }

  async setName(name: string): Promise<void> {
    await this.#edit('Display name', name);
  }

  async setPersonalMessage(text: string): Promise<void> {
    await this.#edit('Personal message', text);
  }

  /** Chooses from what the right mouse button opens on somebody. */
  async onContact(address: string, ...labels: readonly string[]): Promise<void> {
    await this.contact(address).first().click({ button: 'right' });
    await chooseFromMenu(this.page, ...labels);
  }

  async onSection(title: string, ...labels: readonly string[]): Promise<void> {
    await this.section(title).click({ button: 'right' });
    await chooseFromMenu(this.page, ...labels);
  }

  async onMenu(label: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Show menu' }).click();
    await chooseFromMenu(this.page, label);
  }

  async sortBy(choice: 'group' | 'status'): Promise<void> {
    await this.page.getByRole('button', { name: 'Change contact list layout' }).click();
    await chooseFromMenu(this.page, `Sort by ${choice}`);
  }

  async createGroup(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Create a group' }).click();
    await this.nameGroup(name);
  }

  /** Types the name of the group that is being named in the list. */
  async nameGroup(name: string): Promise<void> {
    const field = this.list.getByRole('textbox', { name: 'Name of the group' });
    await field.fill(name);
    await field.press('Enter');
    await this.section(name).waitFor();
  }

  async #edit(label: string, text: string): Promise<void> {
    await this.me.getByRole('button', { name: `${label}:` }).click();
    const field = this.me.getByRole('textbox', { name: label });
    await field.fill(text);
    await field.press('Enter');
  }
}
