import { describe, expect, it } from 'vitest';
import { addressOf, addSilentAccount, PASSWORD, startServer } from '../testing/test-server.ts';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

describe('editing lists with MSNP7 (facts §7.1, §7.2)', () => {
  it('adds, lists and removes letter for letter', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    const bob = await signIn('bob', 'MSNP7');
    alice.send('SYN 5 0');
    await alice.expect(
      'SYN 5 1',
      'GTC 5 1 A',
      'BLP 5 1 AL',
      'LSG 5 1 1 1 0 Other%20Contacts 0',
      'LST 5 FL 1 0 0',
      'LST 5 AL 1 0 0',
      'LST 5 BL 1 0 0',
      'LST 5 RL 1 0 0',
    );
    alice.send('ADD 6 FL bob@example.com Bob 0', 'ADD 7 AL bob@example.com Bob');
    await alice.expect('ADD 6 FL 2 bob@example.com bob@example.com 0', 'ADD 7 AL 3 bob@example.com Bob');
    await bob.expect('ADD 0 RL 2 alice@example.com alice@example.com');
    alice.send('ADG 8 Close%20Friends 0', 'ADD 9 FL bob@example.com Bob 1');
    await alice.expect('ADG 8 4 Close%20Friends 1 0', 'ADD 9 FL 5 bob@example.com bob@example.com 1');
    alice.send('SYN 10 0');
    await alice.expect(
      'SYN 10 5',
      'GTC 10 5 A',
      'BLP 10 5 AL',
      'LSG 10 5 1 2 0 Other%20Contacts 0',
      'LSG 10 5 2 2 1 Close%20Friends 0',
      'LST 10 FL 5 1 1 bob@example.com bob@example.com 1',
      'LST 10 AL 5 1 1 bob@example.com bob@example.com',
      'LST 10 BL 5 0 0',
      'LST 10 RL 5 0 0',
    );
    alice.send('SYN 11 5');
    await alice.expect('SYN 11 5');
    alice.send('REM 12 FL bob@example.com 1', 'REM 13 FL bob@example.com', 'REM 14 AL bob@example.com');
    await alice.expect(
      'REM 12 FL 6 bob@example.com 1',
      'REM 13 FL 7 bob@example.com',
      'REM 14 AL 8 bob@example.com',
    );
    await bob.expect('REM 0 RL 3 alice@example.com');
    await bob.expectNothingMore();
  });

  it('shows whoever added us on reverse alone: there is no pending list', async () => {
    const { signIn } = await startServer();
    const bob = await signIn('bob', 'MSNP12');
    bob.send('ADC 5 FL N=alice@example.com F=Al');
    await bob.match(/^ADC 5 FL /);
    const alice = await signIn('alice', 'MSNP7');
    alice.send('SYN 5 0');
    const lines = [];
    for (let index = 0; index < 8; index += 1) lines.push(await alice.line());
    expect(lines.slice(4)).toEqual([
      'LST 5 FL 2 0 0',
      'LST 5 AL 2 0 0',
      'LST 5 BL 2 0 0',
      'LST 5 RL 2 1 1 bob@example.com bob@example.com',
    ]);
  });

  it('takes allowing or blocking somebody for the answer to their request', async () => {
    const { signIn } = await startServer(['alice', 'bob', 'carol']);
    for (const name of ['bob', 'carol']) {
      const other = await signIn(name, 'MSNP12');
      other.send('ADC 5 FL N=alice@example.com F=Al');
      await other.match(/^ADC 5 FL /);
    }
    const alice = await signIn('alice', 'MSNP7');
    alice.send('ADD 5 AL bob@example.com Bob', 'ADD 6 BL carol@example.com Carol');
    await alice.match(/^ADD 5 AL /);
    await alice.match(/^ADD 6 BL /);
    const again = await signIn('alice', 'MSNP12');
    again.send('SYN 5 0 0');
    for (let skipped = 0; skipped < 4; skipped += 1) await again.line();
    await again.expect(
      'LST N=bob@example.com F=bob@example.com 10 1 ',
      'LST N=carol@example.com F=carol@example.com 12 1 ',
    );
  });

  it('moves between groups in two commands, whichever is the default group', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send('ADG 1 One 0', 'ADG 2 Two 0', 'ADD 3 FL bob@example.com Bob 1');
    await alice.expect('ADG 1 2 One 1 0', 'ADG 2 3 Two 2 0', 'ADD 3 FL 4 bob@example.com bob@example.com 1');
    alice.send('ADD 4 FL bob@example.com Bob 2', 'REM 5 FL bob@example.com 1');
    await alice.expect('ADD 4 FL 5 bob@example.com bob@example.com 2', 'REM 5 FL 6 bob@example.com 1');
    alice.send('ADD 6 FL bob@example.com Bob 0', 'REM 7 FL bob@example.com 2');
    await alice.expect('ADD 6 FL 6 bob@example.com bob@example.com 0', 'REM 7 FL 7 bob@example.com 2');
    alice.send('ADD 8 FL bob@example.com Bob 1', 'REM 9 FL bob@example.com 0');
    await alice.expect('ADD 8 FL 8 bob@example.com bob@example.com 1', 'REM 9 FL 8 bob@example.com 0');
    alice.send('REM 10 FL bob@example.com 2', 'REM 11 FL bob@example.com 9');
    await alice.expect('225 10', '224 11');
  });

  it.each([
    ['ADD 5 FL nobody@example.com Nobody 0', '205 5'],
    ['ADD 5 FL not-an-address Nobody 0', '205 5'],
    ['ADD 5 FL alice@example.com Me 0', '201 5'],
    ['ADD 5 FL bob@example.com Bob 4', '224 5'],
    ['ADD 5 RL bob@example.com Bob', '216 5'],
    ['ADD 5 PL bob@example.com Bob', '201 5'],
    ['ADD 5 XX bob@example.com Bob', '201 5'],
    ['ADD 5 FL', '201 5'],
    ['REM 5 FL bob@example.com', '216 5'],
    ['REM 5 AL bob@example.com', '216 5'],
    ['REM 5 BL bob@example.com', '216 5'],
    ['REM 5 RL bob@example.com', '201 5'],
    ['REA 5 bob@example.com Bobby', '216 5'],
    ["ADD 5 FL '%20OR%201=1;--@example.com x 0", '205 5'],
  ])('answers %s with %s', async (command, answer) => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send(command);
    await alice.expect(answer);
  });

  it('keeps allow and block apart, and every list free of doubles', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send(
      'ADD 1 AL bob@example.com Bob',
      'ADD 2 AL bob@example.com Bob',
      'ADD 3 BL bob@example.com Bob',
      'REM 4 AL bob@example.com',
      'ADD 5 BL bob@example.com Bob',
      'ADD 6 AL bob@example.com Bob',
      'ADD 7 FL bob@example.com Bob 0',
      'ADD 8 FL bob@example.com Bob 0',
    );
    await alice.expect(
      'ADD 1 AL 2 bob@example.com Bob',
      '215 2',
      '219 3',
      'REM 4 AL 3 bob@example.com',
      'ADD 5 BL 4 bob@example.com Bob',
      '219 6',
      'ADD 7 FL 5 bob@example.com bob@example.com 0',
      '215 8',
    );
  });

  it('keeps a name given to a contact', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send('ADD 1 FL bob@example.com Bob 0', 'REA 2 bob@example.com My%20Bob', 'SYN 3 0');
    await alice.expect(
      'ADD 1 FL 2 bob@example.com bob@example.com 0',
      'REA 2 3 bob@example.com My%20Bob',
      'SYN 3 3',
    );
    for (let skipped = 0; skipped < 3; skipped += 1) await alice.line();
    await alice.expect('LST 3 FL 3 1 1 bob@example.com My%20Bob 0');
  });
});

