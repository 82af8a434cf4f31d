import { endpointsAt } from '../fixtures/endpoints.ts';
import { accountsOf, addressOf, befriend, expect, test, type Person } from '../fixtures/people.ts';
import type { RunningServer } from '../fixtures/server.ts';
import { choose, chooseFromMenu } from '../pages/controls.ts';
import type { ConversationPage } from '../pages/conversation-page.ts';
import { answerQuestions, followMoves, readClipboard, writeClipboard } from '../pages/system.ts';

const ALICE = addressOf('alice');
const BOB = addressOf('bob');

interface Pair {
  readonly alice: Person;
  readonly bob: Person;
  /** The two ends of one conversation, both in front of their person. */
  readonly atAlice: ConversationPage;
  readonly atBob: ConversationPage;
}

/** Alice and Bob, who have just said hello to each other. */
async function meet(
  server: RunningServer,
  arrive: (server: RunningServer, name: string) => Promise<Person>,
): Promise<Pair> {
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  const atAlice = await alice.talkTo('bob');
  const atBob = await bob.talkTo('alice');
  await atAlice.send('Hello Bob');
  await expect(atBob.message('Hello Bob')).toBeVisible();
  await atBob.send('Hello Alice');
  await expect(atAlice.message('Hello Alice')).toBeVisible();
  return { alice, bob, atAlice, atBob };
}

/** All kinds of lines, each different. */
function lineOf(name: string, number: number): string {
  const kinds = [
    `${name} ${number}: plain words`,
    `${name} ${number}: 😀 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽`,
    `שלום ${name} ${number} עולם`,
    `مرحبا ${name} ${number} بالعالم`,
    `${name} ${number}: :) (L) <:o) :-P`,
    `${name} ${number}: two\nlines`,
    `${name} ${number}: 100% & <b>"quoted"</b> \\r\\n`,
    `${name} ${number}: Ünïcödé ẞ 漢字 한국어`,
  ];
  return kinds[number % kinds.length] ?? '';
}

test('two hundred messages of all kinds go both ways at once, each delivered once and in order', async ({
  arrive,
  serve,
}) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { atAlice, atBob } = await meet(server, arrive);
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  const fromAlice = numbers.map((number) => lineOf('Alice', number));
  const fromBob = numbers.map((number) => lineOf('Bob', number));
  const sendAll = async (conversation: ConversationPage, lines: readonly string[]): Promise<void> => {
    for (const line of lines) await conversation.send(line);
  };
  await Promise.all([sendAll(atAlice, fromAlice), sendAll(atBob, fromBob)]);

  for (const [conversation, sent, received] of [
    [atAlice, ['Hello Bob', ...fromAlice], ['Hello Alice', ...fromBob]],
    [atBob, ['Hello Alice', ...fromBob], ['Hello Bob', ...fromAlice]],
  ] as const) {
    await expect(conversation.withDelivery('delivered')).toHaveCount(101);
    await expect(conversation.withDelivery('received')).toHaveCount(101);
    const shown = await conversation.shown();
    expect(shown).toHaveLength(202);
    expect(shown.filter(({ outgoing }) => outgoing).map(({ text }) => text)).toEqual(sent);
    expect(shown.filter(({ outgoing }) => !outgoing).map(({ text }) => text)).toEqual(received);
  }
  await expect(atBob.message('שלום Alice 2 עולם')).toHaveAttribute('dir', 'rtl');
  await expect(atBob.message('Alice 4:').getByRole('img')).toHaveCount(4);
});

test('a long text that was pasted is split on the wire and whole on the screen', async ({
  arrive,
  serve,
  interpose,
}) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const proxy = await interpose(server);
  const endpoints = endpointsAt(proxy, { host: server.host, port: server.httpPort });
  const { alice, atAlice, atBob } = await meet(server, (to, name) =>
    arrive(to, name, name === 'alice' ? { endpoints } : {}),
  );
  const line = 'Ten kilobytes of emoji 😀 and ünïcödé, line after line.';
  const text = Array.from({ length: 160 }, (_, index) => `${index} ${line}`).join('\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(10_000);

  await writeClipboard(alice.app, text);
  await atAlice.input.press('ControlOrMeta+V');
  await expect(atAlice.input).toHaveValue(text);
  await atAlice.input.press('Enter');
  await expect(atAlice.withDelivery('delivered')).toHaveCount(2);
  expect((await atAlice.shown()).at(-1)?.text).toBe(text);
  await expect(atBob.message('159 Ten kilobytes')).toBeVisible();
  expect((await atBob.shown()).at(-1)?.text).toBe(text);
  expect(proxy.said).toMatch(/\r\nChunks: ([7-9]|1\d)\r\n/);
});

