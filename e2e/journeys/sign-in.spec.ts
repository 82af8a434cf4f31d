import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { endpointsAt } from '../fixtures/endpoints.ts';
import { accountsOf, addressOf, endpointsOf, expect, PASSWORD, test } from '../fixtures/people.ts';
import { ContactListPage } from '../pages/contact-list-page.ts';
import { ConversationPage } from '../pages/conversation-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const ALICE = addressOf('alice');

/** A port of this computer on which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

for (const dialect of ['MSNP12', 'MSNP7'] as const) {
  test(`signs in to a server of one's own with ${dialect}`, async ({ launch, serve }) => {
    const server = await serve(accountsOf('alice'));
    const page = await (await launch()).window('messenger');
    const signIn = new SignInPage(page);
    await expect(signIn.submit).toBeDisabled();
    await signIn.useCustomServer(endpointsOf(server));
    await signIn.useDialect(dialect);
    await signIn.signIn(ALICE, PASSWORD);
    const contacts = new ContactListPage(page);
    await expect(contacts.list).toBeVisible();
    await expect(contacts.status('Available')).toBeVisible();
    // Only the later dialect has personal messages: so it was spoken.
    const personalMessage = contacts.me.getByRole('button', { name: 'Personal message:' });
    await (dialect === 'MSNP12'
      ? expect(personalMessage).toBeEnabled()
      : expect(personalMessage).toHaveText('No personal messages on MSNP7'));
  });
}

test('offers the server of this computer, the public networks and any other, with TLS', async ({
  launch,
}) => {
  const page = await (await launch()).window('messenger');
  const server = page.getByRole('combobox', { name: 'Server:' });
  await expect(server).toHaveText('This computer');
  await server.click();
  await expect(page.getByRole('option')).toHaveText([
    'This computer',
    'Escargot (NINA)',
    'CrossTalk',
    'R²M',
    'Custom…',
  ]);
  await page.getByRole('option', { name: 'Custom…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connection settings' });
  const switches = dialog.getByRole('checkbox');
  await expect(switches).toHaveCount(9);
  for (const tls of await switches.all()) await expect(tls).toBeChecked();

  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(dialog.getByRole('alert').first()).toHaveText('Enter a host name.');
  await dialog.getByPlaceholder('Host').first().fill('messenger.example');
  // The others go along with the first.
  await expect(dialog.getByPlaceholder('Host').last()).toHaveValue('messenger.example');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(dialog).toBeHidden();
  await expect(server).toContainText('messenger.example');
});

test('signs in with the status that was chosen', async ({ launch, serve }) => {
  const server = await serve(accountsOf('alice'));
  const page = await (await launch()).window('messenger');
  const signIn = new SignInPage(page);
  await signIn.useCustomServer(endpointsOf(server));
  await signIn.chooseStatus('Out to lunch');
  await signIn.signIn(ALICE, PASSWORD);
  await expect(new ContactListPage(page).status('Out to lunch')).toBeVisible();
});

test('says that a password is wrong, and takes the right one', async ({ launch, serve }) => {
  const server = await serve(accountsOf('alice'));
  const page = await (await launch()).window('messenger');
  const signIn = new SignInPage(page);
  await signIn.useCustomServer(endpointsOf(server));
  for (const dialect of ['MSNP12', 'MSNP7'] as const) {
    await signIn.useDialect(dialect);
    await signIn.signIn(ALICE, 'no secret');
    await expect(signIn.failure).toContainText('The address or the password is wrong.');
    await expect(signIn.address).toHaveValue(ALICE);
    await expect(signIn.password).toBeFocused();
  }
  await signIn.password.fill(PASSWORD);
  await signIn.submit.click();
  await expect(new ContactListPage(page).list).toBeVisible();
});

test('says that there is no such server', async ({ launch }) => {
  const page = await (await launch()).window('messenger');
  const signIn = new SignInPage(page);
  const nowhere = { host: 'messenger.invalid', port: 1863 };
  await signIn.useCustomServer(endpointsAt(nowhere, nowhere));
  await signIn.signIn(ALICE, PASSWORD);
  await expect(signIn.failure).toContainText('There is no server by that name.');
  await expect(signIn.submit).toBeEnabled();
});

test('says that nobody listens at a port', async ({ launch }) => {
  const page = await (await launch()).window('messenger');
  const signIn = new SignInPage(page);
  const nobody = { host: '127.0.0.1', port: await deadPort() };
  await signIn.useCustomServer(endpointsAt(nobody, nobody));
  await signIn.signIn(ALICE, PASSWORD);
  await expect(signIn.failure).toContainText('nobody is listening there.');
});

test('gives up on a server that stays silent, at once when asked to, else in time', async ({
  launch,
  serve,
  interpose,
}) => {
  const server = await serve(accountsOf('alice'));
  const proxy = await interpose(server);
  proxy.silence();
  const page = await (await launch()).window('messenger');
  const signIn = new SignInPage(page);
  await signIn.useCustomServer(endpointsAt(proxy, { host: server.host, port: server.httpPort }));
  await signIn.signIn(ALICE, PASSWORD);
  await expect(page.getByRole('heading', { name: 'Signing in…' })).toBeVisible();
  // The line stands; the answer to the first command is what does not come.
  await expect(signIn.progress).toHaveText('Checking your address and password…');
  await expect(signIn.cancel).toBeFocused();
  await signIn.cancel.click();
  await expect(signIn.address).toHaveValue(ALICE);
  await expect(signIn.failure).toBeHidden();

  await signIn.submit.click();
  await expect(signIn.failure).toContainText('The server did not answer in time.', { timeout: 30_000 });

  proxy.resume();
  await signIn.submit.click();
  await expect(new ContactListPage(page).list).toBeVisible();
});

for (const { manner, afterBytes, words } of [
  // In the middle of the answer to the first command.
  { manner: 'end', afterBytes: 7, words: 'The server closed the connection.' },
  // Instead of it: right behind data, a reset looks like an end to the library below Node.
  { manner: 'reset', afterBytes: 0, words: 'The connection was lost.' },
] as const) {
  test(`says so when the server goes away half-way (${manner})`, async ({ launch, serve, interpose }) => {
    const server = await serve(accountsOf('alice'));
    const proxy = await interpose(server);
    proxy.cutAfter(afterBytes, manner);
    const page = await (await launch()).window('messenger');
    const signIn = new SignInPage(page);
    await signIn.useCustomServer(endpointsAt(proxy, { host: server.host, port: server.httpPort }));
    await signIn.signIn(ALICE, PASSWORD);
    await expect(signIn.failure).toContainText(words);
    await signIn.submit.click();
    await expect(new ContactListPage(page).list).toBeVisible();
  });
}

test('remembers who signed in, and the password where the system can keep it', async ({
  launch,
  serve,
  makeDirectory,
}) => {
  const server = await serve(accountsOf('alice'));
  const profile = await makeDirectory('profile');
  const app = await launch({ profile });
  const page = await app.window('messenger');
  const signIn = new SignInPage(page);
  const keepPassword = signIn.checkBox('Remember my password');
  const automatically = signIn.checkBox('Sign me in automatically');
  await expect(keepPassword).toBeDisabled();
  await signIn.useCustomServer(endpointsOf(server));
  await signIn.checkBox('Remember me').check();
  const hasKeychain = await keepPassword.isEnabled();
  if (hasKeychain) {
    await keepPassword.check();
    await automatically.check();
  } else {
    await expect(keepPassword).toHaveAccessibleDescription(/no keychain/);
    await expect(automatically).toBeDisabled();
  }
  await signIn.signIn(ALICE, PASSWORD);
  await expect(new ContactListPage(page).list).toBeVisible();
  await app.close();

  const again = await (await launch({ profile })).window('messenger');
  if (!hasKeychain) {
    const form = new SignInPage(again);
    await expect(form.address).toHaveValue(ALICE);
    await expect(form.password).toHaveValue('');
    await expect(form.password).toBeFocused();
    await expect(form.checkBox('Remember me')).toBeChecked();
    await form.password.fill(PASSWORD);
    await form.submit.click();
  }
  await expect(new ContactListPage(again).list).toBeVisible();
});

test('forgets somebody when asked to', async ({ arrive, launch, serve }) => {
  const server = await serve(accountsOf('alice'));
  const alice = await arrive(server, 'alice');
  await alice.list.onMenu('Sign out');
  const signIn = new SignInPage(alice.list.page);
  await expect(signIn.address).toHaveValue(ALICE);
  await signIn.forget(ALICE);
  await expect(signIn.address).toHaveValue('');
  await alice.app.close();
  const again = await launch({ profile: alice.app.profile });
  await expect(new SignInPage(await again.window('messenger')).address).toHaveValue('');
});

test('is talking with Buddy ten seconds after the window opened', async ({ launch }) => {
  const app = await launch();
  const page = await app.window('messenger');
  const startedAt = performance.now();
  await new SignInPage(page).createAccount('newcomer@nudge.example', 'a password');
  const contacts = new ContactListPage(page);
  await contacts.list.getByRole('treeitem', { name: 'Buddy, Available' }).dblclick();
  const conversation = new ConversationPage(await app.window('conversation'));
  await conversation.send('Hello!');
  await expect(conversation.withDelivery('delivered')).toHaveCount(1);
  await expect(conversation.activity).toContainText('Buddy is writing a message.');
  await expect(conversation.withDelivery('received').first()).not.toBeEmpty();
  expect(performance.now() - startedAt).toBeLessThan(10_000);

  await conversation.nudge();
  await expect(conversation.message('You have just sent a nudge.')).toBeVisible();
  await expect(conversation.message('Buddy has just sent you a nudge.')).toBeVisible();
});

test('shows the way to who signs in before signing up', async ({ launch }) => {
  const page = await (await launch()).window('messenger');
  const signIn = new SignInPage(page);
  await signIn.signIn('newcomer@home', PASSWORD);
  await signIn.failure.getByRole('button', { name: 'Create an account' }).click();
  await expect(signIn.address).toHaveValue('newcomer@home');
  await signIn.repeatedPassword.fill(PASSWORD);
  await signIn.create.click();
  await expect(new ContactListPage(page).list.getByRole('treeitem', { name: 'Buddy' })).toBeVisible();
});

test('refuses a second account of the same address, and one with two passwords', async ({ launch }) => {
  const app = await launch();
  const page = await app.window('messenger');
  const signIn = new SignInPage(page);
  await signIn.createAccount(ALICE, PASSWORD, 'something else');
  await expect(page.getByText('The two passwords are not the same.')).toBeVisible();
  await signIn.repeatedPassword.fill(PASSWORD);
  await signIn.create.click();
  const contacts = new ContactListPage(page);
  await expect(contacts.list).toBeVisible();
  await contacts.onMenu('Sign out');
  await signIn.createAccount(ALICE, PASSWORD);
  await expect(signIn.failure).toContainText('There is an account with that address already.');
});