describe('editing lists with MSNP12 (facts §7.1, §7.2)', () => {
  it('adds, lists and removes letter for letter', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    const bob = await signIn('bob', 'MSNP12');
    alice.send('SYN 5 0 0');
    const empty = '2000-01-01T00:00:00.0-00:00 2000-01-01T00:00:00.0-00:00';
    await alice.expect(`SYN 5 ${empty} 0 0`, 'GTC A', 'BLP AL', 'PRP MFN alice@example.com');
    alice.send('ADC 6 FL N=bob@example.com F=Bob', 'ADC 7 AL N=bob@example.com', 'ADG 8 Close%20Friends');
    const [guid = ''] = await alice.match(
      new RegExp(`^ADC 6 FL N=bob@example.com F=bob@example.com C=(${GUID.source})$`),
    );
    await alice.expect('ADC 7 AL N=bob@example.com');
    const [group = ''] = await alice.match(new RegExp(`^ADG 8 Close%20Friends (${GUID.source}) 0$`));
    await bob.expect('ADC 0 RL N=alice@example.com F=alice@example.com');
    alice.send(`ADC 9 FL C=${guid} ${group}`, `SBP 10 ${guid} MFN My%20Bob`);
    await alice.expect(`ADC 9 FL C=${guid} ${group}`, `SBP 10 ${guid} MFN My%20Bob`);
    alice.send('SYN 11 0 0');
    await alice.expect(
      `SYN 11 ${empty} 1 1`,
      'GTC A',
      'BLP AL',
      'PRP MFN alice@example.com',
      `LSG Close%20Friends ${group}`,
      `LST N=bob@example.com F=My%20Bob C=${guid} 3 1 ${group}`,
    );
    alice.send(`REM 12 FL ${guid} ${group}`, `REM 13 FL ${guid}`, 'REM 14 AL bob@example.com');
    await alice.expect(`REM 12 FL ${guid} ${group}`, `REM 13 FL ${guid}`, 'REM 14 AL bob@example.com');
    await bob.expect('REM 0 RL alice@example.com');
    await bob.expectNothingMore();
  });

  it('holds whoever added us on pending until answered', async () => {
    const { signIn } = await startServer();
    const bob = await signIn('bob', 'MSNP7');
    bob.send('ADD 5 FL alice@example.com Al 0');
    await bob.match(/^ADD 5 FL /);
    const alice = await signIn('alice', 'MSNP12');
    const rows = async (trid: number) => {
      alice.send(`SYN ${trid} 0 0`);
      for (let skipped = 0; skipped < 4; skipped += 1) await alice.line();
      return alice.line();
    };
    expect(await rows(5)).toBe('LST N=bob@example.com F=bob@example.com 16 1 ');
    alice.send(
      'ADC 6 AL N=bob@example.com',
      'REM 7 PL bob@example.com',
      'ADC 8 RL N=bob@example.com F=Bob',
      'REM 9 PL bob@example.com',
    );
    await alice.expect(
      'ADC 6 AL N=bob@example.com',
      'REM 7 PL bob@example.com',
      'ADC 8 RL N=bob@example.com F=Bob',
      '216 9',
    );
    expect(await rows(10)).toBe('LST N=bob@example.com F=bob@example.com 10 1 ');
    bob.send('REM 6 FL alice@example.com');
    await bob.match(/^REM 6 FL /);
    await alice.expect('REM 0 RL bob@example.com');
    expect(await rows(11)).toBe('LST N=bob@example.com F=bob@example.com 2 1 ');
  });

  it('takes a request back with the contact', async () => {
    const { signIn } = await startServer();
    const bob = await signIn('bob', 'MSNP7');
    bob.send('ADD 5 FL alice@example.com Al 0', 'REM 6 FL alice@example.com');
    await bob.match(/^ADD 5 FL /);
    await bob.match(/^REM 6 FL /);
    const alice = await signIn('alice', 'MSNP12');
    alice.send('SYN 5 0 0');
    expect(await alice.line()).toMatch(/ 0 0$/);
  });

  it.each([
    ['ADC 5 FL N=nobody@example.com F=Nobody', '208 5'],
    ['ADC 5 FL C=00000000-0000-0000-0000-000000000000 11111111-1111-1111-1111-111111111111', '208 5'],
    ['ADC 5 FL', '208 5'],
    ['REM 5 FL 00000000-0000-0000-0000-000000000000', '208 5'],
    ['REM 5 FL bob@example.com', '208 5'],
    ['REM 5 PL bob@example.com', '216 5'],
    ['SBP 5 00000000-0000-0000-0000-000000000000 MFN x', '208 5'],
    ['ADD 5 FL bob@example.com Bob 0', '200 5'],
  ])('answers %s with %s', async (command, answer) => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    alice.send(command);
    await alice.expect(answer);
  });
});

