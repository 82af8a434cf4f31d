import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectByName } from '#protocol/dialects/index.ts';
import { rosterSchema } from '#shared/model/contact.ts';
import { MemoryNetwork } from '../memory.ts';
import { systemEnvironment } from '../system-environment.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { endpointsAt } from '../testing/scripted-server.ts';
import type { Connection } from '../transport.ts';
import { createSession } from './session.ts';

const endpoint = { host: 'server', port: 1863, tls: false };

/** Words of the protocol, in places where they belong and where they do not. */
const word = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '2',
    '7',
    '8',
    '9',
    '10',
    '4294967295',
    '-1',
    'FL',
    'AL',
    'BL',
    'RL',
    'PL',
    'NLN',
    'FLN',
    'HDN',
    'OK',
    'MFN',
    'PHH',
    'NS',
    'SB',
    'CKI',
    'N=bob@example.com',
    'C=b',
    'F=Bob',
    'N=',
    'C=',
    'OTH-not',
    'alice@example.com',
    'bob@example.com',
    'Bob@Example.com',
    'carol',
    '__proto__',
    'constructor',
    'b',
    'g',
    '127.0.0.1:1',
    '%00',
    '%E2%80%8B',
    '%',
    'a,b,,',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[ \r\n\0]/g, '_')),
);
const verb = fc.constantFrom(
  'NLN',
  'ILN',
  'FLN',
  'ADC',
  'ADD',
  'REM',
  'REA',
  'SBP',
  'ADG',
  'REG',
  'RMG',
  'LST',
  'LSG',
  'BPR',
  'PRP',
  'BLP',
  'GTC',
  'SYN',
  'CHG',
  'QNG',
  'CHL',
  'RNG',
  'XFR',
  'USR',
  'VER',
  'CVR',
  'INF',
  'URL',
  'SBS',
  'UUX',
  'QRY',
  '200',
  '216',
  '500',
  '911',
  '999',
  'ZZZ',
);
const line = fc
  .tuple(verb, fc.array(word, { maxLength: 8 }))
  .map(([name, columns]) => Buffer.from(`${[name, ...columns].join(' ')}\r\n`));
const payload = fc
  .tuple(
    fc.constantFrom('MSG Hotmail Hotmail', 'UBX bob@example.com', 'UBX who', 'GCF 9 f', 'NOT'),
    fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .constantFrom('<Data><PSM>hi</PSM></Data>', 'Content-Type: text/x-msmsgsprofile\r\n\r\n')
        .map((text) => Buffer.from(text)),
    ),
  )
  .map(([head, body]) => Buffer.concat([Buffer.from(`${head} ${body.length}\r\n`), body]));
const bytes = fc.oneof(
  { weight: 8, arbitrary: line },
  { weight: 2, arbitrary: payload },
  fc.uint8Array({ maxLength: 40 }),
);

const SIGN_IN = {
  MSNP7: [
    'VER 1 MSNP7',
    'INF 2 MD5',
    'USR 3 MD5 S 1',
    'USR 4 OK alice@example.com Alice',
    'SYN 5 1',
    'LSG 5 1 1 1 0 Other 0',
    'LST 5 FL 1 1 1 bob@example.com Bob 0',
    'LST 5 AL 1 0 0',
    'LST 5 BL 1 0 0',
    'LST 5 RL 1 0 0',
    'CHG 7 NLN',
  ],
  MSNP12: [
    'VER 1 MSNP12',
    'CVR 2 a a a a a',
    'USR 3 TWN S c',
    'USR 4 OK alice@example.com 1',
    'SYN 5 0 0 1 1',
    'LSG Group g',
    'LST N=bob@example.com F=Bob C=b 3 1 g',
    'CHG 7 NLN',
  ],
};

/** Somebody signing in to a server that says these lines as soon as it may, each after what the client asks. */
async function signedIn(dialect: 'MSNP7' | 'MSNP12') {
  const network = new MemoryNetwork();
  let server: Connection | null = null;
  network.listen(endpoint, (connection) => {
    server = connection;
    connection.onData(() => undefined);
  });
  const issued =
    '<a><RequestSecurityTokenResponseCollection><RequestSecurityTokenResponse><AppliesTo><EndpointReference><Address>messenger.msn.com</Address></EndpointReference></AppliesTo><RequestedSecurityToken><BinarySecurityToken>t</BinarySecurityToken></RequestedSecurityToken></RequestSecurityTokenResponse></RequestSecurityTokenResponseCollection></a>';
  const environment = {
    ...systemEnvironment(),
    transport: network.transport,
    web: { request: () => Promise.resolve({ status: 200, headers: new Map(), body: issued }) },
    clock: new ManualClock(),
  };
  const session = createSession(environment, {
    endpoints: endpointsAt(endpoint),
    address: 'alice@example.com',
    password: 'secret',
    dialects: [dialectByName(dialect)!],
    status: 'NLN',
  });
  const signingIn = session.signIn();
  signingIn.catch(() => undefined);
  const turn = (): Promise<void> => new Promise(setImmediate);
  await turn();
  const say = (piece: Uint8Array): void => server?.write(piece);
  for (const text of SIGN_IN[dialect]) {
    say(Buffer.from(`${text}\r\n`));
    await turn();
  }
  await signingIn;
  return { session, say, turn, clock: environment.clock };
}

describe.each(['MSNP7', 'MSNP12'] as const)('whatever a server says in %s', (dialect) => {
  it('nothing is thrown, the list stays one that windows can be told, and it ends clean', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 60 }), async (pieces) => {
        const { session, say, turn, clock } = await signedIn(dialect);
        const told: unknown[] = [];
        session.on('contactChanged', (contact) => told.push(contact));
        const asked = Promise.allSettled([
          session.setStatus('BSY'),
          session.createGroup('New'),
          session.addContact('carol@example.com', null),
        ]);
        for (const piece of pieces) say(piece);
        await turn();
        const roster = session.roster();
        expect(rosterSchema.safeParse(roster).success).toBe(true);
        expect(roster?.self.address).toBe('alice@example.com');
        for (const { address, name } of roster?.contacts ?? []) {
          expect(address).toBe(address.toLowerCase());
          expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          expect(name).not.toBe('');
        }
        session.signOut();
        expect(session.phase).toBe('signed-out');
        await asked;
        expect(clock.waiting).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
