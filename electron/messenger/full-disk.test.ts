import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#client/testing/manual-clock.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { openHistory } from '#storage/history.ts';
import { profilePaths } from '#storage/profile.ts';
import { StorageError } from '#storage/storage-error.ts';
import { canMakeSmallDisk, smallDisk } from '#storage/testing/small-disk.ts';
import { Notices } from './notices.ts';
import { addressOf, Person, startServer } from './testing/people.ts';
import { WriteTroubles } from './write-troubles.ts';

const BOB = addressOf('bob');
const ALICE = addressOf('alice');
/** A message that needs pages of its own. */
const LONG = 'much to say '.repeat(4_000);

describe.runIf(canMakeSmallDisk()).each(['MSNP7', 'MSNP12'] as const)('a full disk, on %s', (dialect) => {
  it('stops nobody from talking: the person is told, and everything is written once there is room', async () => {
    const { choice } = await startServer('alice', 'bob');
    const disk = smallDisk();
    const clock = new ManualClock();
    const alice = new Person('alice', { profile: disk.folder, environment: { clock } });
    const bob = new Person('bob');
    await alice.signIn(choice, { dialect, remember: true });
    await bob.signIn(choice, { dialect });
    const { accountId } = alice;
    const { operations } = alice.messenger;
    const notices = () => alice.messenger.snapshot().notices;
    const say = async (person: Person, to: string, text: string): Promise<void> => {
      const { messageId } = await person.messenger.operations['conversation.send']({
        accountId: person.accountId,
        conversationId: to,
        text,
        format: DEFAULT_TEXT_FORMAT,
      });
      const isDelivered = (): boolean =>
        person.events.some(
          (event) =>
            event.type === 'message-changed' &&
            event.message.id === messageId &&
            event.message.delivery === 'delivered',
        );
      await person.until(isDelivered, 'the acknowledgement');
    };

    await say(alice, BOB, 'before');
    disk.fill();
    await say(alice, BOB, LONG);
    const spoken = alice.events.length;
    await say(bob, ALICE, 'during');
    await alice.until(
      () => alice.events.slice(spoken).some(({ type }) => type === 'message-added'),
      'the answer',
    );
    expect(notices()).toMatchObject([{ subject: 'history', problem: 'disk-full', keptAs: null }]);
    expect((await alice.messages(BOB)).map(({ text, delivery }) => [text, delivery])).toEqual([
      ['before', 'delivered'],
      [LONG, 'delivered'],
      ['during', 'received'],
    ]);
    await operations['settings.update']({ appearance: { textSize: 20 } });
    await alice.until(() => notices().length === 2, 'the notice about the settings');
    expect(alice.phase).toBe('signed-in');

    // Said once; as long as it lasts, dismissing it is enough.
    for (const { id } of notices()) await operations['app.dismissNotice']({ noticeId: id });
    await say(alice, BOB, LONG);
    clock.advance(15_000);
    await new Promise(setImmediate);
    expect(notices()).toEqual([]);

    disk.makeRoom();
    await operations['settings.update']({ appearance: { textSize: 21 } });
    await alice.messenger.close();
    const paths = profilePaths(disk.folder);
    const { history } = openHistory({ path: paths.history });
    const page = history.page({ accountId, conversationId: BOB, beforeMessageId: null, limit: 10 });
    expect(page.messages.map(({ text }) => text)).toEqual(['before', LONG, 'during', LONG]);
    expect(page.messages.every(({ delivery }) => delivery !== 'sending')).toBe(true);
    history.close();
    expect(JSON.parse(readFileSync(join(paths.settings), 'utf8'))).toMatchObject({
      appearance: { textSize: 21 },
      accounts: [{ id: accountId }],
    });
  });
});

describe('what cannot be written', () => {
  function setUp() {
    const clock = new ManualClock();
    const lines: string[] = [];
    const write = (text: string): void => {
      lines.push(text);
    };
    const notices = new Notices(
      () => `${lines.length}`,
      () => {},
    );
    const state = { history: false, settings: false };
    const troubles = new WriteTroubles({
      clock,
      log: { debug: write, info: write, warn: write, error: write },
      notices,
      paths: { history: 'history.db', settings: 'settings.json' },
      write: { history: () => state.history, settings: () => Promise.resolve(state.settings) },
    });
    const retry = async (): Promise<void> => {
      clock.advance(15_000);
      await new Promise(setImmediate);
    };
    const said = () => notices.current.map(({ subject, problem }) => `${subject} ${problem}`);
    return { troubles, state, retry, said, lines, clock };
  }

  it('is said once, tried again until it is over, and then taken back', async () => {
    const { troubles, state, retry, said, lines, clock } = setUp();
    const full = new StorageError('disk-full', 'no room');
    for (let count = 0; count < 100; count += 1) troubles.failed('history', full);
    troubles.failed('settings', full);
    expect(said()).toEqual(['history disk-full', 'settings disk-full']);
    expect(lines).toHaveLength(2);
    state.settings = true;
    await retry();
    expect(said()).toEqual(['history disk-full']);
    state.history = true;
    await retry();
    expect(said()).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('for another reason than before is said anew; a reason nobody knows has words too', async () => {
    const { troubles, said, retry } = setUp();
    troubles.failed('history', new StorageError('disk-full', 'no room'));
    troubles.failed('history', new StorageError('failed', 'EIO'));
    expect(said()).toEqual(['history write-failed']);
    troubles.stop();
    await retry();
    expect(said()).toEqual(['history write-failed']);
  });
});
