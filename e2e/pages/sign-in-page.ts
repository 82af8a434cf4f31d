import type { Locator, Page } from 'playwright';
import type { DialectChoice, ServerEndpoints } from '#shared/model/account.ts';
import { choose, chooseFromMenu } from './controls.ts';

const DIALECT_LABELS: Readonly<Record<DialectChoice, string>> = {
  best: 'Best available',
  MSNP12: 'MSNP12 (2005)',
  MSNP7: 'MSNP7 (2001)',
};

/** The services of a network, as the form calls them. */
const SERVICE_LABELS: Readonly<Record<keyof ServerEndpoints, string>> = {
  notification: 'Messenger server',
  nexus: 'Nexus',
  tokenService: 'Sign-in tokens',
  addressBook: 'Address book',
  sharing: 'Sharing',
  offlineRead: 'Offline messages: read',
  offlineSend: 'Offline messages: send',
  storage: 'Storage',
  config: 'Configuration',
};

/** The window of somebody who is not signed in. */
export class SignInPage {
  readonly page: Page;
  readonly address: Locator;
  readonly password: Locator;
  readonly repeatedPassword: Locator;
  readonly submit: Locator;
  readonly create: Locator;
  readonly cancel: Locator;
  /** What went wrong, in words. */
  readonly failure: Locator;
  /** What is being done while it connects. */
  readonly progress: Locator;

  constructor(page: Page) {
    this.page = page;
    this.address = page.getByRole('textbox', { name: 'Address:' });
    this.password = page.getByRole('textbox', { name: 'Password:', exact: true });
    this.repeatedPassword = page.getByRole('textbox', { name: 'The password again:' });
    this.create = page.getByRole('button', { name: 'Create account' });
    this.submit = page.getByRole('button', { name: 'Sign in', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel' });
    this.failure = page.getByRole('alert');
    this.progress = page.getByRole('status');
  }

  /** Says who one is, and signs in. */
  async signIn(address: string, password: string): Promise<void> {
    await this.address.fill(address);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** Makes an account on the server of this computer. */
  async createAccount(address: string, password: string, repeated = password): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign up.' }).click();
    await this.address.fill(address);
    await this.password.fill(password);
    await this.repeatedPassword.fill(repeated);
    await this.create.click();
  }

  /** Fills in every address of a server of one's own. */
  async useCustomServer(endpoints: ServerEndpoints): Promise<void> {
    await choose(this.page, 'Server:', 'Custom…');
    const dialog = this.page.getByRole('dialog', { name: 'Connection settings' });
    for (const [name, label] of Object.entries(SERVICE_LABELS)) {
      const endpoint = endpoints[name as keyof ServerEndpoints];
      const group = dialog.getByRole('group', { name: label, exact: true });
      await group.getByPlaceholder('Host').fill(endpoint.host);
      await group.getByRole('checkbox').setChecked(endpoint.tls);
      await group.getByPlaceholder('Port').fill(String(endpoint.port));
      if ('path' in endpoint) await group.getByPlaceholder('Path').fill(endpoint.path);
    }
    await dialog.getByRole('button', { name: 'OK' }).click();
  }

  async useDialect(dialect: DialectChoice): Promise<void> {
    await this.page.getByRole('button', { name: 'Connection settings' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Connection settings' });
    await choose(dialog, 'Protocol:', DIALECT_LABELS[dialect]);
    await dialog.getByRole('button', { name: 'OK' }).click();
  }

  async chooseStatus(label: string): Promise<void> {
    await choose(this.page, 'Sign in as:', label);
  }

  /** Takes a remembered account off the list. */
  async forget(address: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Remembered accounts' }).click();
    await chooseFromMenu(this.page, `Forget ${address}`);
    const dialog = this.page.getByRole('dialog', { name: 'Forget this account' });
    await dialog.getByRole('button', { name: 'Forget' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  checkBox(label: string): Locator {
    return this.page.getByRole('checkbox', { name: label });
  }
}
