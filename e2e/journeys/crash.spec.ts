import type { RunningApp } from '../fixtures/app.ts';
import { accountsOf, befriend, expect, test } from '../fixtures/people.ts';
import { ContactListPage } from '../pages/contact-list-page.ts';
import { ConversationPage } from '../pages/conversation-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** What stands in the windows of a kind, asked of main: for a page that has died its driver is deaf. */
async function textOf(app: RunningApp, kind: string): Promise<string> {
  return app.electron.evaluate(async ({ BrowserWindow }, page) => {
    const windows = BrowserWindow.getAllWindows().filter(({ webContents }) =>
      webContents.getURL().endsWith(`/${page}.html`),
    );
    const texts = windows.map(async ({ webContents }): Promise<unknown> =>
      webContents.isCrashed() ? 'crashed' : webContents.executeJavaScript('document.body.innerText'),
    );
    return (await Promise.all(texts)).join('\n');
  }, kind);
}

test('windows whose page dies come back as they were', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  const talk = await alice.talkTo('bob');
  await talk.send('Before the crash');
  await expect(talk.withDelivery('delivered')).toHaveCount(1);

  alice.app.expectProblems(/crashed/);
  const window = await alice.app.electron.browserWindow(talk.page);
  const died = talk.page.waitForEvent('crash');
  await window.evaluate(({ webContents }) => {
    webContents.forcefullyCrashRenderer();
  });
  await died;
  await expect.poll(() => textOf(alice.app, 'conversation')).toContain('Before the crash');
  await expect.poll(() => textOf(alice.app, 'messenger')).toContain('(Available)');

  await (await bob.conversation()).send('After the crash');
  await expect.poll(() => textOf(alice.app, 'conversation')).toContain('After the crash');
});

test('the server of this computer is started again when it dies', async ({ launch }) => {
  const app = await launch();
  const page = await app.window('messenger');
  await new SignInPage(page).createAccount('newcomer@nudge.example', 'a password');
  const { list } = new ContactListPage(page);
  const buddy = list.getByRole('treeitem', { name: 'Buddy, Available' });
  await buddy.dblclick();
  const talk = new ConversationPage(await app.window('conversation'));
  const pid = await app.electron.evaluate(
    ({ app: running }) => running.getAppMetrics().find(({ name }) => name === 'Nudge server')?.pid,
  );
  expect(pid).toBeDefined();
  process.kill(pid ?? 0, 'SIGKILL');
  await expect(list.getByRole('treeitem', { name: 'Buddy, Offline' })).toBeVisible();
  await expect(buddy).toBeVisible();
  await talk.send('Are you well?');
  await expect(talk.withDelivery('delivered')).toHaveCount(1);
  await expect(talk.withDelivery('received').first()).toBeVisible();
});
