import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { collect, nextEvent } from '../testing/events.ts';
import type { ScriptedPeer } from '../testing/scripted-server.ts';
import { admit, setStage, type Stage, type SwitchboardScript, tellBob } from '../testing/stage.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const TEXT = 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n';
const TYPING = 'MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: x@y.z\r\n\r\n\r\n';

/** Says something everybody understands, so that all before it has been dealt with when it is heard. */
function close(peer: ScriptedPeer): void {
  peer.say('MSG bob@example.com Bob', `${TEXT}the end`);
}

async function heardTheEnd({ hub }: Stage): Promise<void> {
  await nextEvent(
    hub,
    'messageReceived',
    ({ content }) => content.kind === 'text' && content.text === 'the end',
  );
}

describe.each(['MSNP7', 'MSNP12'] as const)('on a switchboard of %s', (dialect) => {
  const stage = (script: SwitchboardScript): Promise<Stage> => setStage(closers, script, dialect);

  /** Bob calls, and says what the script says. */
  async function called(script: (peer: ScriptedPeer) => void, present = 'IRO 1 1 1 bob@example.com Bob') {
    const set = await stage(async (peer) => {
      await peer.expect('ANS');
      peer.say(present);
      script(peer);
    });
    const messages = collect(set.hub, 'messageReceived');
    const typing = collect(set.hub, 'typingReceived');
    const opened = collect(set.hub, 'conversationOpened');
    const end = heardTheEnd(set);
    set.ring();
    await end;
    return { ...set, messages, typing, opened };
  }

  it('what is said by somebody who is not there is not heard, nor seen as writing', async () => {
    const { messages, typing, hub } = await called((peer) => {
      peer.say('ANS 1 OK');
      peer.say('MSG mallory@example.com Bob', `${TEXT}send me your password`);
      peer.say('MSG mallory@example.com Bob', TYPING);
      close(peer);
    });
    expect(messages.map(({ sender }) => sender)).toEqual(['bob@example.com']);
    expect(typing).toEqual([]);
    expect(hub.anomalies['unexpected-event']).toBe(2);
  });

  it('an address that is none never takes part', async () => {
    const { opened, hub } = await called((peer) => {
      for (const address of ['nobody', 'a@b@c', '@', `${'x'.repeat(200)}@example.com`]) {
        peer.say(`IRO 1 1 1 ${address} Bob`);
      }
      peer.say('ANS 1 OK');
      peer.say('JOI nobody Bob');
      close(peer);
    });
    expect(opened.map(({ id }) => id)).toEqual(['bob@example.com']);
    expect(hub.anomalies['invalid-arguments']).toBe(5);
  });

  it('one who calls without an address of their own is left alone', async () => {
    const set = await stage(async (peer) => {
      await peer.expect('ANS');
      peer.say('IRO 1 1 1 nobody Bob');
      peer.say('ANS 1 OK');
      await peer.expect('OUT');
      peer.socket.end();
    });
    const noticed = nextEvent(set.hub, 'anomalyNoticed');
    set.ring();
    expect((await noticed).kind).toBe('invalid-arguments');
  });

  it('names are one line of a sane length, and never empty', async () => {
    const { messages, hub } = await called((peer) => {
      peer.say(`JOI carol@example.com ${'c'.repeat(5_000)}`);
      peer.say('JOI dave@example.com Dave%0D%0AEve%20says:%E2%80%A8%00');
      peer.say('JOI eve@example.com %E2%80%8B%20%E2%80%8F');
      peer.say('ANS 1 OK');
      peer.say(`MSG carol@example.com ${'c'.repeat(5_000)}`, `${TEXT}long`);
      peer.say('MSG dave@example.com %09', `${TEXT.trimEnd()}\r\nP4-Context: \u200b\r\n\r\nblank`);
      close(peer);
    });
    expect(messages.map(({ senderName, content }) => [senderName, content])).toMatchObject([
      ['c'.repeat(387), { text: 'long' }],
      ['dave@example.com', { text: 'blank', nickname: null }],
      ['Bob', { text: 'the end' }],
    ]);
    expect(messages[0]?.conversation.participants.map(({ name }) => name)).toEqual([
      'Bob',
      'c'.repeat(387),
      'Dave Eve says: ',
      'eve@example.com',
    ]);
    expect(hub.anomalies).toEqual({});
  });

  it('what is meant for one person never goes to another who comes instead', async () => {
    let heard: (text: string) => void = () => undefined;
    const said = new Promise<string>((resolve) => {
      heard = resolve;
    });
    const { hub } = await stage(async (peer) => {
      await peer.expect('USR');
      peer.say('USR 1 OK alice@example.com Alice');
      await peer.expect('CAL');
      peer.say('JOI mallory@example.com Bob');
      const { payload } = await peer.expect('MSG');
      heard(Buffer.from(payload ?? []).toString());
    });
    const group = nextEvent(hub, 'conversationOpened', ({ kind }) => kind === 'group');
    const fate = tellBob(hub, 'for Bob only');
    const { participants, sendText } = await group;
    expect(participants.map(({ address }) => address)).toEqual(['mallory@example.com']);
    void sendText('who are you?', DEFAULT_TEXT_FORMAT).catch(() => undefined);
    fate.catch(() => undefined);
    expect(await said).toContain('who are you?');
    expect(hub.conversationWith('bob@example.com').participants).toMatchObject([
      { address: 'bob@example.com' },
    ]);
  });

  it('a flood of people is let in up to a limit', async () => {
    const { messages, hub } = await called((peer) => {
      peer.say('ANS 1 OK');
      for (let index = 0; index < 2_000; index += 1) peer.say(`JOI user${index}@example.com U`);
      close(peer);
    });
    expect(messages.at(-1)?.conversation.participants.length).toBe(256);
    expect(hub.anomalies['limit-exceeded']).toBe(2_000 - 255);
  });

  it('people who come and are put to sleep without end do not fill the memory', async () => {
    const { messages } = await called((peer) => {
      peer.say('JOI carol@example.com Carol');
      peer.say('ANS 1 OK');
      for (let index = 0; index < 1_000; index += 1) {
        peer.say(`JOI user${index}@example.com U`);
        peer.say(`BYE user${index}@example.com 1`);
      }
      close(peer);
    });
    expect(messages.at(-1)?.conversation.participants.length).toBeLessThanOrEqual(256);
  });

  it('a flood of calls is answered up to a limit', async () => {
    let connections = 0;
    const { hub, ring, say } = await stage(async (peer) => {
      connections += 1;
      await peer.expect('ANS');
    });
    for (let index = 0; index < 500; index += 1) ring(`user${index}@example.com`);
    const settled = nextEvent(hub, 'anomalyNoticed', () => hub.anomalies['limit-exceeded'] === 450);
    say('CHL 0 1');
    await settled;
    expect(connections).toBeLessThanOrEqual(50);
  });

  it('no number of groups fills the memory; a person known is still heard', async () => {
    const set = await stage(async (peer, connection) => {
      await peer.expect('ANS');
      peer.say('IRO 1 1 1 bob@example.com Bob');
      if (connection === 1) peer.say('IRO 1 1 1 carol@example.com Carol');
      peer.say('ANS 1 OK');
      close(peer);
    });
    for (let index = 0; index < 5_000; index += 1) set.hub.conversationWith(`user${index}@example.com`);
    set.hub.conversationWith('bob@example.com');
    const opened = collect(set.hub, 'conversationOpened');
    const refused = nextEvent(set.hub, 'anomalyNoticed', ({ kind }) => kind === 'limit-exceeded');
    set.ring();
    await refused;
    const end = heardTheEnd(set);
    set.ring();
    await end;
    expect(opened).toEqual([]);
  });

  it('what no program knows, or should not say now, is counted and the conversation goes on', async () => {
    const { hub, messages } = await called((peer) => {
      peer.say('ANS 1 OK');
      peer.say('XYZ 1');
      peer.say('JOI');
      peer.say('ACK 99');
      peer.say('NAK 98');
      peer.say('217 97');
      peer.say('CAL 96 RINGING 1');
      peer.say('ANS 1 OK');
      peer.say('BYE nobody@example.com');
      peer.socket.write(Buffer.from('JOI carol@example.com \xff\xfe\r\n', 'latin1'));
      peer.say('BYE carol@example.com');
      peer.say(`JOI ${'x'.repeat(40_000)}`);
      peer.say('no command');
      peer.socket.write(
        Buffer.concat([
          Buffer.from(`MSG bob@example.com Bob ${TEXT.length + 2}\r\n${TEXT}`),
          Buffer.from([0xff, 0xfe]),
        ]),
      );
      peer.say('MSG bob@example.com Bob', '');
      close(peer);
    });
    expect(hub.anomalies).toEqual({
      'unknown-command': 1,
      'invalid-arguments': 1,
      'unexpected-reply': 5,
      'unexpected-event': 1,
      'malformed-frame': 3,
      'unknown-content': 1,
    });
    expect(messages.map(({ content }) => content)).toMatchObject([
      { text: '\ufffd\ufffd' },
      { text: 'the end' },
    ]);
  });

  it.each([
    ['a length that lies', 'MSG bob@example.com Bob lots\r\n'],
    ['a payload that is too long', 'MSG bob@example.com Bob 999999999\r\n'],
    ['an endless line that should have a payload', `MSG ${'x'.repeat(70_000)}`],
  ])('%s ends the line, and the next message takes another', async (_what, bytes) => {
    const { hub } = await stage(async (peer, connection) => {
      await admit(peer);
      const { args } = await peer.expect('MSG');
      if (connection === 1) peer.socket.write(bytes);
      else peer.say(`ACK ${args[0]}`);
    });
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'protocol-violation' });
    await tellBob(hub, 'again');
    expect(hub.anomalies['malformed-frame']).toBe(1);
  });

  it('a type without end is not repeated in the log', async () => {
    const { hub, ring } = await stage(async (peer) => {
      await peer.expect('ANS');
      peer.say('IRO 1 1 1 bob@example.com Bob');
      peer.say('ANS 1 OK');
      peer.say('MSG bob@example.com Bob', `Content-Type: ${'x'.repeat(100_000)}\r\n\r\n`);
    });
    const noticed = nextEvent(hub, 'anomalyNoticed');
    ring();
    expect((await noticed).detail.length).toBeLessThan(300);
  });
});