test('what looks like a program is text, and only web addresses are links, after a question', async ({
  arrive,
  serve,
}) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { bob, atAlice, atBob } = await meet(server, arrive);
  const system = await answerQuestions(bob.app);
  const hostile = [
    '<script>document.title = "broken in"</script>',
    '<img src="x" onerror="document.title = \'broken in\'">',
    'javascript:document.title="broken_in"',
    'data:text/html,<script>document.title="broken_in"</script>',
    'file:///etc/passwd and nudge://app/messenger.html',
    'http://bank.example@evil.example/',
  ];
  for (const line of hostile) await atAlice.send(line);
  await atAlice.send('see http://example.com/a?b=c#d, please');
  const link = atBob.history.getByRole('link');
  await expect(link).toHaveText('http://example.com/a?b=c#d');
  for (const line of hostile) await expect(atBob.message(line)).toBeVisible();
  await expect(atBob.history.locator('script, img:not([role]), iframe')).toHaveCount(0);
  expect(await atBob.page.title()).toContain(ALICE);

  await system.answer(1);
  await link.click();
  await expect.poll(system.asked).toHaveLength(1);
  expect((await system.asked())[0]).toMatchObject({
    message: expect.stringContaining('example.com'),
    detail: 'http://example.com/a?b=c#d',
  });
  expect(await system.opened()).toEqual([]);
  await system.answer(0);
  await link.click();
  await expect.poll(system.opened).toEqual(['http://example.com/a?b=c#d']);
  expect(atBob.page.url()).toContain('/conversation.html');
});

test('a nudge shakes both windows, which come back to their places, and not too often', async ({
  arrive,
  serve,
}) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { alice, bob, atAlice, atBob } = await meet(server, arrive);
  const tracks = await Promise.all(
    [
      [alice, atAlice],
      [bob, atBob],
    ].map(async ([person, conversation]) =>
      followMoves(
        await (person as Person).app.electron.browserWindow((conversation as ConversationPage).page),
      ),
    ),
  );
  await atAlice.nudge();
  await expect(atAlice.message('You have just sent a nudge.')).toHaveAttribute('data-delivery', 'delivered');
  await expect(atBob.message(`${ALICE} has just sent you a nudge.`)).toBeVisible();
  for (const track of tracks) {
    await expect.poll(async () => (await track()).moves.length).toBeGreaterThan(5);
    await expect
      .poll(async () => {
        const { start, now } = await track();
        return [now[0] === start[0], now[1] === start[1]];
      })
      .toEqual([true, true]);
    const { start, moves } = await track();
    for (const [x = 0, y = 0] of moves) {
      expect(Math.abs(x - (start[0] ?? 0))).toBeLessThanOrEqual(8);
      expect(Math.abs(y - (start[1] ?? 0))).toBeLessThanOrEqual(8);
    }
  }
  await atAlice.nudge();
  await expect(atAlice.page.getByText('You may not send a nudge that often.')).toBeVisible();
  await expect(atAlice.message('You have just sent a nudge.')).toHaveCount(1);
});

