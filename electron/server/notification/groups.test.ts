import { describe, expect, it } from 'vitest';
import { startServer } from '../testing/test-server.ts';

describe('groups with MSNP7 (facts §7.2)', () => {
  it('are added, renamed and removed letter for letter', async () => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP7');
    alice.send('ADG 1 One 0', 'ADG 2 Two 0', 'REG 3 1 First%20One 0', 'RMG 4 1', 'ADG 5 Three 0');
    await alice.expect(
      'ADG 1 2 One 1 0',
      'ADG 2 3 Two 2 0',
      'REG 3 4 1 First%20One 0',
      'RMG 4 5 1',
      'ADG 5 6 Three 1 0',
    );
  });

  it('leave their members on the list when they go', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send('ADG 1 One 0', 'ADD 2 FL bob@example.com Bob 1', 'RMG 3 1', 'REM 4 FL bob@example.com');
    await alice.expect(
      'ADG 1 2 One 1 0',
      'ADD 2 FL 3 bob@example.com bob@example.com 1',
      'RMG 3 4 1',
      'REM 4 FL 5 bob@example.com',
    );
  });

  it.each([
    ['RMG 5 0', '230 5'],
    ['REG 5 0 Others 0', '230 5'],
    ['RMG 5 7', '224 5'],
    ['REG 5 7 Seven 0', '224 5'],
    ['ADG 5 One 0', '228 5'],
    ['ADG 5 Other%20Contacts 0', '228 5'],
    ['REG 5 2 One 0', '228 5'],
    [`ADG 5 ${'x'.repeat(62)} 0`, '229 5'],
    [`REG 5 1 ${'x'.repeat(62)} 0`, '229 5'],
    ['ADG 5  0', '201 5'],
  ])('answer %s with %s', async (command, answer) => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP7');
    alice.send('ADG 1 One 0', 'ADG 2 Two 0', command);
    await alice.expect('ADG 1 2 One 1 0', 'ADG 2 3 Two 2 0', answer);
  });

  it('are 30 at most', async () => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP7');
    for (let number = 1; number <= 30; number += 1) {
      alice.send(`ADG ${number} Group%20${number} 0`);
      await alice.expect(`ADG ${number} ${number + 1} Group%20${number} ${number} 0`);
    }
    alice.send('ADG 31 Group%2031 0');
    await alice.expect('223 31');
  });

  it('may have a name of 61 characters, and keep their own name when renamed to it', async () => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP7');
    const name = 'x'.repeat(61);
    alice.send(`ADG 1 ${name} 0`, `REG 2 1 ${name} 0`);
    await alice.expect(`ADG 1 2 ${name} 1 0`, `REG 2 3 1 ${name} 0`);
  });
});

describe('groups with MSNP12 (facts §7.2)', () => {
  it('are added, renamed and removed letter for letter', async () => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP12');
    alice.send('ADG 1 New%20Group');
    const [guid = ''] = await alice.match(/^ADG 1 New%20Group ([0-9a-f-]{36}) 0$/);
    alice.send(`REG 2 ${guid} Friends`);
    await alice.expect(`REG 2 1 Friends ${guid} 0`);
    alice.send(`RMG 3 ${guid}`, `RMG 4 ${guid}`);
    await alice.expect(`RMG 3 1 ${guid}`, '224 4');
  });

  it('can be removed by name, as MSN 7.0 does at times', async () => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP12');
    alice.send('ADG 1 New%20Group');
    const [guid] = await alice.match(/^ADG 1 New%20Group (\S+) 0$/);
    alice.send('RMG 2 New%20Group');
    await alice.expect(`RMG 2 1 ${guid}`);
  });

  it('are the same seen from both dialects', async () => {
    const { signIn } = await startServer(['alice']);
    const old = await signIn('alice', 'MSNP7');
    old.send('ADG 1 One 0');
    await old.expect('ADG 1 2 One 1 0');
    const alice = await signIn('alice', 'MSNP12');
    alice.send('SYN 2 0 0');
    expect(await alice.line()).toMatch(/ 0 1$/);
    await alice.expect('GTC A', 'BLP AL', 'PRP MFN alice@example.com');
    await alice.match(/^LSG One [0-9a-f-]{36}$/);
  });
});
