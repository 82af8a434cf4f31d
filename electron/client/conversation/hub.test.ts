import { afterEach, describe, expect, it } from 'vitest';
import { formatText } from '#protocol/messages/chunks.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { ClientError } from '../client-error.ts';
import { collect, nextEvent } from '../testing/events.ts';
import { admit, setStage, type Stage, type SwitchboardScript, tellBob } from '../testing/stage.ts';
import { ACKNOWLEDGEMENT_TIMEOUT_MS, JOIN_TIMEOUT_MS, OUTBOX_WAIT_MS } from '../timeouts.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function stage(script: SwitchboardScript): Promise<Stage> {
  return setStage(closers, script);
}

describe('a message is not delivered', () => {
  it('when the server says so', async () => {
    const { hub } = await stage(async (peer) => {
      await admit(peer);
      const { args } = await peer.expect('MSG');
      expect(args[1]).toBe('A');
      peer.say(`NAK ${args[0]}`);
      const again = await peer.expect('MSG');
      peer.say(`ACK ${again.args[0]}`);
    });
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'contact-offline', retryable: true });
    await tellBob(hub, 'again, by hand');
  });

  it('when it is never acknowledged', async () => {
    const { hub, clock } = await stage(async (peer) => {
      await admit(peer);
      await peer.expect('MSG');
      clock.advance(ACKNOWLEDGEMENT_TIMEOUT_MS);
    });
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'timed-out', retryable: true });
  });

  it('when the contact is offline', async () => {
    const { hub } = await stage(async (peer) => {
      await peer.expect('USR');
      peer.say('USR 1 OK alice@example.com Alice');
      await peer.expect('CAL');
      peer.say('217 2');
    });
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'contact-offline', errorNumber: 217 });
  });

  it('when nobody comes', async () => {
    const { hub, clock } = await stage(async (peer) => {
      await peer.expect('USR');
      peer.say('USR 1 OK alice@example.com Alice');
      await peer.expect('CAL');
      clock.advance(JOIN_TIMEOUT_MS);
    });
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('when there is no switchboard where one should be', async () => {
    const { hub, switchboard } = await stage(() => undefined);
    await switchboard.close();
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'refused', retryable: true });
  });

  it('when three switchboards break before anybody came', async () => {
    let tries = 0;
    const { hub } = await stage(async (peer) => {
      tries += 1;
      await peer.expect('USR');
      peer.socket.resetAndDestroy();
    });
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'connection-lost' });
    expect(tries).toBe(3);
  });

  it('when it was written and the switchboard broke; what was not goes by the next', async () => {
    const written: number[] = [];
    const { hub } = await stage(async (peer, connection) => {
      await admit(peer);
      for (let index = 0; index < 4; index += 1) {
        const { args } = await peer.expect('MSG');
        written.push(connection);
        if (connection > 1) peer.say(`ACK ${args[0]}`);
      }
      if (connection === 1) peer.socket.resetAndDestroy();
    });
    const fates = await Promise.allSettled(
      ['1', '2', '3', '4', '5', '6'].map((words) => tellBob(hub, words)),
    );
    expect(fates.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 4 }, () => 'rejected'),
      'fulfilled',
      'fulfilled',
    ]);
    expect(written).toEqual([1, 1, 1, 1, 2, 2]);
  });

  it('when there is no line for too long, or never again', async () => {
    const { hub, clock, session } = await stage(() => undefined);
    session.signOut();
    const waiting = tellBob(hub);
    clock.advance(OUTBOX_WAIT_MS);
    await expect(waiting).rejects.toMatchObject({ code: 'timed-out' });
    const abandoned = tellBob(hub);
    hub.abandon(new ClientError('signed-in-elsewhere'));
    await expect(abandoned).rejects.toMatchObject({ code: 'signed-in-elsewhere' });
    await expect(tellBob(hub)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});

describe('somebody calls', () => {
  it('and is heard, in the conversation there is with them', async () => {
    const long = 'so much to say '.repeat(500).trim();
    const parts = formatText(
      { kind: 'text', text: long, format: DEFAULT_TEXT_FORMAT, nickname: null },
      { split: 'chunks', createMessageId: () => '{1}' },
    );
    const { hub, say, switchboard } = await stage(async (peer) => {
      const { args } = await peer.expect('ANS');
      expect(args).toEqual(['1', 'alice@example.com', 'k3y', '17']);
      peer.say('IRO 1 1 1 Bob@example.com Bob');
      peer.say('ANS 1 OK');
      const typing =
        'MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: mallory@example.com\r\n\r\n\r\n';
      peer.say('MSG bob@example.com Bob', typing);
      for (const part of parts) peer.say('MSG bob@example.com Bob', Buffer.from(part).toString());
      peer.say('MSG bob@example.com Bob', 'MIME-Version: 1.0\r\nContent-Type: application/x-odd\r\n\r\n');
      peer.say('XYZ');
      peer.say(
        'MSG bob@example.com Bob',
        'MIME-Version: 1.0\r\nContent-Type: text/x-msnmsgr-datacast\r\n\r\nID: 1\r\n\r\n\r\n',
      );
    });
    const conversation = hub.conversationWith('bob@example.com');
    const typed = nextEvent(hub, 'typingReceived');
    const messages = collect(hub, 'messageReceived');
    const anomalies = collect(hub, 'anomalyNoticed');
    const nudged = nextEvent(hub, 'messageReceived', ({ content }) => content.kind === 'nudge');
    say(`RNG 17 127.0.0.1:${switchboard.endpoint.port} CKI k3y bob@example.com Bob`);
    expect(await typed).toEqual({ conversation, address: 'bob@example.com' });
    await nudged;
    expect(messages[0]).toMatchObject({ conversation, sender: 'bob@example.com', content: { text: long } });
    expect(messages).toHaveLength(2);
    expect(anomalies.map(({ kind }) => kind)).toEqual(['unknown-content', 'unknown-command']);
  });

  it('while we call: both lines are heard, one is spoken on', async () => {
    let ring: () => void = () => undefined;
    const { hub, say, switchboard } = await stage(async (peer, connection) => {
      if (connection === 1) {
        await peer.expect('USR');
        peer.say('USR 1 OK alice@example.com Alice');
        await peer.expect('CAL');
        peer.say('CAL 2 RINGING 17');
        ring();
        return;
      }
      await peer.expect('ANS');
      peer.say('IRO 1 1 1 bob@example.com Bob');
      peer.say('ANS 1 OK');
      peer.say(
        'MSG bob@example.com Bob',
        'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nme too',
      );
      const { args } = await peer.expect('MSG');
      peer.say(`ACK ${args[0]}`);
    });
    ring = () => say(`RNG 18 127.0.0.1:${switchboard.endpoint.port} CKI k3y bob@example.com Bob`);
    const heard = nextEvent(hub, 'messageReceived');
    await tellBob(hub);
    expect(await heard).toMatchObject({ content: { text: 'me too' } });
  });

  it('and has left before we come: nothing happens', async () => {
    let left = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      left = resolve;
    });
    const { hub, say, switchboard } = await stage(async (peer) => {
      await peer.expect('ANS');
      peer.say('ANS 1 OK');
      await peer.expect('OUT');
      left();
    });
    const opened = collect(hub, 'conversationOpened');
    say(`RNG 17 127.0.0.1:${switchboard.endpoint.port} CKI k3y bob@example.com Bob`);
    await over;
    expect(opened).toEqual([]);
  });
});

it('types only on a line that is there, or to somebody online', async () => {
  let typed: (payload: string) => void = () => undefined;
  const typing = new Promise<string>((resolve) => {
    typed = resolve;
  });
  const { hub } = await stage(async (peer, connection) => {
    expect(connection).toBe(1);
    await admit(peer);
    const { args, payload } = await peer.expect('MSG');
    typed(`${args[1]} ${Buffer.from(payload ?? []).toString()}`);
    const message = await peer.expect('MSG');
    peer.say(`ACK ${message.args[0]}`);
  });
  hub.conversationWith('stranger@example.com').sendTyping();
  hub.conversationWith('bob@example.com').sendTyping();
  expect(await typing).toMatch(/^U .*TypingUser: alice@example\.com/s);
  await tellBob(hub);
});
