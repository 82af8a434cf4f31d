import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import type { RawClient } from '../testing/raw-client.ts';
import {
  addressOf,
  goOnline,
  startServer,
  type TestDialect,
  type TestServer,
} from '../testing/test-server.ts';

const DIALECTS: readonly TestDialect[] = ['MSNP7', 'MSNP12'];
const PAIRS = DIALECTS.flatMap((first) => DIALECTS.map((second) => [first, second] as const));

const chg = (dialect: TestDialect, trid: number, status: string) =>
  `CHG ${trid} ${status}${dialect === 'MSNP7' ? '' : ' 1073741824'}`;

/** Presence of somebody on `sender`, as `reader` is told. */
function columns(reader: TestDialect, sender: TestDialect, status: string, name: string): string {
  const capabilities = sender === 'MSNP7' ? '0' : '1073741824';
  return `${status} ${addressOf(name)} ${addressOf(name)}${reader === 'MSNP7' ? '' : ` ${capabilities}`}`;
}

/** After a presence, newer dialects get a personal message; here an empty one. */
async function expectPresence(
  client: RawClient,
  dialect: TestDialect,
  line: string,
  of: string,
): Promise<void> {
  await client.expect(line);
  if (dialect === 'MSNP12') await client.expect(`UBX ${addressOf(of)} 0`);
}

/** Puts somebody on a list, by the command of the dialect, and reads the answer. */
async function add(client: RawClient, dialect: TestDialect, list: string, name: string): Promise<void> {
  const address = addressOf(name);
  if (dialect === 'MSNP7') {
    client.send(`ADD 80 ${list} ${address} ${address}`);
    await client.match(new RegExp(`^ADD 80 ${list} \\d+ ${address} ${address}$`));
  } else {
    client.send(list === 'FL' ? `ADC 80 FL N=${address} F=${address}` : `ADC 80 ${list} N=${address}`);
    await client.match(new RegExp(`^ADC 80 ${list} N=${address}`));
  }
}

async function remove(client: RawClient, list: string, name: string): Promise<void> {
  client.send(`REM 81 ${list} ${addressOf(name)}`);
  await client.match(new RegExp(`^REM 81 ${list} `));
}

/** Bob online with alice on his list; alice not yet there. */
async function bobWaiting(
  server: TestServer,
  dialect: TestDialect,
): Promise<{ readonly bob: RawClient; readonly bobs: TestDialect }> {
  const bob = await server.online('bob', dialect);
  await add(bob, dialect, 'FL', 'alice');
  return { bob, bobs: dialect };
}

