import { describe, it } from 'vitest';
import { startServer } from '../testing/test-server.ts';

describe('settings (facts §7.2)', () => {
  it('are answered letter for letter, also when nothing changes', async () => {
    const { signIn } = await startServer();
    const old = await signIn('alice', 'MSNP7');
    old.send('BLP 1 BL', 'BLP 2 BL', 'GTC 3 N', 'GTC 4 N', 'BLP 5 XX', 'GTC 6');
    await old.expect('BLP 1 2 BL', 'BLP 2 3 BL', 'GTC 3 4 N', 'GTC 4 5 N', '201 5', '201 6');
    const bob = await signIn('bob', 'MSNP12');
    bob.send('BLP 1 AL', 'GTC 2 A');
    await bob.expect('BLP 1 AL', 'GTC 2 A');
  });

  it('outlive the session', async () => {
    const { signIn } = await startServer(['alice']);
    const old = await signIn('alice', 'MSNP7');
    old.send('BLP 1 BL', 'GTC 2 N', 'PRP 3 PHH 01%20234', 'REA 4 alice@example.com Alice%20A');
    await old.expect(
      'BLP 1 2 BL',
      'GTC 2 3 N',
      'PRP 3 4 PHH 01%20234',
      'REA 4 5 alice@example.com Alice%20A',
    );
    const alice = await signIn('alice', 'MSNP12');
    alice.send('SYN 5 0 0');
    await alice.match(/^SYN /);
    await alice.expect('GTC N', 'BLP BL', 'PRP MFN Alice%20A', 'PRP PHH 01%20234');
  });
});

describe('names', () => {
  it('change and are told to contacts in their dialect', async () => {
    const { online } = await startServer();
    const alice = await online('alice', 'MSNP12');
    const bob = await online('bob', 'MSNP7');
    bob.send('ADD 1 FL alice@example.com Alice 0');
    await bob.expect(
      'ADD 1 FL 2 alice@example.com alice@example.com 0',
      'ILN 1 NLN alice@example.com alice@example.com',
    );
    await alice.expect('ADC 0 RL N=bob@example.com F=bob@example.com');
    alice.send('PRP 2 MFN Alice%20%E2%98%83');
    await alice.expect('PRP 2 MFN Alice%20☃');
    await bob.expect('NLN NLN alice@example.com Alice%20☃');
  });

  it('are refused with 209 when they are too long or empty', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    const bob = await signIn('bob', 'MSNP7');
    const longest = 'n'.repeat(387);
    alice.send(
      `PRP 1 MFN ${longest}`,
      `PRP 2 MFN ${longest}n`,
      `PRP 3 MFN ${'n'.repeat(5000)}`,
      'PRP 4 MFN ',
    );
    await alice.expect(`PRP 1 MFN ${longest}`, '209 2', '209 3', '209 4');
    bob.send(`REA 1 bob@example.com ${'%20'.repeat(129)}`, `REA 2 bob@example.com ${'%20'.repeat(130)}`);
    await bob.expect(`REA 1 2 bob@example.com ${'%20'.repeat(129)}`, '209 2');
  });

  it('may look like anything', async () => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP12');
    const names = ["Robert');DROP%20TABLE%20accounts;--", '%0D%0AOUT%20OTH', '<script>', '%FF%FE'];
    const echoes = [...names.slice(0, 3), '\u{fffd}\u{fffd}'];
    for (const [index, name] of names.entries()) {
      alice.send(`PRP ${index + 1} MFN ${name}`);
      await alice.expect(`PRP ${index + 1} MFN ${echoes[index]}`);
    }
    const again = await signIn('alice', 'MSNP12');
    again.send('PRP 4 MFN a%00b', 'SYN 5 0 0');
    await again.expect('209 4');
    await again.match(/^SYN /);
    await again.expect('GTC A', 'BLP AL', `PRP MFN ${echoes[3]}`);
  });
});

describe('phones', () => {
  it('are set, taken away and told to contacts', async () => {
    const { online } = await startServer();
    const alice = await online('alice', 'MSNP7');
    const bob = await online('bob', 'MSNP7');
    bob.send('ADD 1 FL alice@example.com Alice 0');
    await bob.match(/^ADD 1 /);
    await bob.match(/^ILN 1 /);
    await alice.match(/^ADD 0 RL /);
    alice.send('PRP 2 PHM 555%201', 'PRP 3 MOB Y', 'PRP 4 MBE N', 'PRP 5 PHM');
    await alice.expect('PRP 2 3 PHM 555%201', 'PRP 3 4 MOB Y', 'PRP 4 5 MBE N', 'PRP 5 6 PHM');
    await bob.expect(
      'BPR 3 alice@example.com PHM 555%201',
      'BPR 4 alice@example.com MOB Y',
      'BPR 5 alice@example.com PHM',
    );
    await bob.expectNothingMore();
  });

  it('of somebody hidden are found out later, not told: that would say that they are there', async () => {
    const { online } = await startServer();
    const alice = await online('alice', 'MSNP7', 'HDN');
    const bob = await online('bob', 'MSNP7');
    bob.send('ADD 1 FL alice@example.com Alice 0');
    await bob.match(/^ADD 1 FL 2 /);
    await alice.match(/^ADD 0 RL /);
    alice.send('PRP 2 PHM 555');
    await alice.expect('PRP 2 3 PHM 555');
    await bob.expectNothingMore();
    // A list that was kept from before is no longer the newest.
    bob.send('SYN 3 2');
    await bob.match(/^SYN 3 3$/);
    for (let skipped = 0; skipped < 3; skipped += 1) await bob.line();
    await bob.expect('LST 3 FL 3 1 1 alice@example.com alice@example.com 0', 'BPR 3 PHM 555');
  });

  it.each(['PHX 1', 'MOB maybe', `PHH ${'1'.repeat(96)}`, 'MFN Alice'])('refuse %s', async (property) => {
    const { signIn } = await startServer(['alice']);
    const alice = await signIn('alice', 'MSNP7');
    alice.send(`PRP 1 ${property}`);
    await alice.expect('201 1');
  });
});
