import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'playwright/test';
import { launchApp, type RunningApp } from '#e2e/fixtures/app.ts';
import { endpointsAt } from '#e2e/fixtures/endpoints.ts';
import { startProxy } from '#e2e/fixtures/proxy.ts';
import { startServer } from '#e2e/fixtures/server.ts';
import { ContactListPage } from '#e2e/pages/contact-list-page.ts';
import { ConversationPage } from '#e2e/pages/conversation-page.ts';
import { SignInPage } from '#e2e/pages/sign-in-page.ts';
import { say } from '#scripts/lib/report.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { ANNA, BEN, OTHERS, PASSWORD } from './cast.ts';
import { bringExtras, sendExtrasHome, type Extras } from './extras.ts';
import { takePicture } from './pictures.ts';

/** What has to be taken down at the end, last first. */
type CleanUp = (() => Promise<unknown> | void)[];

/** Two copies of the app, a server and some company: plays the scenes one after the other and takes their pictures. */
export async function playDemo(scratch: string): Promise<void> {
  const cleanUp: CleanUp = [];
  try {
    await play(scratch, cleanUp);
  } finally {
    for (const step of cleanUp.toReversed()) await step();
  }
}

async function play(scratch: string, cleanUp: CleanUp): Promise<void> {
  const launch = async (name: string): Promise<RunningApp> => {
    const profile = path.join(scratch, name);
    await mkdir(profile);
    const app = await launchApp({ profile });
    cleanUp.push(() => app.close());
    return app;
  };

  const server = await startServer({
    accounts: [ANNA, BEN, ...OTHERS].map(({ address }) => `${address}:${PASSWORD}`),
    dataDirectory: path.join(scratch, 'server'),
    arguments: ['--no-buddy'],
  });
  cleanUp.push(() => server.stop());
  say(`the server listens on ${server.host}:${server.port}.`);
  // In front of the server, so that it can be made to take its time while a picture is taken.
  const proxy = await startProxy(server);
  cleanUp.push(() => proxy.stop());
  const endpoints = endpointsAt(proxy, { host: server.host, port: server.httpPort });

  const extras = await bringExtras(endpoints);
  cleanUp.push(() => {
    sendExtrasHome(extras);
  });
  say(`${extras.size} people are on the server without a window.`);

  const [annasApp, bensApp] = await Promise.all([launch('anna'), launch('ben')]);
  say('two copies of the app are open.');
  const anna = await signInAnna(annasApp, endpoints, proxy);
  const ben = await signInBen(bensApp, endpoints);
  await meet(anna, ben);
  await talk(annasApp, bensApp, anna, ben);
  await beInterrupted(annasApp, anna, extras);
  await lookAround(anna);
}

async function signInAnna(
  app: RunningApp,
  endpoints: ServerEndpoints,
  proxy: { silence: () => void; resume: () => void },
): Promise<ContactListPage> {
  const page = await app.window('messenger');
  const form = new SignInPage(page);
  await form.address.fill(ANNA.address);
  await form.password.fill(PASSWORD);
  await takePicture(page, 'sign-in');
  await form.useCustomServer(endpoints);
  proxy.silence();
  await form.submit.click();
  await expect(form.progress).toContainText('Checking your address and password');
  await takePicture(page, 'connecting');
  proxy.resume();
  const list = new ContactListPage(page);
  await list.list.waitFor();
  await list.setPersonalMessage(ANNA.personalMessage);
  return list;
}

async function signInBen(app: RunningApp, endpoints: ServerEndpoints): Promise<ContactListPage> {
  const page = await app.window('messenger');
  const form = new SignInPage(page);
  await form.useCustomServer(endpoints);
  await form.signIn(BEN.address, PASSWORD);
  const list = new ContactListPage(page);
  await list.list.waitFor();
  await list.setName(BEN.name);
  await list.setPersonalMessage(BEN.personalMessage);
  return list;
}

