import { describe, expect, it } from 'vitest';
import type { Command } from '../wire/frame.ts';
import type { ContactLists } from '#shared/model/contact.ts';
import { readErrorReply, readMessage, writeMessage, type Dialect } from './dialect.ts';
import { chooseDialect, dialectByName, DIALECTS, offerOf } from './index.ts';
import { listsFromBits } from './list-bits.ts';
import type { ServerLists } from './list-synchronization.ts';
import { msnp07 } from './msnp07.ts';
import { msnp12 } from './msnp12.ts';
import type {
  NotificationEvent,
  NotificationEvents,
  NotificationRequest,
  NotificationRequests,
} from './notification.ts';

function line(source: string, payload?: string): Command {
  const [verb = '', ...args] = source.split(' ');
  return {
    kind: 'command',
    verb,
    args,
    ...(payload === undefined ? {} : { payload: new TextEncoder().encode(payload) }),
  };
}

function lineOf(command: Command | null): string | null {
  return command === null ? null : [command.verb, ...command.args].join(' ');
}

const event = (dialect: Dialect, source: string, payload?: string): NotificationEvent | null =>
  readMessage<NotificationEvents>(dialect.events, line(source, payload));
const request = (dialect: Dialect, source: string, payload?: string): NotificationRequest | null =>
  readMessage<NotificationRequests>(dialect.requests, line(source, payload));

interface EventLine {
  readonly source: string;
  readonly type: string;
  /** Written another way than it was read, to the same meaning. */
  readonly loose?: boolean;
}

/** Wire lines as the facts give them; each must be read and written back letter for letter. */
const EVENT_LINES: Readonly<Record<'MSNP7' | 'MSNP12', readonly EventLine[]>> = {
  MSNP7: [
    { source: 'VER 1 MSNP7', type: 'version' },
    { source: 'INF 2 MD5', type: 'policy' },
    { source: 'USR 3 MD5 S 73e3a5c65b2c396', type: 'signInChallenge' },
    { source: 'USR 4 OK alice@example.com Alice%20A 1', type: 'signedIn' },
    { source: 'XFR 3 NS 127.0.0.1:1863', type: 'redirected' },
    { source: 'XFR 10 SB 127.0.0.1:1864 CKI 9629b11d50590aa64c95', type: 'switchboardOffered' },
    { source: 'SYN 5 1', type: 'synchronizing' },
    { source: 'GTC 5 1 A', type: 'prompt' },
    { source: 'BLP 5 1 AL', type: 'privacy' },
    { source: 'LSG 5 1 1 1 0 Other%20Contacts 0', type: 'groupListed' },
    { source: 'LST 5 FL 1 1 1 bob@example.com Bob 0', type: 'contactListed' },
    { source: 'LST 5 BL 1 0 0', type: 'contactListed' },
    { source: 'BPR 1 PHH 01%20234', type: 'contactProperty' },
    { source: 'BPR 3 bob@example.com PHH 01%20234', type: 'contactProperty' },
    { source: 'CHG 8 NLN', type: 'statusSet' },
    { source: 'ILN 8 NLN bob@example.com Bob', type: 'initialPresence' },
    { source: 'NLN BSY bob@example.com Bob', type: 'presence' },
    { source: 'FLN bob@example.com', type: 'offline' },
    { source: 'ADD 9 FL 4 bob@example.com Bob 0', type: 'addedToList' },
    { source: 'ADD 0 RL 5 bob@example.com Bob', type: 'addedToList' },
    { source: 'REM 9 FL 4 bob@example.com', type: 'removedFromList' },
    { source: 'REA 9 4 bob@example.com Bobby', type: 'contactRenamed' },
    { source: 'ADG 9 4 My%20Friends 1 0', type: 'groupAdded' },
    { source: 'REG 9 4 1 Pals 0', type: 'groupRenamed' },
    { source: 'RMG 9 4 1', type: 'groupRemoved' },
    { source: 'RNG 17 127.0.0.1:1864 CKI k3y alice@example.com Alice%20A', type: 'ringing' },
    { source: 'CHL 0 15570131571988941333', type: 'challenge' },
    { source: 'QRY 9', type: 'challengePassed' },
    { source: 'QNG', type: 'pong' },
    { source: 'OUT OTH', type: 'signedOut' },
  ],
  MSNP12: [
    { source: 'USR 3 TWN S ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1', type: 'signInChallenge' },
    { source: 'USR 4 OK alice@example.com 1 0', type: 'signedIn' },
    { source: 'SYN 5 2000-01-01T00:00:00.0-00:00 2000-01-01T00:00:00.0-00:00 1 0', type: 'synchronizing' },
    { source: 'GTC A', type: 'prompt' },
    { source: 'BLP AL', type: 'privacy' },
    { source: 'BLP 6 BL', type: 'privacy' },
    { source: 'PRP MFN Alice%20A', type: 'property' },
    { source: 'PRP 6 MFN Alice%20A', type: 'property' },
    { source: 'LSG Friends 1f2a0000-0000-0000-0000-000000000001', type: 'groupListed' },
    {
      source: 'LST N=bob@example.com F=Bob C=fe573fde-0854-4191-baec-871611a9d5bd 11 1',
      type: 'contactListed',
    },
    {
      source: 'LST N=bob@example.com F=Bob C=fe573fde-0854-4191-baec-871611a9d5bd 11 1 g1,g2',
      type: 'contactListed',
    },
    { source: 'LST N=bob@example.com 16 1', type: 'contactListed' },
    {
      source: 'ILN 8 NLN bob@example.com Bob 1073741824 %3Cmsnobj/%3E',
      type: 'initialPresence',
      loose: true,
    },
    { source: 'NLN NLN bob@example.com Bob 1073741824', type: 'presence' },
    { source: 'ADC 9 FL N=bob@example.com F=Bob C=guid-1', type: 'addedToList' },
    { source: 'ADC 9 FL C=guid-1 group-1', type: 'addedToList' },
    { source: 'ADC 0 RL N=bob@example.com F=Bob', type: 'addedToList' },
    { source: 'REM 9 FL guid-1 group-1', type: 'removedFromList' },
    { source: 'REM 9 AL bob@example.com', type: 'removedFromList' },
    { source: 'ADG 9 Friends guid-2 0', type: 'groupAdded' },
    { source: 'REG 9 1 Pals guid-2 0', type: 'groupRenamed' },
    { source: 'RMG 9 1 guid-2', type: 'groupRemoved' },
    { source: 'SBP 9 guid-1 MFN Bobby', type: 'contactRenamed' },
    { source: 'UUX 9 0', type: 'personalMessageSet' },
    { source: 'SBS 0 null', type: 'siteSettings' },
    { source: 'QNG 60', type: 'pong' },
  ],
};

