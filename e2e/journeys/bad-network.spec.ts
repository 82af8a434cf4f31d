import { endpointsAt } from '../fixtures/endpoints.ts';
import { accountsOf, addressOf, befriend, expect, test } from '../fixtures/people.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const BOB = addressOf('bob');

test('a line cut in the middle of a conversation loses nothing and doubles nothing', async ({
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
  const atAlice = await alice.talkTo('bob');
  const atBob = await bob.talkTo('alice');
  await atAlice.send('Hello');
  await expect(atBob.message('Hello')).toBeVisible();
  // List and conversation both go through the proxy.
  expect(proxy.connectionCount).toBe(2);

  const comesBack = proxy.nextConnection();
  const texts = Array.from({ length: 40 }, (_, index) => `message ${index}.`);
  for (const [index, text] of texts.entries()) {
    if (index === 15) proxy.cutAfter(20);
    await atAlice.send(text);
  }
  await comesBack;
  await expect(alice.list.status('Available')).toBeVisible();
  await expect(alice.list.contact(BOB)).toHaveAccessibleName(/Available/);
  await expect(atAlice.withDelivery('sending')).toHaveCount(0);

  // What is called delivered was, once; what is not may have been, as nobody can know, and says so.
  const before = await atAlice.shown();
  expect(before.map(({ text }) => text)).toEqual(['Hello', ...texts]);
  const undelivered = before.filter(({ delivery }) => delivery === 'undelivered').map(({ text }) => text);
  expect(undelivered.length).toBeLessThanOrEqual(4);
  const received = await atBob.shown();
  for (const { text, delivery } of before) {
    const times = received.filter((message) => message.text === text).length;
    if (delivery === 'delivered') expect(times, text).toBe(1);
    else expect(times, text).toBeLessThanOrEqual(1);
  }

  for (const text of undelivered) await atAlice.retry(text);
  await expect(atAlice.withDelivery('delivered')).toHaveCount(texts.length + 1);
  for (const text of texts) await expect(atBob.message(text)).not.toHaveCount(0);
  await atBob.send('And back');
  await expect(atAlice.message('And back')).toHaveCount(1);
});

test('a line that stalls and goes on delivers what was written meanwhile', async ({
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
  const atAlice = await alice.talkTo('bob');
  await atAlice.send('Hello');
  const atBob = await bob.conversation();
  await expect(atBob.message('Hello')).toBeVisible();
  proxy.silence();
  await atAlice.send('into the silence');
  await expect(atAlice.message('into the silence')).toHaveAttribute('data-delivery', 'sending');
  proxy.resume();
  await expect(atAlice.message('into the silence')).toHaveAttribute('data-delivery', 'delivered');
  await expect(atBob.message('into the silence')).toHaveCount(1);
});

test('who signs in at another place is told so here, and can sign in again', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const here = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(here, bob);
  const talk = await here.talkTo('bob');
  const there = await arrive(server, 'alice');
  const form = new SignInPage(here.list.page);
  await expect(form.failure).toContainText('You were signed out because you signed in at another place.');
  await expect(form.address).toHaveValue(here.address);
  await expect(talk.page.getByText('You are not signed in.')).toBeVisible();

  await here.signInAgain();
  await expect(new SignInPage(there.list.page).failure).toContainText('you signed in at another place');
  await talk.send('Back again');
  await expect(talk.message('Back again')).toHaveAttribute('data-delivery', 'delivered');
  await expect((await bob.conversation()).message('Back again')).toHaveCount(1);
});

test('a server that goes down is waited for, and its people come back', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  const talk = await alice.talkTo('bob');
  expect(await server.stop()).toBe(0);

  const bars = alice.list.page.getByRole('status');
  await expect(bars).toContainText('The server is going down for maintenance.');
  // Each pause is longer than the one before.
  await expect(bars).toContainText(/Trying again in [4-9] s\./);
  await expect(alice.list.contact(BOB)).toHaveAccessibleName(`${BOB}, Offline`);
  await expect(talk.page.getByText('The connection was lost. Connecting again…')).toBeVisible();

  await serve({
    ...accountsOf('alice', 'bob'),
    port: server.port,
    httpPort: server.httpPort,
    dataDirectory: server.dataDirectory,
  });
  await alice.list.page.getByRole('button', { name: 'Reconnect now' }).click();
  await expect(bars).toBeHidden();
  await expect(alice.list.status('Available')).toBeVisible();
  // Bob waits for his own next attempt.
  await expect(alice.list.contact(BOB)).toHaveAccessibleName(`${BOB}, Available`);
  await talk.send('There you are');
  await expect((await bob.conversation()).message('There you are')).toBeVisible();
});

test('who does not want to wait for a server signs out', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice'));
  const alice = await arrive(server, 'alice');
  await server.kill();
  await alice.list.page.getByRole('status').getByRole('button', { name: 'Sign out' }).click();
  await expect(new SignInPage(alice.list.page).address).toHaveValue(alice.address);
});