/** Anna adds Ben; Ben says yes. */
async function meet(anna: ContactListPage, ben: ContactListPage): Promise<void> {
  say('Anna adds Ben.');
  await anna.page.getByRole('button', { name: 'Add a contact' }).click();
  const dialog = anna.dialog('Add a contact');
  await dialog.getByRole('textbox', { name: 'Their address:' }).fill(BEN.address);
  await takePicture(anna.page, 'add-contact');
  await dialog.getByRole('button', { name: 'Add contact' }).click();
  await expect(ben.dialog('Somebody has added you')).toContainText(ANNA.name);
  await takePicture(ben.page, 'add-request');
  await ben.acceptRequest();
  await expect(anna.contact(BEN.address)).toHaveAccessibleName(
    `${BEN.name}, Available, ${BEN.personalMessage}`,
  );
  await expect(ben.contact(ANNA.address)).toHaveAccessibleName(/Available/);
  await anna.onContact(BEN.address, 'Move to group', 'Friends');
  await expect(anna.section('Friends')).toHaveAccessibleName('Friends (4/5)');
  await anna.list.hover({ position: { x: 20, y: 400 } });
  await takePicture(anna.page, 'contact-list');
}

/** A chat with everything in it, from Anna's side. */
async function talk(
  annasApp: RunningApp,
  bensApp: RunningApp,
  anna: ContactListPage,
  ben: ContactListPage,
): Promise<void> {
  say('Anna and Ben chat.');
  await anna.contact(BEN.address).dblclick();
  const atAnna = new ConversationPage(await annasApp.window('conversation'));
  await ben.contact(ANNA.address).dblclick();
  const atBen = new ConversationPage(await bensApp.window('conversation'));
  await atBen.chooseFormat('Segoe UI', 'Teal');
  const window = await annasApp.electron.browserWindow(atAnna.page);
  await window.evaluate((browserWindow) => {
    browserWindow.setSize(620, 580);
  });

  const exchange = async (from: ConversationPage, to: ConversationPage, text: string): Promise<void> => {
    await from.send(text);
    const first = text.split(/[:(]/)[0] ?? text;
    await expect(to.message(first)).toBeVisible();
  };
  await exchange(atAnna, atBen, 'hey, you are back! :D');
  await exchange(atBen, atAnna, 'for an hour (S) the train was late');
  await exchange(atBen, atAnna, 'look what I found up there: (*) (#) (R)');
  await exchange(atAnna, atBen, 'lovely (L) did you take pictures?');
  await exchange(atBen, atAnna, 'hundreds. http://example.com/mountains');
  await exchange(atAnna, atBen, 'and the one with the goat? (nah)');
  await atBen.nudge();
  await expect(atAnna.message('has just sent you a nudge')).toBeVisible();
  await exchange(atBen, atAnna, 'of course (H) come over and see (C)');
  await atBen.input.pressSequentially('at eight');
  await expect(atAnna.activity).toContainText('is writing a message.');
  await takePicture(atAnna.page, 'conversation');
  await atAnna.page.getByRole('button', { name: 'Choose an emoticon' }).click();
  await atAnna.page.getByRole('grid', { name: 'Emoticons' }).waitFor();
  await takePicture(atAnna.page, 'emoticons');
  await atAnna.page.keyboard.press('Escape');
}

/** Somebody else writes: a toast. */
async function beInterrupted(annasApp: RunningApp, anna: ContactListPage, extras: Extras): Promise<void> {
  // She looks at what Ben wrote: what was announced of it goes.
  await anna.contact(BEN.address).dblclick();
  say('Dario writes to Anna.');
  const dario = extras.get('dario@example.com');
  if (dario === undefined) throw new Error('Dario did not come');
  await dario.conversations.conversationWith(ANNA.address).sendText('swim tomorrow? :)', DEFAULT_TEXT_FORMAT);
  const toast = await annasApp.window('toast');
  await expect(toast.getByRole('article')).toHaveText(/swim tomorrow\?/);
  // A toast is transparent around its edges; without a desktop behind it that would be black.
  await toast.evaluate(() => {
    document.documentElement.style.background = 'white';
  });
  await takePicture(toast, 'toast');
}

async function lookAround(anna: ContactListPage): Promise<void> {
  await anna.onMenu('Privacy');
  await takePicture(anna.page, 'privacy');
  await anna.dialog('Privacy').getByRole('button', { name: 'Close' }).click();
  await anna.onMenu('Options');
  await takePicture(anna.page, 'options');
  await anna.dialog('Options').getByRole('button', { name: 'Close' }).click();
}
