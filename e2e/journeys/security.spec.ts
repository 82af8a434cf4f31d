import type { Page } from 'playwright';
import type { RunningApp } from '../fixtures/app.ts';
import { accountsOf, befriend, expect, test as base } from '../fixtures/people.ts';

/** What a page can do that has been taken over: everything a page can do at all. */

interface Answer {
  readonly ok: boolean;
  readonly failure?: { readonly code: string };
}

/** Bob's app with a window of each kind. */
interface Windows {
  readonly app: RunningApp;
  readonly messenger: Page;
  readonly conversation: Page;
  readonly toast: Page;
}

const test = base.extend<{ windows: Windows }>({
  windows: async ({ arrive, serve }, use) => {
    const server = await serve(accountsOf('alice', 'bob'));
    const alice = await arrive(server, 'alice');
    const bob = await arrive(server, 'bob');
    await befriend(alice, bob);
    const conversation = await bob.talkTo('alice');
    // It says that Alice has added Bob.
    const toast = await bob.app.window('toast');
    await use({ app: bob.app, messenger: bob.list.page, conversation: conversation.page, toast });
  },
});

function pagesOf({ messenger, conversation, toast }: Windows): Page[] {
  return [messenger, conversation, toast];
}

/** Asks main for an operation, whatever its name and input. */
function invoke(page: Page, name: unknown, input?: unknown): Promise<Answer> {
  return page.evaluate(
    ([operation, argument]) =>
      (window as unknown as { nudge: { invoke: (...words: unknown[]) => Promise<Answer> } }).nudge.invoke(
        operation,
        argument,
      ),
    [name, input],
  );
}

/** How the browser says that it did as it was told. */
const REFUSALS = /Content Security Policy|Refused to|requires '?Trusted|Not allowed to load local resource/;

const REFUSED = { ok: false, failure: { code: 'invalid-argument' } };

test('pages are pages: no Node, a sandbox, and two methods of the outside', async ({ windows }) => {
  for (const page of pagesOf(windows)) {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys(Reflect.get(window, 'nudge') as object).sort(),
    }));
    expect(found).toEqual({ node: [], bridge: ['invoke', 'subscribe'] });
    const window = await windows.app.electron.browserWindow(page);
    // oxlint-disable-next-line typescript/no-deprecated -- the only way to see what a window was really given
    const rights = await window.evaluate(({ webContents }) => webContents.getLastWebPreferences());
    expect(rights).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
});

test('the policy of every page lets nothing in and nothing out', async ({ windows }) => {
  windows.app.expectProblems(REFUSALS);
  for (const page of pagesOf(windows)) {
    await page.evaluate(() => {
      const broken: string[] = [];
      Object.assign(window, { broken });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        broken.push(effectiveDirective);
      });
      const elsewhere = 'https://example.com/';
      const add = (tag: string, attribute: string, value: string): void => {
        const element = document.createElement(tag);
        element.setAttribute(attribute, value);
        document.body.append(element);
      };
      const attacks = [
        () => add('script', 'src', `${elsewhere}x.js`),
        () => add('img', 'src', `${elsewhere}x.png`),
        () => add('audio', 'src', `${elsewhere}x.mp3`),
        () => add('object', 'data', `${elsewhere}x.swf`),
        () => add('iframe', 'src', 'nudge://app/messenger.html'),
        () => add('style', 'title', ''),
        () => void fetch(elsewhere).catch(() => undefined),
        () => new WebSocket('wss://example.com/'),
        () => new Worker('/worker.js'),
        () => Object.assign(document.querySelector('style') ?? {}, { textContent: '* { color: red }' }),
        () => {
          const form = document.createElement('form');
          form.action = elsewhere;
          document.body.append(form);
          form.submit();
        },
        () => document.body.insertAdjacentHTML('beforeend', '<b>markup</b>'),
      ];
      for (const attack of attacks) {
        try {
          attack();
        } catch {
          // Refused at once.
        }
      }
    });
    const broken = () => page.evaluate(() => [...new Set(Reflect.get(window, 'broken') as string[])].sort());
    await expect.poll(broken).toEqual(
      expect.arrayContaining([
        'connect-src',
        'form-action',
        'frame-src',
        'img-src',
        'media-src',
        // Scripts, workers and markup do not even get as far as an address.
        'require-trusted-types-for',
        'style-src-elem',
      ]),
    );
    expect(await page.evaluate(() => document.querySelector('b'))).toBeNull();
  }
});

test('a page cannot make programs of text', async ({ windows }) => {
  windows.app.expectProblems(REFUSALS);
  for (const page of pagesOf(windows)) {
    // From a timer, so that it is the page that does it and not the tool that drives it.
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            try {
              // oxlint-disable-next-line no-eval -- this is the attack
              resolve((0, eval)('1 + 1'));
            } catch (error) {
              resolve((error as Error).name);
            }
          });
        }),
    );
    expect(outcome).toBe('EvalError');
  }
});

test('a page stays where it is and opens no other', async ({ windows }) => {
  windows.app.expectProblems(REFUSALS);
  const countBefore = windows.app.electron.windows().length;
  for (const page of pagesOf(windows)) {
    const url = page.url();
    const opened = await page.evaluate(() => window.open('https://example.com/') !== null);
    expect(opened).toBe(false);
    for (const target of ['https://example.com/', 'nudge://app/toast.html?x', 'file:///etc/passwd']) {
      await page.evaluate((address) => {
        window.location.href = address;
      }, target);
      // The page answers, so it is still there.
      expect(await page.evaluate(() => document.title)).toEqual(expect.any(String));
      expect(page.url()).toBe(url);
    }
  }
  expect(windows.app.electron.windows()).toHaveLength(countBefore);
});