describe.each(PAIRS)('presence of %s as seen by %s', (alices, bobs) => {
  it('comes, changes and goes', async () => {
    const server = await startServer();
    const { bob } = await bobWaiting(server, bobs);
    const alice = await server.signIn('alice', alices);
    await bob.expectNothingMore();
    alice.send(chg(alices, 5, 'NLN'));
    await alice.expect(chg(alices, 5, 'NLN'));
    await expectPresence(bob, bobs, `NLN ${columns(bobs, alices, 'NLN', 'alice')}`, 'alice');
    for (const status of ['BSY', 'IDL', 'BRB', 'AWY', 'PHN', 'LUN', 'NLN']) {
      alice.send(chg(alices, 6, status));
      await bob.expect(`NLN ${columns(bobs, alices, status, 'alice')}`);
    }
    alice.send('OUT');
    await bob.expect('FLN alice@example.com');
  });

  it('is shown first to who comes later, and to who adds', async () => {
    const server = await startServer(['alice', 'bob', 'carol']);
    await server.online('alice', alices, 'BSY');
    const bob = await server.signIn('bob', bobs);
    await add(bob, bobs, 'FL', 'alice');
    bob.send(chg(bobs, 7, 'AWY'));
    await bob.expect(chg(bobs, 7, 'AWY'));
    await expectPresence(bob, bobs, `ILN 7 ${columns(bobs, alices, 'BSY', 'alice')}`, 'alice');
    const carol = await server.online('carol', bobs);
    await add(carol, bobs, 'FL', 'alice');
    await expectPresence(carol, bobs, `ILN 80 ${columns(bobs, alices, 'BSY', 'alice')}`, 'alice');
  });

  it('is never that of somebody hidden', async () => {
    const server = await startServer();
    const { bob } = await bobWaiting(server, bobs);
    const alice = await server.online('alice', alices, 'HDN');
    await bob.expectNothingMore();
    alice.send(chg(alices, 5, 'NLN'));
    await alice.expect(chg(alices, 5, 'NLN'));
    await expectPresence(bob, bobs, `NLN ${columns(bobs, alices, 'NLN', 'alice')}`, 'alice');
    alice.send(chg(alices, 6, 'HDN'), chg(alices, 7, 'HDN'));
    await alice.expect(chg(alices, 6, 'HDN'), chg(alices, 7, 'HDN'));
    await bob.expect('FLN alice@example.com');
    alice.send('OUT');
    await alice.closed;
    await bob.expectNothingMore();
    const again = await server.signIn('bob', bobs);
    again.send(chg(bobs, 9, 'NLN'));
    await again.expect(chg(bobs, 9, 'NLN'));
    await again.match(/^CHL /);
  });

  it('ends at once for who is blocked, and begins again', async () => {
    const server = await startServer();
    const { bob } = await bobWaiting(server, bobs);
    const alice = await server.online('alice', alices);
    await expectPresence(bob, bobs, `NLN ${columns(bobs, alices, 'NLN', 'alice')}`, 'alice');
    await add(alice, alices, 'BL', 'bob');
    await bob.expect('FLN alice@example.com');
    alice.send(chg(alices, 5, 'AWY'));
    await alice.expect(chg(alices, 5, 'AWY'));
    await bob.expectNothingMore();
    await remove(alice, 'BL', 'bob');
    await expectPresence(bob, bobs, `NLN ${columns(bobs, alices, 'AWY', 'alice')}`, 'alice');
  });

  it('is for allowed people only when all others are blocked', async () => {
    const server = await startServer(['alice', 'bob', 'carol']);
    const { bob } = await bobWaiting(server, bobs);
    const carol = await server.online('carol', 'MSNP7');
    await add(carol, 'MSNP7', 'FL', 'alice');
    const alice = await server.online('alice', alices);
    await expectPresence(bob, bobs, `NLN ${columns(bobs, alices, 'NLN', 'alice')}`, 'alice');
    await carol.expect('NLN NLN alice@example.com alice@example.com');
    await add(alice, alices, 'AL', 'carol');
    alice.send('BLP 6 BL');
    await alice.match(/^BLP 6 /);
    await bob.expect('FLN alice@example.com');
    await carol.expectNothingMore();
    await remove(alice, 'AL', 'carol');
    await carol.expect('FLN alice@example.com');
    alice.send('BLP 7 AL');
    await alice.match(/^BLP 7 /);
    await expectPresence(bob, bobs, `NLN ${columns(bobs, alices, 'NLN', 'alice')}`, 'alice');
    await carol.expect('NLN NLN alice@example.com alice@example.com');
  });

  it('is not hidden from the one who blocks', async () => {
    const server = await startServer();
    const { bob } = await bobWaiting(server, bobs);
    await add(bob, bobs, 'BL', 'alice');
    await server.online('alice', alices);
    await expectPresence(bob, bobs, `NLN ${columns(bobs, alices, 'NLN', 'alice')}`, 'alice');
  });

  it('is not for those who have not added', async () => {
    const server = await startServer();
    const bob = await server.online('bob', bobs);
    await server.online('alice', alices);
    await bob.expectNothingMore();
  });
});

describe('CHG', () => {
  it.each([
    ['MSNP7', 'CHG 5 FLN'],
    ['MSNP7', 'CHG 5 XXX'],
    ['MSNP7', 'CHG 5'],
    ['MSNP12', 'CHG 5 FLN 0'],
    ['MSNP12', `CHG 5 NLN 0 ${'x'.repeat(3000)}`],
  ] as const)('refuses with 201, in %s: %s', async (dialect, command) => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', dialect);
    alice.send(command);
    await alice.expect('201 5');
  });

  it('passes the picture on as it came, and only where there are pictures', async () => {
    const server = await startServer(['alice', 'bob', 'carol']);
    const { bob } = await bobWaiting(server, 'MSNP12');
    const { bob: carol } = { bob: await server.online('carol', 'MSNP7') };
    await add(carol, 'MSNP7', 'FL', 'alice');
    const alice = await server.signIn('alice', 'MSNP12');
    const object = '<msnobj%20Creator="alice@example.com"%20Size="24539"/>';
    alice.send(`CHG 5 NLN 268435508 ${object}`);
    await alice.expect(`CHG 5 NLN 268435508 ${object}`);
    await bob.expect(
      `NLN NLN alice@example.com alice@example.com 268435508 ${object}`,
      'UBX alice@example.com 0',
    );
    await carol.expect('NLN NLN alice@example.com alice@example.com');
    alice.send('CHG 6 NLN 268435508 0');
    await bob.expect('NLN NLN alice@example.com alice@example.com 268435508 0');
  });

  it('is refused with 800 when it comes too fast', async () => {
    const clock = new FakeClock();
    const { signIn } = await startServer(['alice'], { clock });
    const alice = await signIn('alice', 'MSNP7');
    for (let trid = 1; trid <= 40; trid += 1) alice.send(`CHG ${trid} ${trid % 2 === 0 ? 'NLN' : 'AWY'}`);
    alice.send('CHG 41 BSY');
    for (let trid = 1; trid <= 40; trid += 1) {
      await alice.match(new RegExp(`^CHG ${trid} `));
      if (trid === 1) await alice.match(/^CHL /);
    }
    await alice.expect('800 41');
    clock.advance(1000);
    alice.send('CHG 42 BSY');
    await alice.expect('CHG 42 BSY');
  });
});