test('nobody is shaken who asked for stillness, nor nudged who wants none', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob', 'carol'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob', { arguments: ['--force-prefers-reduced-motion'] });
  const carol = await arrive(server, 'carol');
  await befriend(alice, bob);
  await befriend(alice, carol);
  await carol.list.onMenu('Options');
  const options = carol.list.dialog('Options');
  await options.getByRole('button', { name: 'Messages' }).click();
  await options.getByRole('checkbox', { name: 'Let the window shake' }).uncheck();
  await options.getByRole('button', { name: 'Close' }).click();

  const atBob = await bob.talkTo('alice');
  const track = await followMoves(await bob.app.electron.browserWindow(atBob.page));
  await (await alice.talkTo('bob')).nudge();
  await expect(atBob.message('has just sent you a nudge.')).toBeVisible();
  const toCarol = await alice.talkTo('carol');
  await toCarol.nudge();
  await toCarol.send('Did you see it?');
  await expect((await carol.conversation()).messages).toHaveText('Did you see it?');
  expect((await track()).moves).toEqual([]);
});

test('a conversation has one window, however often it is opened', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { alice, bob, atAlice, atBob } = await meet(server, arrive);
  await alice.list.contact(BOB).dblclick();
  await atBob.send('Still here');
  await expect(atAlice.message('Still here')).toBeVisible();
  expect(alice.app.windows('conversation')).toHaveLength(1);

  // Closed, it comes back with what was said, also when it is the other who speaks.
  await atAlice.leave();
  await atBob.send('Are you gone?');
  const again = await alice.conversation();
  await expect(again.messages).toHaveText(['Hello Bob', 'Hello Alice', 'Still here', 'Are you gone?']);
  expect(bob.app.windows('conversation')).toHaveLength(1);
});

test('one sees that the other is writing, then when they wrote', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { atAlice, atBob } = await meet(server, arrive);
  await expect(atBob.activity).toHaveText(/^Last message received at .+ on .+\.$/);
  await atAlice.input.pressSequentially('I am');
  await expect(atBob.activity).toHaveText(`${ALICE} is writing a message.`);
  await atAlice.input.press('Enter');
  await expect(atBob.message('I am')).toBeVisible();
  await expect(atBob.activity).toHaveText(/^Last message received at/);
});

test('font, colour and emoticons arrive as they were chosen', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { atAlice, atBob } = await meet(server, arrive);
  await atAlice.page.getByRole('button', { name: 'Change font and colour' }).click();
  const dialog = atAlice.page.getByRole('dialog', { name: 'Change font' });
  await choose(dialog, 'Font', 'Georgia');
  await dialog.getByRole('checkbox', { name: 'Bold' }).check();
  await dialog.getByRole('checkbox', { name: 'Underline' }).check();
  await dialog.getByRole('radio', { name: 'Maroon' }).check();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(atAlice.input).toHaveCSS('font-weight', '700');

  await atAlice.input.fill('Look: ');
  await atAlice.page.getByRole('button', { name: 'Choose an emoticon' }).click();
  await atAlice.page.getByRole('button', { name: 'Red heart (L)' }).click();
  await expect(atAlice.input).toHaveValue('Look: (L)');
  await atAlice.input.press('Enter');

  const words = atBob.message('Look:').locator('[data-text] > *');
  await expect(words).toHaveCSS('color', 'rgb(128, 0, 0)');
  await expect(words).toHaveCSS('font-weight', '700');
  await expect(words).toHaveCSS('text-decoration-line', 'underline');
  await expect(words).toHaveCSS('font-family', /^"?Georgia/);
  await expect(words.getByRole('img', { name: 'Red heart' })).toBeVisible();
});

test('the history is copied as text', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { bob, atAlice, atBob } = await meet(server, arrive);
  await atAlice.send('a heart (L)\nand a second line');
  await expect(atBob.message('and a second line')).toBeVisible();
  for (const entry of ['Select all', 'Copy']) {
    await atBob.history.click({ button: 'right' });
    await chooseFromMenu(atBob.page, entry);
  }
  const copied = await readClipboard(bob.app);
  expect(copied.split('\n').map((text) => text.trim())).toEqual([
    `${ALICE} says:`,
    'Hello Bob',
    `${BOB} says:`,
    'Hello Alice',
    `${ALICE} says:`,
    'a heart (L)',
    'and a second line',
  ]);
});

