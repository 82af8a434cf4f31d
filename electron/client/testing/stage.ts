import { dialectByName, type DialectName } from '#protocol/dialects/index.ts';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import type { Session } from '../contract.ts';
import { ConversationHub } from '../conversation/hub.ts';
import { createSession } from '../notification/session.ts';
import { systemEnvironment } from '../system-environment.ts';
import { nextEvent } from './events.ts';
import { ManualClock } from './manual-clock.ts';
import { endpointsAt, type ScriptedPeer, ScriptedServer } from './scripted-server.ts';
import { TicketService } from './ticket-service.ts';

export type SwitchboardScript = (peer: ScriptedPeer, connection: number) => Promise<void> | void;

/** Alice, signed in, with Bob on her list and online. */
export interface Stage {
  readonly clock: ManualClock;
  readonly session: Session;
  readonly hub: ConversationHub;
  /** Says a line on the notification server. */
  readonly say: (line: string) => void;
  readonly switchboard: ScriptedServer;
  /** Has somebody call, Bob unless given. */
  readonly ring: (address?: string) => void;
}

const BOB = {
  MSNP7: 'LST 5 FL 2 1 1 bob@example.com Bob 0',
  MSNP12: 'LST N=bob@example.com F=Bob C=fe573fde-0854-4191-baec-871611a9d5bd 11 1',
};

/** Signs Alice in to a server whose switchboards do what the script says. @param closers What ends it all is put here. */
export async function setStage(
  closers: (() => unknown)[],
  script: SwitchboardScript,
  dialect: DialectName = 'MSNP7',
): Promise<Stage> {
  const switchboard = await ScriptedServer.start(script, 'switchboard');
  closers.push(() => switchboard.close());
  const { port } = switchboard.endpoint;
  let say: (line: string) => void = () => undefined;
  const server = await ScriptedServer.start(async (peer) => {
    say = (line) => peer.say(line);
    await peer.signIn(dialect, [BOB[dialect]]);
    peer.say('NLN NLN bob@example.com Bob');
    for (;;) {
      const { args } = await peer.expect('XFR');
      peer.say(`XFR ${args[0]} SB 127.0.0.1:${port} CKI k3y`);
    }
  });
  closers.push(() => server.close());
  const tickets = await TicketService.start();
  closers.push(() => tickets.close());
  const clock = new ManualClock();
  const environment = { ...systemEnvironment(), clock };
  const session = createSession(environment, {
    endpoints: endpointsAt(server.endpoint, tickets.port),
    address: 'alice@example.com',
    password: 'secret',
    dialects: [dialectByName(dialect)!],
    status: 'NLN',
  });
  closers.push(() => session.signOut());
  const hub = new ConversationHub(environment, 'alice@example.com');
  hub.attach(session);
  const arrived = nextEvent(session, 'contactChanged');
  await session.signIn();
  await arrived;
  const ring = (address = 'bob@example.com'): void =>
    say(`RNG 17 127.0.0.1:${port} CKI k3y ${address} Somebody`);
  return { clock, session, hub, say: (line) => say(line), switchboard, ring };
}

/** Lets a caller in and somebody join. */
export async function admit(peer: ScriptedPeer): Promise<void> {
  await peer.expect('USR');
  peer.say('USR 1 OK alice@example.com Alice');
  await peer.expect('CAL');
  peer.say('CAL 2 RINGING 17');
  peer.say('JOI bob@example.com Bob');
}

/** Says something to Bob. */
export function tellBob(hub: ConversationHub, words = 'hello'): Promise<void> {
  return hub.conversationWith('bob@example.com').sendText(words, DEFAULT_TEXT_FORMAT);
}
