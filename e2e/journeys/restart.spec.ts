import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { runApp } from '../fixtures/app.ts';
import { endpointsAt } from '../fixtures/endpoints.ts';
import {
  accountsOf,
  addressOf,
  befriend,
  endpointsOf,
  expect,
  PASSWORD,
  personAt,
  rememberAccounts,
  test,
} from '../fixtures/people.ts';
import { ContactListPage } from '../pages/contact-list-page.ts';
import { ConversationPage } from '../pages/conversation-page.ts';
import { choose } from '../pages/controls.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const BOB = addressOf('bob');

test('history, settings and places of windows are there after a restart', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);

  const { list } = alice;
  await list.createGroup('Friends');
  await list.section('Friends').click();
  await expect(list.section('Friends')).toHaveAttribute('aria-expanded', 'false');
  await list.onMenu('Options');
  const options = list.dialog('Options');
  await options.getByRole('button', { name: 'Layout' }).click();
  await choose(options, 'Size of text in conversations:', '18 pixels');
  await options.getByRole('button', { name: 'Close' }).click();

  const talk = await alice.talkTo('bob');
  await talk.page.getByRole('button', { name: 'Change font and colour' }).click();
  const font = talk.page.getByRole('dialog', { name: 'Change font' });
  await choose(font, 'Font', 'Verdana');
  await font.getByRole('radio', { name: 'Navy' }).check();
  await font.getByRole('button', { name: 'OK' }).click();
  await talk.send('Remember this');
  await expect(talk.withDelivery('delivered')).toHaveCount(1);
  await (await bob.conversation()).send('I shall');
  await expect(talk.message('I shall')).toBeVisible();

  const places = {
    messenger: { x: 700, y: 40, width: 360, height: 600 },
    conversation: { x: 40, y: 60, width: 640, height: 520 },
  };
  for (const [page, bounds] of [
    [list.page, places.messenger],
    [talk.page, places.conversation],
  ] as const) {
    const window = await alice.app.electron.browserWindow(page);
    await window.evaluate((browserWindow, wanted) => {
      browserWindow.setBounds(wanted);
    }, bounds);
    await expect.poll(() => window.evaluate((browserWindow) => browserWindow.getBounds())).toEqual(bounds);
  }
  await alice.app.close();

  const again = await arrive(server, 'alice', { profile: alice.app.profile });
  await expect(again.list.section('Friends')).toHaveAttribute('aria-expanded', 'false');
  // Found by a word of it.
  await again.list.search.fill('remem');
  const found = again.list.page.getByRole('region', { name: 'Messages' }).getByRole('button');
  await expect(found).toHaveText(/Remember this/);
  await found.click();
  const resumed = await again.conversation();
  await expect(resumed.messages).toHaveText(['Remember this', 'I shall']);
  await expect(resumed.input).toHaveCSS('color', 'rgb(0, 0, 128)');
  await expect(resumed.input).toHaveCSS('font-family', /^"?Verdana/);
  await expect(resumed.message('I shall').locator('[data-text] > *')).toHaveCSS('font-size', '18px');
  for (const [page, bounds] of [
    [again.list.page, places.messenger],
    [resumed.page, places.conversation],
  ] as const) {
    const window = await again.app.electron.browserWindow(page);
    expect(await window.evaluate((browserWindow) => browserWindow.getBounds())).toEqual(bounds);
  }
});

test('the way the list is sorted is there after a restart', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  await alice.list.addContact(BOB);
  await alice.list.sortBy('status');
  await expect(alice.list.section('Offline')).toBeVisible();
  await alice.app.close();
  const again = await arrive(server, 'alice', { profile: alice.app.profile });
  await expect(again.list.section('Offline')).toBeVisible();
});

test('accounts of the server of this computer are there after a restart', async ({ launch }) => {
  const first = await launch();
  const page = await first.window('messenger');
  const signIn = new SignInPage(page);
  await signIn.checkBox('Remember me').check();
  await signIn.createAccount(addressOf('alice'), PASSWORD);
  await new ContactListPage(page).createGroup('Robots');
  await first.close();

  const again = await launch({ profile: first.profile });
  const alice = personAt('alice', again, new ContactListPage(await again.window('messenger')));
  await alice.signInAgain();
  await expect(alice.list.section('Robots')).toBeVisible();
  await expect(alice.list.list.getByRole('treeitem', { name: 'Buddy, Available' })).toBeVisible();
});

test('closing its only window ends the app where nothing else leads to it', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  const ended = alice.app.ended();
  // Without a tray, as under Xvfb; with one the window would only hide.
  await alice.app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  expect(await ended).toBe(0);
  await expect(bob.list.contact(alice.address)).toHaveAccessibleName(`${alice.address}, Offline`);
});