const REQUEST_LINES: typeof EVENT_LINES = {
  MSNP7: [
    { source: 'VER 1 MSNP7 MSNP6 CVR0', type: 'version' },
    { source: 'INF 2', type: 'policy' },
    { source: 'USR 3 MD5 I alice@example.com', type: 'signInStart' },
    { source: 'USR 4 MD5 S 8cdeeb927bb025a4fde125d5fcfbf110', type: 'signInAnswer' },
    { source: 'SYN 5 0', type: 'synchronize' },
    { source: 'CHG 8 HDN', type: 'setStatus' },
    { source: 'ADD 9 FL bob@example.com Bob 0', type: 'addToList' },
    { source: 'REM 9 FL bob@example.com 0', type: 'removeFromList' },
    { source: 'REA 9 bob@example.com Bobby', type: 'renameContact' },
    { source: 'ADG 9 My%20Friends 0', type: 'addGroup' },
    { source: 'REG 9 1 Pals 0', type: 'renameGroup' },
    { source: 'RMG 9 1', type: 'removeGroup' },
    { source: 'PRP 9 PHH 01%20234', type: 'setProperty' },
    { source: 'XFR 10 SB', type: 'requestSwitchboard' },
    { source: 'PNG', type: 'ping' },
    { source: 'OUT', type: 'signOut' },
  ],
  MSNP12: [
    { source: 'CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5.0324 msmsgs alice@example.com', type: 'client' },
    { source: 'USR 3 TWN I alice@example.com', type: 'signInStart' },
    { source: 'USR 4 TWN S t=abc&p=', type: 'signInAnswer' },
    { source: 'SYN 5 0 0', type: 'synchronize' },
    { source: 'CHG 8 NLN 1073741824', type: 'setStatus' },
    { source: 'ADC 9 FL N=bob@example.com F=Bob', type: 'addToList' },
    { source: 'ADC 9 AL N=bob@example.com', type: 'addToList' },
    { source: 'ADC 9 FL C=guid-1 group-1', type: 'addToList' },
    { source: 'REM 9 FL guid-1', type: 'removeFromList' },
    { source: 'REM 9 PL bob@example.com', type: 'removeFromList' },
    { source: 'SBP 9 guid-1 MFN Bobby', type: 'renameContact' },
    { source: 'PRP 9 MFN Alice%20A', type: 'setOwnName' },
    { source: 'PRP 9 PHH 01%20234', type: 'setProperty' },
    { source: 'ADG 9 Friends', type: 'addGroup' },
    { source: 'RMG 9 guid-2', type: 'removeGroup' },
    { source: 'GCF 6 Shields.xml', type: 'fetchShields' },
  ],
};