test('a page is given no permission', async ({ windows }) => {
  for (const page of pagesOf(windows)) {
    const outcomes = await page.evaluate(async () => {
      const state = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name } as unknown as PermissionDescriptor)).state;
      return Promise.all([
        ...['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'].map(state),
        Notification.requestPermission(),
        navigator.clipboard.readText().then(
          () => 'granted',
          (error: unknown) => (error as Error).name,
        ),
      ]);
    });
    expect(outcomes).toEqual([...Array<string>(7).fill('denied'), 'NotAllowedError']);
  }
});

test('main refuses what is no operation, and input of the wrong kind or size', async ({ windows }) => {
  const { messenger, conversation } = windows;
  for (const name of ['app.selfDestruct', '', '__proto__', 'constructor', 'toString', 42, null, { a: 1 }]) {
    expect(await invoke(messenger, name, {}), JSON.stringify(name)).toMatchObject(REFUSED);
  }
  const format = {
    font: 'Segoe UI',
    bold: false,
    italic: false,
    underline: false,
    strike: false,
    colour: '#000000',
    charset: 0,
    pitchAndFamily: 0,
    rightToLeft: false,
  };
  const ids = { accountId: 'account-of-bob', conversationId: 'alice@example.com' };
  const wrong: readonly (readonly [string, unknown])[] = [
    ['conversation.send', { ...ids, text: 'x'.repeat(100_001), format }],
    ['conversation.send', { ...ids, text: '', format }],
    ['conversation.send', { ...ids, text: 'x', format: { ...format, colour: 'url(https://example.com)' } }],
    ['conversation.send', { ...ids, text: { toString: 'x' }, format }],
    ['conversation.send', null],
    ['conversation.history', { ...ids, beforeMessageId: null, limit: 0.5 }],
    ['conversation.history', { ...ids, beforeMessageId: null, limit: -1 }],
    [
      'contact.add',
      { accountId: 'account-of-bob', address: `${'a'.repeat(200)}@example.com`, groupId: null },
    ],
    ['contact.add', { accountId: 'account-of-bob', address: 'a b@example.com\r\nOUT', groupId: null }],
    ['group.create', { accountId: 'account-of-bob', name: 'x'.repeat(62) }],
    ['self.setStatus', { accountId: 'account-of-bob', status: 'IDL' }],
    ['self.setStatus', { accountId: 'account-of-nobody', status: 'NLN' }],
    ['settings.update', { appearance: { textSize: 1e9 } }],
    ['settings.update', { general: { idleMinutes: 'never' } }],
    ['history.search', { accountId: 'account-of-bob', query: 'x'.repeat(257), limit: 10 }],
  ];
  for (const [name, input] of wrong) {
    expect(
      await invoke(conversation, name, input),
      JSON.stringify([name, input]).slice(0, 200),
    ).toMatchObject(REFUSED);
  }
  expect(await invoke(conversation, 'window.openLink', { url: 'javascript:alert(1)' })).toMatchObject({
    value: { opened: false },
  });
  expect(await invoke(conversation, 'window.openLink', { url: 'file:///etc/passwd' })).toMatchObject({
    value: { opened: false },
  });
  await expect(conversation.getByRole('log')).toBeVisible();
});

test('a toast can do nothing but be clicked', async ({ windows }) => {
  const { toast } = windows;
  for (const name of ['account.signOut', 'conversation.send', 'settings.update', 'window.openLink']) {
    expect(await invoke(toast, name, { accountId: 'account-of-bob' }), name).toMatchObject(REFUSED);
  }
});

test('a window knows of its own account and conversation only', async ({ windows }) => {
  const snapshotOf = async (page: Page): Promise<Record<string, unknown>> => {
    const answer = (await invoke(page, 'app.snapshot')) as unknown as { value: never };
    return answer.value;
  };
  expect(await snapshotOf(windows.toast)).toMatchObject({ accounts: [], rosters: {}, conversations: [] });
  expect(await snapshotOf(windows.conversation)).toMatchObject({
    window: { accountId: 'account-of-bob', conversationId: 'alice@example.com' },
  });
  for (const page of pagesOf(windows)) {
    expect(JSON.stringify(await snapshotOf(page))).not.toContain('secret');
  }
});

test('nothing but our pages is served, whatever the address says', async ({ windows }) => {
  const statusOf = (url: string): Promise<number> =>
    windows.app.electron.evaluate(
      async ({ net }, address) =>
        net.fetch(address).then(
          ({ status }) => status,
          () => 0,
        ),
      url,
    );
  expect(await statusOf('nudge://app/messenger.html')).toBe(200);
  for (const url of [
    'nudge://app/../package.json',
    'nudge://app/%2e%2e/%2e%2e/package.json',
    'nudge://app/..%2f..%2fpackage.json',
    'nudge://app/..%5c..%5cpackage.json',
    'nudge://app/%252e%252e/package.json',
    'nudge://app//etc/passwd',
    'nudge://app/assets/../../main/index.js',
    'nudge://app/%00messenger.html',
    'nudge://app/',
    'nudge://elsewhere/messenger.html',
  ]) {
    expect(await statusOf(url), url).not.toBe(200);
  }
});