test('what did not arrive says why, and can be sent again as the same message', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { bob, atAlice, atBob } = await meet(server, arrive);
  // So that the reason takes more than a line.
  const name = 'Bob, whose name is as long as his patience with those who wait for him';
  await bob.list.setName(name);
  await expect(atAlice.page.getByRole('heading', { name })).toBeVisible();
  for (let line = 0; line < 12; line += 1) await atAlice.send(`line ${line}`);
  await bob.list.onMenu('Sign out');
  await expect(atAlice.page.getByText('appears to be offline.').first()).toBeVisible();
  await atAlice.send('Where are you?');
  const message = atAlice.message('Where are you?');
  await expect(message).toContainText(/Not delivered: Bob, whose name .* appears to be offline\./);
  await expect(message.getByRole('button', { name: 'Try again' })).toBeInViewport({ ratio: 1 });
  await bob.signInAgain();
  await expect(atAlice.page.getByText('appears to be offline. Messages cannot')).toBeHidden();
  await atAlice.retry('Where are you?');
  await expect(message).toHaveAttribute('data-delivery', 'delivered');
  await expect(message).toHaveCount(1);
  await expect(atBob.message('Where are you?')).toHaveCount(1);
});

test('three people talk in one conversation', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob', 'carol'));
  const { alice, bob, atAlice } = await meet(server, arrive);
  const carol = await arrive(server, 'carol');
  await befriend(alice, carol);
  await atAlice.page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = atAlice.page.getByRole('dialog', { name: 'Invite to this conversation' });
  await dialog.getByRole('checkbox', { name: addressOf('carol') }).check();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const together = await alice.conversation(1);
  await expect(together.page.getByRole('heading', { level: 1 })).toContainText(addressOf('carol'));
  await together.send('Hello both');
  await expect(together.withDelivery('delivered')).toHaveCount(1);
  const atCarol = await carol.conversation();
  const atBobToo = await bob.conversation(1);
  await expect(atCarol.message('Hello both')).toBeVisible();
  await expect(atBobToo.message('Hello both')).toBeVisible();
  await atCarol.send('Hello from Carol');
  await expect(together.message('Hello from Carol')).toBeVisible();
  await expect(atBobToo.message('Hello from Carol')).toBeVisible();
});

test('a message is announced to somebody who looks elsewhere, and a click leads to it', async ({
  arrive,
  serve,
}) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  const atAlice = await alice.talkTo('bob');
  await bob.list.setStatus('Busy');
  await expect(bob.list.status('Busy')).toBeVisible();
  await atAlice.send('Not now?');
  await expect((await bob.conversation()).message('Not now?')).toBeVisible();
  // There is one already: it said that Alice has added Bob.
  const toasts = (await bob.app.window('toast')).getByRole('article');
  await expect(toasts.filter({ hasText: 'Not now?' })).toHaveCount(0);

  await bob.list.setStatus('Available');
  await expect(bob.list.status('Available')).toBeVisible();
  await atAlice.send('But now!');
  const toast = toasts.filter({ hasText: 'But now!' });
  await expect(toast).toContainText(ALICE);
  await toast.getByRole('button').filter({ hasText: 'But now!' }).click();
  await expect(toast).toBeHidden();
  const isFocused = async (): Promise<boolean> => {
    const window = await bob.app.electron.browserWindow((await bob.conversation()).page);
    return window.evaluate((browserWindow) => browserWindow.isFocused());
  };
  await expect.poll(isFocused).toBe(true);
  await atAlice.send('You see this?');
  const atBob = await bob.conversation();
  await expect(atBob.message('You see this?')).toBeVisible();
  await atBob.send('I do.');
  await expect(atAlice.message('I do.')).toBeVisible();
  // A toast would have been there long before the answer, and for as long after it.
  expect(await toasts.filter({ hasText: 'You see this?' }).count()).toBe(0);
});

test('a contact who comes online is announced', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  // Not in the first seconds after one's own sign-in, when everybody is found online.
  await expect(async () => {
    await bob.list.onMenu('Sign out');
    await bob.signInAgain();
    await expect.poll(() => alice.app.windows('toast').length, { timeout: 1000 }).toBe(1);
  }).toPass();
  const toast = (await alice.app.window('toast')).getByRole('article');
  await expect(toast).toContainText(BOB);
  await expect(toast).toContainText('has just signed in.');
});
