import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { type ProfilePaths, profilePaths } from '#storage/profile.ts';
import { startOtherProcess } from '#storage/testing/other-process.ts';
import { addressOf, Person, startServer, temporaryFolder } from './testing/people.ts';

const BOB = addressOf('bob');
const FUTURE = JSON.stringify({ version: 99, something: 'else' });

/** Signs in, says something and reads it back: all that must work whatever state the files are in. */
async function works(profile: string): Promise<Person> {
  const { choice } = await startServer('alice');
  const alice = new Person('alice', { profile });
  await alice.signIn(choice, { remember: true });
  await alice.messenger.operations['conversation.send']({
    accountId: alice.accountId,
    conversationId: BOB,
    text: 'is anybody there?',
    format: DEFAULT_TEXT_FORMAT,
  });
  expect(await alice.messages(BOB)).toMatchObject([{ text: 'is anybody there?' }]);
  return alice;
}

describe('the messenger opens, works, says so and loses nothing stored, when', () => {
  it.each<
    [
      string,
      'settings' | 'secrets' | 'history',
      'damaged' | 'too-new' | 'unavailable',
      (path: string) => void,
    ]
  >([
    ['the settings are cut short', 'settings', 'damaged', (path) => writeFileSync(path, '{"version":1,')],
    [
      'the settings have another shape',
      'settings',
      'damaged',
      (path) => writeFileSync(path, '{"version":1}'),
    ],
    ['the settings come from the future', 'settings', 'too-new', (path) => writeFileSync(path, FUTURE)],
    ['the settings are a folder', 'settings', 'unavailable', (path) => mkdirSync(path)],
    ['the passwords are no JSON', 'secrets', 'damaged', (path) => writeFileSync(path, 'passwords')],
    ['the passwords come from the future', 'secrets', 'too-new', (path) => writeFileSync(path, FUTURE)],
    ['the history is no database', 'history', 'damaged', (path) => writeFileSync(path, 'x'.repeat(10_000))],
    ['the history is a folder', 'history', 'unavailable', (path) => mkdirSync(path)],
  ])('%s', async (_what, file, problem, spoil) => {
    const profile = temporaryFolder();
    const path = profilePaths(profile)[file];
    spoil(path);
    const before = problem === 'unavailable' ? null : readFileSync(path);
    const alice = await works(profile);
    const notice = alice.messenger.snapshot().notices.find(({ subject }) => subject === file);
    expect(notice).toMatchObject({ subject: file, problem, path });
    await alice.messenger.close();
    // A damaged file was put aside whole; any other is as it was.
    const kept = problem === 'damaged' ? (notice?.keptAs ?? '') : path;
    if (before === null) expect(existsSync(kept)).toBe(true);
    else expect(readFileSync(kept)).toEqual(before);
  });

  it('another process holds the history', async () => {
    const profile = temporaryFolder();
    const path = profilePaths(profile).history;
    const first = new Person('alice', { profile });
    await first.messenger.close();
    const other = await startOtherProcess('hold-database', path);
    const alice = await works(profile);
    expect(alice.messenger.snapshot().notices).toMatchObject([
      { subject: 'history', problem: 'locked', path },
    ]);
    await other.stop();
  });

  it('all of them are damaged at once', async () => {
    const profile = temporaryFolder();
    const paths: ProfilePaths = profilePaths(profile);
    for (const path of [paths.settings, paths.secrets, paths.history]) writeFileSync(path, '\0\0\0');
    const alice = await works(profile);
    expect(alice.messenger.snapshot().notices.map(({ subject, problem }) => [subject, problem])).toEqual([
      ['settings', 'damaged'],
      ['secrets', 'damaged'],
      ['history', 'damaged'],
    ]);
    expect(alice.messenger.snapshot().settings.appearance).toEqual(DEFAULT_SETTINGS.appearance);
  });
});