test('what was on its way when the power went is kept, and can be sent again', async ({
  arrive,
  serve,
  interpose,
}) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const proxy = await interpose(server);
  const endpoints = endpointsAt(proxy, { host: server.host, port: server.httpPort });
  const alice = await arrive(server, 'alice', { endpoints });
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  const talk = await alice.talkTo('bob');
  await talk.send('before');
  await expect(talk.withDelivery('delivered')).toHaveText('before');
  proxy.silence();
  await talk.send('half-way');
  await expect(talk.withDelivery('sending')).toHaveText('half-way');
  await alice.app.kill();
  proxy.cut();
  proxy.resume();

  const again = await arrive(server, 'alice', { profile: alice.app.profile });
  const resumed = await again.talkTo('bob');
  await expect(resumed.message('before')).toHaveAttribute('data-delivery', 'delivered');
  await expect(resumed.message('half-way')).toContainText('Not delivered');
  await resumed.retry('half-way');
  await expect(resumed.withDelivery('delivered')).toHaveText(['before', 'half-way']);
});

test('two accounts live in one app side by side', async ({ launch, makeDirectory, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const endpoints = endpointsOf(server);
  const profile = await makeDirectory('profile');
  await rememberAccounts(profile, [
    { name: 'alice', endpoints },
    { name: 'bob', endpoints },
  ]);
  const app = await launch({ profile });
  const alice = personAt('alice', app, new ContactListPage(await app.window('messenger')));
  await alice.signInAgain();
  await alice.list.onMenu('Add another account');
  const bob = personAt('bob', app, new ContactListPage(await app.window('messenger', 1)));
  // The form offers whom it knows and is not signed in yet.
  await expect(new SignInPage(bob.list.page).address).toHaveValue(BOB);
  await bob.signInAgain();
  await befriend(alice, bob);

  const atAlice = await alice.talkTo('bob');
  await atAlice.send('From one window to the other');
  const atBob = new ConversationPage(await app.window('conversation', 1));
  await expect(atBob.message('From one window to the other')).toBeVisible();
  await atBob.send('In one app');
  await expect(atAlice.message('In one app')).toBeVisible();
  await expect(atAlice.messages).toHaveCount(2);
  await expect(atBob.messages).toHaveCount(2);

  await bob.list.onMenu('Sign out');
  await expect(alice.list.contact(BOB)).toHaveAccessibleName(`${BOB}, Offline`);
  await expect(alice.list.status('Available')).toBeVisible();
});

test('a second copy on the same profile shows the first and leaves', async ({ launch }) => {
  const app = await launch();
  const window = await app.electron.browserWindow(await app.window('messenger'));
  await window.evaluate((browserWindow) => {
    browserWindow.hide();
  });
  const second = await runApp({ profile: app.profile });
  expect(second.code).toBe(0);
  expect(second.output).toContain('already running');
  await expect.poll(() => window.evaluate((browserWindow) => browserWindow.isVisible())).toBe(true);
  expect(app.windows('messenger')).toHaveLength(1);
});

test('settings of the future are left as they are, and the app works without them', async ({
  arrive,
  launch,
  makeDirectory,
  serve,
}) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const profile = await makeDirectory('profile');
  const file = path.join(profile, 'settings.json');
  const future = JSON.stringify({ ...DEFAULT_SETTINGS, version: 999, hologram: true });
  await writeFile(file, future);
  const app = await launch({ profile });
  const page = await app.window('messenger');
  const notice = page.getByRole('status').filter({ hasText: 'The settings' });
  await expect(notice).toContainText('a newer Nudge has written the file, and it is left as it is.');
  await expect(notice).toContainText(file);

  const signIn = new SignInPage(page);
  await signIn.useCustomServer(endpointsOf(server));
  await signIn.signIn(addressOf('alice'), PASSWORD);
  const alice = personAt('alice', app, new ContactListPage(page));
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
  await befriend(alice, await arrive(server, 'bob'));
  await app.close();
  expect(await readFile(file, 'utf8')).toBe(future);
});

for (const { subject, name, content } of [
  { subject: 'The settings', name: 'settings.json', content: '{"version":1,"appearance":' },
  { subject: 'The message history', name: 'history.db', content: 'This is no database.'.repeat(500) },
]) {
  test(`a damaged ${name} is put aside and a new one begun`, async ({
    arrive,
    launch,
    makeDirectory,
    serve,
  }) => {
    const server = await serve(accountsOf('alice', 'bob'));
    const profile = await makeDirectory('profile');
    await writeFile(path.join(profile, name), content);
    const app = await launch({ profile });
    const page = await app.window('messenger');
    const notice = page.getByRole('status').filter({ hasText: subject });
    await expect(notice).toContainText('the file is damaged. It was put aside, and a new one was begun.');
    const kept = (await readdir(profile)).filter(
      (file) => file !== name && file.startsWith(name.split('.')[0] ?? name),
    );
    const contents = await Promise.all(kept.map((file) => readFile(path.join(profile, file), 'utf8')));
    expect(contents).toContain(content);

    const signIn = new SignInPage(page);
    await signIn.useCustomServer(endpointsOf(server));
    await signIn.checkBox('Remember me').check();
    await signIn.signIn(addressOf('alice'), PASSWORD);
    const alice = personAt('alice', app, new ContactListPage(page));
    await befriend(alice, await arrive(server, 'bob'));
    const talk = await alice.talkTo('bob');
    await talk.send('Begun anew');
    await expect(talk.withDelivery('delivered')).toHaveCount(1);
    await app.close();

    const again = await arrive(server, 'alice', { profile });
    await expect(again.list.page.getByText('the file is damaged')).toBeHidden();
    await expect((await again.talkTo('bob')).messages).toHaveText('Begun anew');
  });
}