describe('personal messages (facts §8.3)', () => {
  it('are passed on as they came, to those who have them', async () => {
    const server = await startServer(['alice', 'bob', 'carol']);
    const { bob } = await bobWaiting(server, 'MSNP12');
    const carol = await server.online('carol', 'MSNP7');
    await add(carol, 'MSNP7', 'FL', 'alice');
    const alice = await server.signIn('alice', 'MSNP12');
    const data = '<Data><PSM>hello &amp; ☃</PSM><CurrentMedia></CurrentMedia></Data>';
    const length = Buffer.byteLength(data);
    alice.sendPayload('UUX 5', data);
    await alice.expect('UUX 5 0');
    await bob.expectNothingMore();
    await goOnline(alice, 'MSNP12');
    await bob.expect(
      'NLN NLN alice@example.com alice@example.com 1073741824',
      `UBX alice@example.com ${length}`,
    );
    expect(await bob.payload(length)).toBe(data);
    await carol.expect('NLN NLN alice@example.com alice@example.com');
    alice.sendPayload('UUX 6', '');
    await alice.expect('UUX 6 0');
    await bob.expect('UBX alice@example.com 0');
    await carol.expectNothingMore();
  });

  it.each([
    ['no XML', 'hello'],
    ['another root', '<Other/>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><Data><PSM>&b;</PSM></Data>'],
    ['far too much', `<Data><PSM>${'x'.repeat(5000)}</PSM></Data>`],
  ])('are refused with 201 when they are %s', async (_, data) => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    alice.sendPayload('UUX 5', data);
    await alice.expect('201 5');
  });

  it('are those of a sign-in: the next one begins without', async () => {
    const server = await startServer();
    const { bob } = await bobWaiting(server, 'MSNP12');
    const alice = await server.signIn('alice', 'MSNP12');
    const data = '<Data><PSM>At the beach</PSM></Data>';
    alice.sendPayload('UUX 5', data);
    await alice.expect('UUX 5 0');
    await goOnline(alice, 'MSNP12');
    await bob.match(/^NLN NLN alice@example\.com /);
    await bob.expect(`UBX alice@example.com ${data.length}`);
    await bob.payload(data.length);
    await server.online('alice', 'MSNP7');
    await bob.expect(
      'FLN alice@example.com',
      'NLN NLN alice@example.com alice@example.com 0',
      'UBX alice@example.com 0',
    );
  });

  it('are not of MSNP7', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.sendPayload('UUX 5', '<Data><PSM>hello</PSM></Data>');
    await alice.expect('200 5');
  });
});

describe('challenges (facts §6)', () => {
  it('end the session when the answer is wrong', async () => {
    const { signIn, server } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    alice.send('CHG 5 NLN 0');
    await alice.expect('CHG 5 NLN 0');
    await alice.match(/^CHL 0 \d{20}$/);
    alice.sendPayload('QRY 6 PROD0090YUAUV{2B', '0'.repeat(32));
    expect(await alice.rest()).toBe('540 6\r\n');
    expect(server.incidents['challenge-failed']).toBe(1);
  });

  it('end the session when the product is unknown', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.send('CHG 5 NLN');
    await alice.expect('CHG 5 NLN');
    await alice.match(/^CHL 0 \d{20}$/);
    alice.sendPayload('QRY 6 PROD9999', '0'.repeat(32));
    expect(await alice.rest()).toBe('540 6\r\n');
  });

  it('end the session when there is no answer in 50 seconds', async () => {
    const clock = new FakeClock();
    const { signIn } = await startServer(['alice'], { clock });
    const alice = await signIn('alice', 'MSNP7');
    alice.send('CHG 5 NLN');
    await alice.expect('CHG 5 NLN');
    await alice.match(/^CHL 0 \d{20}$/);
    clock.advance(49_999);
    await alice.expectNothingMore();
    clock.advance(1);
    expect(await alice.rest()).toBe('');
  });

  it('must have been asked', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP7');
    alice.sendPayload('QRY 6 msmsgs@msnmsgr.com', '0'.repeat(32));
    await alice.expect('715 6');
  });
});

describe('other requests of a session', () => {
  it('are answered', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    alice.send('URL 5 INBOX', 'GCF 6 Shields.xml');
    await alice.expect('URL 5 / / 1');
    const [length] = await alice.match(/^GCF 6 Shields\.xml (\d+)$/);
    expect(await alice.payload(Number(length))).toMatch(/^<\?xml .*<\/config>$/);
    await alice.expectNothingMore();
  });
});
