import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ListStore } from '../store/lists.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { addressOf, md5, PASSWORD, startServer } from '../testing/test-server.ts';

const PROFILE = /^MSG Hotmail Hotmail (\d+)$/;

describe('VER', () => {
  it('takes the newest dialect in common', async () => {
    const { connect } = await startServer([]);
    const client = await connect();
    client.send('VER 7 MSNP18 MSNP12 MSNP11 MSNP7 CVR0');
    await client.expect('VER 7 MSNP12');
  });

  it('answers 0 and hangs up when there is none', async () => {
    const { connect } = await startServer([]);
    const client = await connect();
    client.send('VER 1 MSNP21 MSNP9 CVR0');
    expect(await client.rest()).toBe('VER 1 0\r\n');
  });

  it('must come first', async () => {
    const { connect } = await startServer([]);
    const client = await connect();
    client.send('CHG 1 NLN');
    expect(await client.rest()).toBe('');
  });
});

describe('signing in with MSNP7', () => {
  it('goes letter for letter as facts §4.1', async () => {
    const { connect } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP7 MSNP6 MSNP5 MSNP4 CVR0');
    await client.expect('VER 1 MSNP7');
    client.send('INF 2');
    await client.expect('INF 2 MD5');
    client.send('USR 3 MD5 I Alice@Example.com');
    const [salt] = await client.match(/^USR 3 MD5 S ([0-9a-f]{16})$/);
    client.send(`USR 4 MD5 S ${md5(salt + PASSWORD)}`);
    await client.expect('USR 4 OK alice@example.com alice@example.com 1');
    const [length] = await client.match(PROFILE);
    const profile = await client.payload(Number(length));
    expect(profile).toContain('MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\n');
    expect(profile).toContain('\r\npreferredEmail: alice@example.com\r\n');
    expect(profile).toContain('\r\nClientIP: 127.0.0.1\r\n');
    client.send('CVR 5 0x0409 winnt 5.1 i386 MSMSGS 4.6.0083 MSMSGS');
    await client.match(/^CVR 5 4\.6\.0083 4\.6\.0083 4\.6\.0083 \S+ \S+$/);
    await client.expectNothingMore();
  });

  it('refuses a wrong password with 911 and hangs up', async () => {
    const { connect, server } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP7 CVR0', 'USR 2 MD5 I alice@example.com', `USR 3 MD5 S ${md5('wrong')}`);
    await client.expect('VER 1 MSNP7');
    await client.match(/^USR 2 MD5 S /);
    expect(await client.rest()).toBe('911 3\r\n');
    expect(server.incidents['sign-in-failed']).toBe(1);
  });

  it('does not tell whether an account is there, or is for new clients only', async () => {
    const { connect, server } = await startServer([]);
    await server.createAccount({ address: addressOf('new'), password: PASSWORD, allowOldClients: false });
    const saltOf = async (address: string) => {
      const client = await connect();
      client.send('VER 1 MSNP7 CVR0', `USR 2 MD5 I ${address}`);
      await client.expect('VER 1 MSNP7');
      const [salt = ''] = await client.match(/^USR 2 MD5 S ([0-9a-f]{16})$/);
      client.send(`USR 3 MD5 S ${md5(salt + PASSWORD)}`);
      expect(await client.rest()).toBe('911 3\r\n');
      return salt;
    };
    for (const address of [addressOf('new'), addressOf('nobody')]) {
      expect(await saltOf(address)).toBe(await saltOf(address));
    }
    expect(await saltOf(addressOf('new'))).not.toBe(await saltOf(addressOf('nobody')));
  });

  it('does not know the scheme of other dialects', async () => {
    const { connect } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP7 CVR0', 'USR 2 TWN I alice@example.com');
    expect(await client.rest()).toBe('VER 1 MSNP7\r\n201 2\r\n');
  });

  it('needs USR I before USR S', async () => {
    const { connect } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP7 CVR0', `USR 2 MD5 S ${md5('x')}`);
    expect(await client.rest()).toBe('VER 1 MSNP7\r\n911 2\r\n');
  });
});

