import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectByName } from '#protocol/dialects/index.ts';
import { conversationSchema } from '#shared/model/message.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { isAddress } from '../addresses.ts';
import { Emitter } from '../emitter.ts';
import { ClientError } from '../client-error.ts';
import type { Session, SessionEvents } from '../contract.ts';
import { MemoryNetwork } from '../memory.ts';
import { systemEnvironment } from '../system-environment.ts';
import { collect } from '../testing/events.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import type { Connection } from '../transport.ts';
import { ConversationHub } from './hub.ts';

const endpoint = { host: 'switchboard', port: 1864, tls: false };
const text = 'Content-Type: text/plain\r\n\r\nhello';

const address = fc.constantFrom(
  'bob@example.com',
  'Bob@Example.com',
  'carol@example.com',
  'alice@example.com',
  'nobody',
  '@',
  '',
);
const name = fc.constantFrom('Bob', '', '%0D%0AEve', '%E2%80%8B', '__proto__', 'b'.repeat(2_000));
const number = fc.constantFrom('0', '1', '2', '3', '4294967295', '-1', 'x');
const row = fc.oneof(
  fc.tuple(fc.constant('JOI'), address, name, number),
  fc.tuple(fc.constant('IRO'), number, number, number, address, name, number),
  fc.tuple(fc.constant('BYE'), address, number),
  fc.tuple(fc.constantFrom('ACK', 'NAK', '217', '500'), number),
  fc.tuple(fc.constantFrom('ANS', 'CAL', 'USR'), number, fc.constantFrom('OK', 'RINGING'), address, name),
  fc.tuple(fc.constantFrom('XYZ', 'OUT', 'JOI', 'IRO')),
);
const line = row.map((columns) => Buffer.from(`${columns.join(' ')}\r\n`));
const body = fc.oneof(
  fc.constantFrom(
    text,
    'Content-Type: text/x-msmsgscontrol\r\nTypingUser: mallory@example.com\r\n\r\n',
    'Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: 1\r\n\r\n',
    'Content-Type: text/plain\r\nP4-Context: \u200b\r\nMessage-ID: {1}\r\nChunks: 2\r\n\r\na',
    'Message-ID: {1}\r\nChunk: 1\r\n\r\nb',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const message = fc
  .tuple(address, name, body)
  .map(([sender, shown, content]) =>
    Buffer.from(`MSG ${sender} ${shown} ${Buffer.byteLength(content)}\r\n${content}`),
  );
const bytes = fc.oneof({ weight: 6, arbitrary: line }, { weight: 4, arbitrary: message });

describe.each(['MSNP7', 'MSNP12'] as const)('whatever is said on a switchboard of %s', (dialect) => {
  it('nothing is thrown, only who takes part is heard, and every message has a fate', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 60 }), async (pieces) => {
        const network = new MemoryNetwork();
        const lines: Connection[] = [];
        network.listen(endpoint, (connection) => {
          lines.push(connection);
          connection.onData(() => undefined);
        });
        const clock = new ManualClock();
        const environment = { ...systemEnvironment(), transport: network.transport, clock };
        const hub = new ConversationHub(environment, 'alice@example.com');
        const events = new Emitter<SessionEvents>();
        const session: Pick<Session, 'on' | 'phase' | 'dialect' | 'contact' | 'requestSwitchboard'> = {
          on: events.on,
          phase: 'signed-in',
          dialect: dialectByName(dialect)!,
          contact: () => null,
          requestSwitchboard: () => Promise.resolve({ endpoint, key: 'k' }),
        };
        hub.attach(session as Session);
        const opened = collect(hub, 'conversationOpened');
        const strangers: string[] = [];
        hub.on('messageReceived', ({ conversation, sender, senderName }) => {
          const isThere = conversation.participants.some((participant) => participant.address === sender);
          if (!isThere || !/^[^\p{Cc}]{1,387}$/u.test(senderName)) strangers.push(`${sender} ${senderName}`);
        });
        const fates = Promise.allSettled([
          hub.conversationWith('bob@example.com').sendText('one', DEFAULT_TEXT_FORMAT),
          hub.conversationWith('bob@example.com').sendText('two', DEFAULT_TEXT_FORMAT),
        ]);
        events.emit('rang', {
          endpoint,
          key: 'k',
          sessionId: '1',
          address: 'carol@example.com',
          name: 'Carol',
        });
        const turn = (): Promise<void> => new Promise(setImmediate);
        await turn();
        for (const connection of lines)
          connection.write(Buffer.from('USR 1 OK alice@example.com A\r\nANS 1 OK\r\n'));
        await turn();
        for (const [index, piece] of pieces.entries()) lines[index % lines.length]?.write(piece);
        await turn();
        expect(strangers).toEqual([]);
        for (const { id, kind, participants } of opened) {
          if (kind === 'single') expect(participants.map((participant) => participant.address)).toEqual([id]);
          expect(participants.every((participant) => isAddress(participant.address))).toBe(true);
          const view = { id, accountId: 'a', participants, typing: [], lastReceivedAt: null, unread: 0 };
          expect(conversationSchema.safeParse(view).success).toBe(true);
        }
        events.emit('ended', null);
        hub.abandon(new ClientError('not-signed-in'));
        await fates;
        await turn();
        expect(clock.waiting).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