describe('big lists', () => {
  it('refuses the 1001st contact with 210 and lists 1000 whole', async () => {
    const names = Array.from({ length: 1001 }, (_, index) => `contact-${index}`);
    const { signIn } = await startServer(
      ['alice'],
      {},
      {
        prepare: (store) => {
          for (const name of names) addSilentAccount(store, name);
        },
      },
    );
    const alice = await signIn('alice', 'MSNP12');
    alice.send(...names.map((name, index) => `ADC ${index + 1} FL N=${addressOf(name)} F=x`));
    for (let index = 0; index < 1000; index += 1) await alice.match(/^ADC /);
    await alice.expect('210 1001');
    alice.send('SYN 2000 0 0');
    await alice.match(/^SYN 2000 \S+ \S+ 1000 0$/);
    for (let skipped = 0; skipped < 3; skipped += 1) await alice.line();
    for (let index = 0; index < 1000; index += 1) {
      await alice.match(/^LST N=contact-\d+@example\.com F=\S+ C=\S+ 1 1 $/);
    }
    await alice.expectNothingMore();
  });

  it('lists 10,000 people who added somebody', async () => {
    const { signIn, server } = await startServer(
      [],
      {},
      {
        prepare: (store) => {
          const alice = addSilentAccount(store, 'alice');
          for (let index = 0; index < 10_000; index += 1) {
            store.lists.addForward(addSilentAccount(store, `fan-${index}`), alice);
          }
        },
      },
    );
    await server.setPassword({ address: addressOf('alice'), password: PASSWORD, allowOldClients: false });
    const alice = await signIn('alice', 'MSNP12');
    alice.send('SYN 5 0 0');
    await alice.match(/^SYN 5 \S+ \S+ 10000 0$/);
    for (let skipped = 0; skipped < 3; skipped += 1) await alice.line();
    for (let index = 0; index < 10_000; index += 1) {
      await alice.match(/^LST N=fan-\d+@example\.com F=\S+ 16 1 $/);
    }
    await alice.expectNothingMore();
  });
});
