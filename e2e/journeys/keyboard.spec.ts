import type { Locator, Page } from 'playwright';
import {
  accountsOf,
  addressOf,
  endpointsOf,
  expect,
  PASSWORD,
  rememberAccounts,
  test,
} from '../fixtures/people.ts';
import { ContactListPage } from '../pages/contact-list-page.ts';
import { ConversationPage } from '../pages/conversation-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const ALICE = addressOf('alice');
const BOB = addressOf('bob');

/** Tab by tab to a control. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [1], timeout: 10_000 });
}

/** Everything one can use has a name for those who cannot see it. */
async function expectNames(page: Page): Promise<void> {
  const controls = page.locator(
    'button, input, textarea, a, [role="tree"], [role="treeitem"], [role="log"], [role="dialog"], [role="toolbar"], dialog',
  );
  const count = await controls.count();
  expect(count).toBeGreaterThan(0);
  for (let index = 0; index < count; index += 1) {
    const control = controls.nth(index);
    if (await control.isVisible()) await expect(control).toHaveAccessibleName(/\S/);
  }
}

test('one signs in, talks and leaves by keyboard alone', async ({ arrive, launch, makeDirectory, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const bob = await arrive(server, 'bob');
  const profile = await makeDirectory('profile');
  await rememberAccounts(profile, [{ name: 'alice', endpoints: endpointsOf(server) }]);
  const app = await launch({ profile });
  const page = await app.window('messenger');
  const signIn = new SignInPage(page);
  // Who is remembered; only the password is to be typed.
  await expect(signIn.password).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await tabTo(page, page.getByRole('combobox', { name: 'Sign in as:' }));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, signIn.submit);
  await page.keyboard.press('Enter');

  const contacts = new ContactListPage(page);
  await expect(contacts.status('Busy')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Add a contact' }));
  await page.keyboard.press('Enter');
  await page.keyboard.type(BOB);
  await page.keyboard.press('Enter');
  const request = bob.list.dialog('Somebody has added you');
  await expect(request.getByRole('button', { name: 'OK' })).toBeFocused();
  await bob.list.page.keyboard.press('Enter');
  await expect(request).toBeHidden();
  // The focus is back where it was before the dialog.
  await expect(page.getByRole('button', { name: 'Add a contact' })).toBeFocused();

  await tabTo(page, contacts.list);
  await page.keyboard.press('ArrowDown');
  await expect(contacts.contact(BOB)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const talkPage = await app.window('conversation');
  const talk = new ConversationPage(talkPage);
  await expect(talk.input).toBeFocused();
  await talkPage.keyboard.type('Look, no mouse');
  await talkPage.keyboard.press('Control+Enter');
  await talkPage.keyboard.type('two lines');
  await talkPage.keyboard.press('Enter');
  await expect(talk.withDelivery('delivered')).toHaveText('Look, no mouse\ntwo lines');
  await tabTo(talkPage, talkPage.getByRole('button', { name: 'Choose an emoticon' }));
  await talkPage.keyboard.press('Enter');
  await expect(talkPage.getByRole('grid', { name: 'Emoticons' }).getByRole('button').first()).toBeFocused();
  await talkPage.keyboard.press('ArrowRight');
  await talkPage.keyboard.press('Enter');
  await expect(talk.input).toHaveValue(':D');
  await expect(talk.input).toBeFocused();

  await talk.leave();
  await expect(contacts.list).toBeVisible();
});

test('the list is a tree for the keyboard', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob', 'carol'));
  const { list } = await arrive(server, 'alice');
  const { keyboard } = list.page;
  await list.addContact(BOB);
  await list.addContact(addressOf('carol'));
  await list.createGroup('Friends');
  await expect(list.list).toBeFocused();

  await keyboard.press('End');
  await expect(list.contact(addressOf('carol'))).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Shift+F10');
  await expect(list.page.getByRole('menu')).toBeVisible();
  await keyboard.press('m');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(list.section('Friends')).toHaveAccessibleName('Friends (0/1)');
  await expect(list.list).toBeFocused();

  await keyboard.press('Home');
  await keyboard.press('F2');
  await keyboard.type('Best friends');
  await keyboard.press('Enter');
  await expect(list.section('Best friends')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowLeft');
  await expect(list.section('Best friends')).toHaveAttribute('aria-expanded', 'false');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(list.contact(addressOf('carol'))).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('b');
  await expect(
    list.contact(BOB).or(list.section('Best friends')).and(list.page.locator('[aria-selected="true"]')),
  ).toBeVisible();

  await keyboard.press('End');
  await expect(list.contact(BOB)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Delete');
  await expect(list.dialog('Delete contact')).toBeVisible();
  await keyboard.press('Escape');
  await expect(list.dialog('Delete contact')).toBeHidden();
  await expect(list.list).toBeFocused();
  await keyboard.press('Delete');
  await keyboard.press('Enter');
  await expect(list.contact(BOB)).toBeHidden();
});

test('everything has a role and a name', async ({ arrive, launch, serve }) => {
  const form = await (await launch()).window('messenger');
  await expect(form.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectNames(form);
  await form.getByRole('button', { name: 'Connection settings' }).click();
  await expectNames(form);

  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await alice.list.addContact(BOB);
  await expect(bob.list.dialog('Somebody has added you')).toBeVisible();
  await expectNames(bob.list.page);
  await bob.list.acceptRequest();
  for (const [entry, title] of [
    ['Privacy', 'Privacy'],
    ['Options', 'Options'],
  ] as const) {
    await bob.list.onMenu(entry);
    await expectNames(bob.list.page);
    await bob.list.dialog(title).getByRole('button', { name: 'Close' }).click();
  }
  const talk = await bob.talkTo('alice');
  await talk.send('Hello :)');
  await expect(talk.withDelivery('delivered')).toHaveCount(1);
  await expectNames(talk.page);
  await expectNames(await bob.app.window('toast'));
  for (const page of [form, bob.list.page, talk.page]) {
    await expect(page.getByRole('main')).toHaveCount(1);
    expect(await page.title()).toMatch(/\S/);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  }
  expect(await talk.page.title()).toContain(ALICE);
});