describe.each(DIALECTS.map((dialect) => [dialect.name, dialect] as const))('%s', (name, dialect) => {
  it.each(EVENT_LINES[name])('reads and writes the event $source', ({ source, type, loose }) => {
    const read = event(dialect, source);
    expect(read?.type).toBe(type);
    const { type: _type, ...value } = read ?? { type: '' };
    const written = writeMessage<NotificationEvents, keyof NotificationEvents>(
      dialect.events,
      type as keyof NotificationEvents,
      value,
    );
    expect(loose === undefined ? lineOf(written) : event(dialect, lineOf(written) ?? '')).toEqual(
      loose === undefined ? source : read,
    );
  });

  it.each(REQUEST_LINES[name])('reads and writes the request $source', ({ source, type }) => {
    const read = request(dialect, source);
    expect(read?.type).toBe(type);
    const { type: _type, ...value } = read ?? { type: '' };
    expect(
      lineOf(
        writeMessage<NotificationRequests, keyof NotificationRequests>(
          dialect.requests,
          type as keyof NotificationRequests,
          value as never,
        ),
      ),
    ).toBe(source);
  });

  it('carries the lists from server to client whole', () => {
    const sent = sampleLists();
    const reader = dialect.lists.createReader(5);
    const commands = dialect.lists.write(dialect.events, sent, 5);
    commands.forEach((command, index) => {
      const read = readMessage<NotificationEvents>(dialect.events, command);
      expect(read, lineOf(command) ?? '').not.toBeNull();
      if (read !== null) expect(reader.accept(read)).toBe(true);
      if (index < commands.length - 3) expect(reader.result()).toBeNull();
    });
    const received = reader.result();
    expect(received?.privacy).toBe('block');
    expect(received?.groups.map((group) => group.name)).toEqual(sent.groups.map((group) => group.name));
    const bob = received?.contacts.find((contact) => contact.address === 'bob@example.com');
    expect(bob?.name).toBe('Bob B');
    expect(bob?.lists).toEqual(listsFromBits(11));
    expect(bob?.properties).toEqual({ PHH: '01 234' });
    expect(bob?.groupIds).toEqual([dialect.groupKey === 'number' ? '1' : 'guid-group-1']);
    expect(bob?.contactId).toBe(dialect.contactKey === 'address' ? null : 'guid-bob');
    expect(received?.contacts.find((contact) => contact.address === 'eve@example.com')?.lists.block).toBe(
      true,
    );
  });

  it('knows when empty lists are complete', () => {
    const lists = {
      ...sampleLists(),
      contacts: [],
      groups: dialect.defaultGroup === null ? [] : sampleLists().groups,
    };
    const reader = dialect.lists.createReader(7);
    for (const command of dialect.lists.write(dialect.events, lists, 7)) {
      const read = readMessage<NotificationEvents>(dialect.events, command);
      if (read !== null) reader.accept(read);
    }
    expect(reader.result()?.contacts).toEqual([]);
  });
});

describe('the table', () => {
  it('chooses the newest dialect both know', () => {
    expect(chooseDialect(['MSNP12', 'MSNP7', 'CVR0'])).toBe(msnp12);
    expect(chooseDialect(['MSNP21', 'MSNP7', 'CVR0'])).toBe(msnp07);
    expect(chooseDialect(['0'])).toBeUndefined();
    expect(chooseDialect(['MSNP12', 'MSNP7'], [msnp07])).toBe(msnp07);
    expect(offerOf(DIALECTS)).toEqual(['MSNP12', 'MSNP7', 'CVR0']);
    expect(dialectByName('MSNP19')).toBeUndefined();
  });

  it('says what a dialect lacks', () => {
    expect(msnp07.requests.setPersonalMessage).toBeUndefined();
    expect(msnp12.requests.policy).toBeUndefined();
    expect(request(msnp12, 'INF 2')).toBeNull();
    expect(request(msnp07, 'UUX 2', '<Data/>')).toBeNull();
  });

  it('tolerates what servers add and lists that end in a blank', () => {
    expect(event(msnp12, 'LST N=bob@example.com F=Bob C=g 11 1 ')).toMatchObject({ groupIds: [] });
    expect(event(msnp07, 'XFR 3 NS 127.0.0.1:1863 0 127.0.0.1:1863')).toMatchObject({
      server: '127.0.0.1:1863',
    });
    expect(event(msnp12, 'NLN NLN bob@example.com Bob -1073741824')).toMatchObject({
      capabilities: 0xc0000000,
    });
  });

  it('reads error replies', () => {
    expect(readErrorReply(line('911 4'))).toEqual({ code: 911, trid: 4, payload: null });
    expect(readErrorReply(line('USR 4'))).toBeNull();
  });
});

function sampleLists(): ServerLists {
  const group = (number: number, name: string) => ({ number, guid: `guid-group-${number}`, name });
  const contact = (address: string, lists: ContactLists, groups: ReturnType<typeof group>[] = []) => ({
    address,
    name: address === 'bob@example.com' ? 'Bob B' : address,
    guid: `guid-${address.split('@')[0]}`,
    lists,
    groups,
    properties: lists.forward ? { PHH: '01 234' } : {},
  });
  return {
    serial: 3,
    ownName: 'Alice A',
    prompt: 'ask',
    privacy: 'block',
    properties: { PHM: '05 678' },
    groups: [group(0, 'Other Contacts'), group(1, 'Friends & co')],
    contacts: [
      contact('bob@example.com', listsFromBits(11), [group(1, 'Friends & co')]),
      contact('eve@example.com', listsFromBits(4)),
      contact('carol@example.com', listsFromBits(8)),
    ],
  };
}