describe('signing in with MSNP12', () => {
  it('goes letter for letter as facts §4.2', async () => {
    const { connect, ticket } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP12 MSNP11 MSNP10 CVR0');
    await client.expect('VER 1 MSNP12');
    client.send('CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5.0324 msmsgs alice@example.com');
    await client.match(/^CVR 2 7\.5\.0324 7\.5\.0324 7\.5\.0324 http:\S+ http:\S+$/);
    client.send('USR 3 TWN I alice@example.com');
    const [challenge] = await client.match(
      /^USR 3 TWN S (ct=\d+,rver=\S+,wp=FS_40SEC_0_COMPACT,lc=1033,\S+)$/,
    );
    client.send(`USR 4 TWN S ${await ticket('alice', challenge)}`);
    await client.expect('USR 4 OK alice@example.com 1 0', 'SBS 0 null');
    const [length] = await client.match(PROFILE);
    expect(await client.payload(Number(length))).toMatch(/\r\nMSPAuth: t=[0-9a-f]+&p=\r\n/);
    await client.expectNothingMore();
  });

  it('answers QNG with seconds, and MSNP7 without', async () => {
    const { signIn } = await startServer();
    const alice = await signIn('alice', 'MSNP12');
    const bob = await signIn('bob', 'MSNP7');
    alice.send('PNG');
    bob.send('PNG');
    await alice.expect('QNG 60');
    await bob.expect('QNG');
  });

  it.each(['t=00&p=', 'nonsense'])('refuses the ticket %s', async (ticket) => {
    const { connect } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP12 CVR0', 'USR 2 TWN I alice@example.com', `USR 3 TWN S ${ticket}`);
    await client.expect('VER 1 MSNP12');
    await client.match(/^USR 2 TWN S /);
    expect(await client.rest()).toBe('911 3\r\n');
  });

  it("refuses somebody else's ticket", async () => {
    const { connect, ticket } = await startServer();
    const client = await connect();
    const bobs = await ticket('bob');
    client.send('VER 1 MSNP12 CVR0', 'USR 2 TWN I alice@example.com', `USR 3 TWN S ${bobs}`);
    expect(await client.rest()).toMatch(/\r\n911 3\r\n$/);
  });

  it('refuses a ticket that is too old', async () => {
    const clock = new FakeClock();
    const { connect, ticket } = await startServer(['alice'], { clock });
    const old = await ticket('alice');
    clock.advance(90_000);
    const client = await connect();
    client.send('VER 1 MSNP12 CVR0', 'USR 2 TWN I alice@example.com', `USR 3 TWN S ${old}`);
    expect(await client.rest()).toMatch(/\r\n911 3\r\n$/);
  });

  it('hangs up on INF, which it does not have', async () => {
    const { connect } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP12 CVR0', 'INF 2');
    expect(await client.rest()).toBe('VER 1 MSNP12\r\n');
  });
});

describe('wrong passwords', () => {
  it('are refused unseen when there are too many, on the line and over the web, for a while', async () => {
    const clock = new FakeClock();
    const { connect, listening, ticket } = await startServer(['alice'], { clock });
    const attempt = async (password: string) => {
      const client = await connect();
      client.send('VER 1 MSNP7 CVR0', 'USR 2 MD5 I alice@example.com');
      await client.expect('VER 1 MSNP7');
      const [salt] = await client.match(/^USR 2 MD5 S (\S+)$/);
      client.send(`USR 3 MD5 S ${md5(salt + password)}`);
      const answer = await client.line();
      await client.close();
      return answer;
    };
    for (let count = 0; count < 60; count += 1) expect(await attempt('wrong')).toBe('911 3');
    expect(await attempt(PASSWORD)).toBe('800 3');
    const response = await fetch(`http://127.0.0.1:${listening.httpPort}/login2.srf`, {
      headers: { Authorization: `Passport1.4 sign-in=alice%40example.com,pwd=${PASSWORD},ct=1` },
    });
    expect(response.status).toBe(503);
    clock.advance(2000);
    expect(await ticket('alice')).toMatch(/^t=/);
    expect(await attempt(PASSWORD)).toMatch(/^USR 3 OK /);
  });
});

describe('a session', () => {
  it('is told when the account signs in elsewhere, and its contacts see it go and come', async () => {
    const { signIn, online } = await startServer();
    const bob = await online('bob', 'MSNP7');
    const first = await online('alice', 'MSNP7');
    bob.send('ADD 5 FL alice@example.com Alice 0');
    await bob.match(/^ADD 5 FL /);
    await bob.expect('ILN 5 NLN alice@example.com alice@example.com');
    await first.match(/^ADD 0 RL /);
    const second = await signIn('alice', 'MSNP12');
    expect(await first.rest()).toBe('OUT OTH\r\n');
    await bob.expect('FLN alice@example.com');
    second.send('CHG 5 NLN 0');
    await second.expect('CHG 5 NLN 0');
    await bob.expect('NLN NLN alice@example.com alice@example.com');
  });

  it('ends also when the data cannot be read, with no harm to others', async () => {
    const server = await startServer();
    const bob = await server.online('bob', 'MSNP7');
    const alice = await server.online('alice', 'MSNP7');
    const broken = vi.spyOn(ListStore.prototype, 'watchers').mockImplementation(() => {
      throw Object.assign(new Error('disk I/O error'), { errcode: 10 });
    });
    onTestFinished(() => broken.mockRestore());
    await alice.close();
    const again = await server.signIn('bob', 'MSNP7');
    expect(await bob.rest()).toBe('OUT OTH\r\n');
    await again.expectNothingMore();
    expect(server.server.incidents['database-failed']).toBe(2);
    expect(server.server.population.signedIn).toBe(1);
  });

  it('ends with OUT', async () => {
    const { signIn } = await startServer();
    const client = await signIn('alice', 'MSNP7');
    client.send('OUT');
    expect(await client.rest()).toBe('');
  });

  it('cannot begin twice', async () => {
    const { signIn } = await startServer();
    const client = await signIn('alice', 'MSNP7');
    client.send('USR 5 MD5 I bob@example.com');
    await client.expect('207 5');
  });

  it('must be signed in for anything else', async () => {
    const { connect } = await startServer();
    const client = await connect();
    client.send('VER 1 MSNP7 CVR0', 'SYN 2 0');
    expect(await client.rest()).toBe('VER 1 MSNP7\r\n302 2\r\n');
  });

  it('ends when nobody signs in within a minute', async () => {
    const clock = new FakeClock();
    const { connect, signIn } = await startServer(['alice'], { clock });
    const alice = await signIn('alice', 'MSNP7');
    const silent = await connect();
    silent.send('VER 1 MSNP7 CVR0');
    await silent.expect('VER 1 MSNP7');
    clock.advance(60_000);
    expect(await silent.rest()).toBe('');
    await alice.expectNothingMore();
  });
});
