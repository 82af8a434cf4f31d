import { describe, expect, it } from 'vitest';
import { dialectByName, type Dialect } from '#protocol/dialects/index.ts';
import { listsFromBits } from '#protocol/dialects/list-bits.ts';
import type { ReceivedContact, ReceivedLists } from '#protocol/dialects/list-synchronization.ts';
import { formatPersonalMessage } from '#protocol/personal-message.ts';
import { RosterStore } from './roster-store.ts';

const MSNP7 = dialectByName('MSNP7')!;
const MSNP12 = dialectByName('MSNP12')!;

function listed(address: string, bits: number, changes: Partial<ReceivedContact> = {}): ReceivedContact {
  return {
    address,
    name: null,
    contactId: null,
    lists: listsFromBits(bits),
    groupIds: [],
    properties: {},
    ...changes,
  };
}

function store(dialect: Dialect, contacts: readonly ReceivedContact[], changes: Partial<ReceivedLists> = {}) {
  return new RosterStore(
    dialect,
    {
      listVersion: '1',
      settingsVersion: null,
      ownName: null,
      prompt: 'ask',
      privacy: 'block',
      properties: {},
      groups: [],
      contacts,
      ...changes,
    },
    { address: 'alice@example.com', name: 'Alice', status: 'FLN', personalMessage: 'Hello' },
  );
}

const bob = 'bob@example.com';

describe('what the lists say', () => {
  it('leaves the default group out, and knows who is in it', () => {
    const roster = store(
      MSNP7,
      [listed(bob, 3, { groupIds: ['0'] }), listed('carol@example.com', 3, { groupIds: ['1'] })],
      {
        groups: [
          { groupId: '0', name: 'Other Contacts' },
          { groupId: '1', name: 'Friends' },
        ],
      },
    );
    expect(roster.snapshot()).toMatchObject({
      self: {
        name: 'Alice',
        privacy: 'block',
        supportsPersonalMessage: false,
        personalMessage: '',
        dialect: 'MSNP7',
      },
      groups: [{ id: '1', name: 'Friends' }],
      contacts: [
        { address: bob, name: bob, groupIds: [], status: 'FLN' },
        { address: 'carol@example.com', groupIds: ['1'] },
      ],
    });
    expect(roster.wireGroupIds(bob)).toEqual(['0']);
    expect(roster.members('1').map(({ address }) => address)).toEqual(['carol@example.com']);
  });

  it.each([
    ['MSNP7: on reverse only', MSNP7, 8, true],
    ['MSNP7: on reverse and allowed', MSNP7, 10, false],
    ['MSNP7: on reverse and blocked', MSNP7, 12, false],
    ['MSNP12: on pending', MSNP12, 16, true],
    ['MSNP12: on reverse only', MSNP12, 8, false],
  ])('knows who waits for an answer: %s', (_what, dialect, bits, pending) => {
    const roster = store(dialect, [listed(bob, bits)]);
    expect(roster.contact(bob)?.lists.pending).toBe(pending);
    expect(roster.pending()).toHaveLength(pending ? 1 : 0);
  });
});

describe.each([MSNP7, MSNP12])('$name', (dialect) => {
  const reference = dialect.contactKey === 'address' ? { address: bob } : { contactId: 'guid-bob' };

  it('takes the presence before the echo that puts somebody on the list', () => {
    const roster = store(dialect, []);
    expect(
      roster.apply({ type: 'initialPresence', trid: 9, status: 'BSY', address: bob, name: 'Bob' }),
    ).toEqual([]);
    expect(roster.contact(bob)).toBeNull();
    const [change] = roster.apply({
      type: 'addedToList',
      trid: 9,
      list: 'forward',
      address: bob,
      contactId: dialect.contactKey === 'address' ? undefined : 'guid-bob',
    });
    expect(change).toMatchObject({
      type: 'contactChanged',
      contact: { status: 'BSY', name: 'Bob', lists: { forward: true } },
    });
    expect(roster.apply({ type: 'offline', address: 'BOB@example.com' })).toMatchObject([
      { type: 'contactChanged', contact: { status: 'FLN', name: 'Bob' } },
    ]);
  });

  it('follows somebody into groups and out of them', () => {
    const roster = store(dialect, [listed(bob, 3, { contactId: 'guid-bob' })], {
      groups: [
        { groupId: 'g1', name: 'One' },
        { groupId: 'g2', name: 'Two' },
      ],
    });
    for (const groupId of ['g1', 'g2']) {
      roster.apply({ type: 'addedToList', trid: 3, list: 'forward', ...reference, groupId });
    }
    expect(roster.contact(bob)?.groupIds).toEqual(['g1', 'g2']);
    roster.apply({ type: 'removedFromList', trid: 4, list: 'forward', ...reference, groupId: 'g1' });
    expect(roster.contact(bob)).toMatchObject({ groupIds: ['g2'], lists: { forward: true } });
    expect(roster.apply({ type: 'groupRemoved', trid: 5, groupId: 'g2' })).toMatchObject([
      { type: 'contactChanged', contact: { groupIds: [] } },
      { type: 'groupRemoved', groupId: 'g2' },
    ]);
    expect(roster.apply({ type: 'groupRenamed', trid: 6, groupId: 'g1', name: 'Uno' })).toEqual([
      { type: 'groupChanged', group: { id: 'g1', name: 'Uno' } },
    ]);
  });

  it('forgets somebody with their last list', () => {
    const roster = store(dialect, [listed(bob, 3, { contactId: 'guid-bob' })]);
    expect(roster.apply({ type: 'removedFromList', trid: 3, list: 'forward', ...reference })).toMatchObject([
      { type: 'contactChanged', contact: { lists: { forward: false, allow: true } } },
    ]);
    expect(roster.apply({ type: 'removedFromList', trid: 4, list: 'allow', address: bob })).toEqual([
      { type: 'contactRemoved', address: bob },
    ]);
    expect(roster.snapshot().contacts).toEqual([]);
  });

  it('hears who added us, once, and what became of it', () => {
    const roster = store(dialect, []);
    const push = {
      type: 'addedToList',
      trid: 0,
      list: 'reverse',
      address: 'Bob@Example.com',
      name: 'Bob',
    } as const;
    expect(roster.apply(push).map(({ type }) => type)).toEqual(['contactChanged', 'addedBy']);
    expect(roster.apply(push).map(({ type }) => type)).toEqual(['contactChanged']);
    roster.apply({ type: 'addedToList', trid: 5, list: 'allow', address: bob });
    expect(roster.contact(bob)?.lists).toMatchObject({ pending: false, allow: true, reverse: true });
    roster.apply({ type: 'removedFromList', trid: 0, list: 'reverse', address: bob });
    expect(roster.contact(bob)?.lists.reverse).toBe(false);
  });

  it('does not ask again about somebody allowed', () => {
    const roster = store(dialect, [listed(bob, 2)]);
    const changes = roster.apply({
      type: 'addedToList',
      trid: 0,
      list: 'reverse',
      address: bob,
      name: 'Bob',
    });
    expect(changes.map(({ type }) => type)).toEqual(['contactChanged']);
  });

  it('notices what cannot be, and changes nothing', () => {
    const roster = store(dialect, []);
    for (const event of [
      { type: 'removedFromList', trid: 3, list: 'allow', address: bob },
      { type: 'contactRenamed', trid: 3, contactId: 'guid-nobody', name: 'Nobody' },
      { type: 'addedToList', trid: 3, list: 'forward', contactId: 'guid-nobody', groupId: 'g1' },
    ] as const) {
      expect(roster.apply(event)).toMatchObject([{ type: 'anomaly', anomaly: { kind: 'unexpected-event' } }]);
    }
    expect(roster.snapshot().contacts).toEqual([]);
  });

  it('remembers only so many strangers', () => {
    const roster = store(dialect, []);
    for (let index = 0; index < 1_000; index += 1) {
      roster.apply({ type: 'presence', status: 'NLN', address: `s${index}@example.com`, name: 'S' });
    }
    roster.apply({ type: 'addedToList', trid: 3, list: 'allow', address: 's0@example.com' });
    roster.apply({ type: 'addedToList', trid: 3, list: 'allow', address: 's999@example.com' });
    expect(roster.contact('s0@example.com')?.status).toBe('FLN');
    expect(roster.contact('s999@example.com')?.status).toBe('NLN');
  });
});

describe('oneself', () => {
  it('is renamed the way of each dialect', () => {
    const old = store(MSNP7, []);
    expect(
      old.apply({ type: 'contactRenamed', trid: 3, address: 'alice@example.com', name: 'Al' }),
    ).toMatchObject([{ type: 'selfChanged', self: { name: 'Al' } }]);
    const young = store(MSNP12, []);
    expect(young.apply({ type: 'property', trid: 3, property: 'MFN', value: 'Al' })).toMatchObject([
      { type: 'selfChanged', self: { name: 'Al' } },
    ]);
    expect(young.apply({ type: 'property', trid: 3, property: 'PHH', value: '123' })).toEqual([]);
  });

  it('has a status, a privacy and a personal message', () => {
    const roster = store(MSNP12, []);
    roster.apply({ type: 'statusSet', trid: 3, status: 'HDN' });
    roster.apply({ type: 'privacy', trid: 4, privacy: 'allow' });
    roster.setOwnPersonalMessage('hi');
    expect(roster.self).toMatchObject({ status: 'HDN', privacy: 'allow', personalMessage: 'hi' });
  });
});

describe('personal messages', () => {
  it('are read with what is playing, cut, and noticed when unreadable', () => {
    const roster = store(MSNP12, [listed(bob, 3)]);
    const payload = formatPersonalMessage({
      text: 'at work',
      media: { application: '', type: 'Music', format: '{0} - {1}', fields: ['Song', 'Band'] },
    });
    roster.apply({ type: 'personalMessage', address: bob, payload });
    expect(roster.contact(bob)?.personalMessage).toBe('at work - Song - Band');
    roster.apply({
      type: 'personalMessage',
      address: bob,
      payload: formatPersonalMessage({ text: 'x'.repeat(10_000), media: null }),
    });
    expect(roster.contact(bob)?.personalMessage.length).toBeLessThan(1_000);
    const before = roster.contact(bob);
    expect(
      roster.apply({ type: 'personalMessage', address: bob, payload: new TextEncoder().encode('<Data>') }),
    ).toMatchObject([{ type: 'anomaly', anomaly: { kind: 'unknown-content' } }]);
    expect(roster.contact(bob)).toBe(before);
  });
});

it('our personal message is what we say, where the dialect can say it: no server tells us', () => {
  expect(store(MSNP12, []).self).toMatchObject({ personalMessage: 'Hello', supportsPersonalMessage: true });
  expect(store(MSNP7, []).self).toMatchObject({ personalMessage: '', supportsPersonalMessage: false });
});

describe('floods', () => {
  it('of people put on the lists end at a limit, and who is known stays', () => {
    const roster = store(MSNP12, [listed(bob, 3)]);
    for (let index = 0; index < 25_010; index += 1) {
      roster.apply({ type: 'addedToList', trid: 0, list: 'reverse', address: `user${index}@example.com` });
    }
    expect(roster.snapshot().contacts).toHaveLength(25_000);
    expect(
      roster.apply({ type: 'addedToList', trid: 0, list: 'reverse', address: 'one-more@example.com' }),
    ).toMatchObject([{ type: 'anomaly', anomaly: { kind: 'limit-exceeded' } }]);
    expect(
      roster.apply({ type: 'addedToList', trid: 0, list: 'reverse', address: bob, name: 'Bob' }),
    ).toMatchObject([{ type: 'contactChanged', contact: { name: 'Bob' } }]);
  });

  it('of groups, and of groups of one person, end at a limit', () => {
    const roster = store(MSNP12, [listed(bob, 3, { contactId: 'b' })]);
    for (let index = 0; index < 2_000; index += 1) {
      const groupId = `g${index}`;
      roster.apply({ type: 'groupAdded', trid: 0, groupId, name: 'G' });
      roster.apply({ type: 'addedToList', trid: 0, list: 'forward', contactId: 'b', groupId });
    }
    expect(roster.snapshot().groups).toHaveLength(1_000);
    expect(roster.contact(bob)?.groupIds.length).toBeLessThanOrEqual(1_000);
    expect(roster.apply({ type: 'groupRenamed', trid: 0, groupId: 'g0', name: 'New' })).toMatchObject([
      { type: 'groupChanged', group: { name: 'New' } },
    ]);
  });

  it('of ids of one person leave only the last to name them by', () => {
    const roster = store(MSNP12, [listed(bob, 3, { contactId: 'first' })]);
    roster.apply({ type: 'addedToList', trid: 0, list: 'allow', address: bob, contactId: 'second' });
    expect(
      roster.apply({ type: 'removedFromList', trid: 0, list: 'forward', contactId: 'first' }),
    ).toMatchObject([{ type: 'anomaly', anomaly: { kind: 'unexpected-event' } }]);
    expect(
      roster.apply({ type: 'removedFromList', trid: 0, list: 'forward', contactId: 'second' }),
    ).toMatchObject([{ type: 'contactChanged', contact: { address: bob } }]);
  });

  it('of addresses without end are not taken in', () => {
    const roster = store(MSNP12, []);
    const address = `${'x'.repeat(30_000)}@example.com`;
    const refused = [{ type: 'anomaly', anomaly: { kind: 'limit-exceeded' } }];
    expect(roster.apply({ type: 'addedToList', trid: 0, list: 'reverse', address })).toMatchObject(refused);
    expect(roster.apply({ type: 'presence', status: 'NLN', address, name: 'X' })).toMatchObject(refused);
    expect(roster.snapshot().contacts).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['a name', 'Bob ☂', 'Bob ☂'],
    ['several lines', 'Bob\r\nEve says:', 'Bob Eve says:'],
    ['nothing', '', bob],
    ['nothing that can be seen', '\u200b \u202e', bob],
    ['too much', 'b'.repeat(5_000), 'b'.repeat(387)],
  ])('%s', (_what, name, shown) => {
    const lists = { groups: [{ groupId: 'g', name: 'A\r\nB' }], ownName: 'A\r\nlice' };
    const roster = store(MSNP12, [listed(bob, 3, { name })], lists);
    expect(roster.contact(bob)?.name).toBe(shown);
    roster.apply({ type: 'presence', status: 'NLN', address: bob, name: 'Robert' });
    roster.apply({ type: 'presence', status: 'NLN', address: bob, name });
    expect(roster.contact(bob)?.name).toBe(shown);
    expect(roster.snapshot()).toMatchObject({ self: { name: 'A lice' }, groups: [{ name: 'A B' }] });
  });

  it('and personal messages are one line', () => {
    const roster = store(MSNP12, [listed(bob, 3)]);
    const payload = formatPersonalMessage({ text: `two\nlines ${'x'.repeat(5_000)}`, media: null });
    roster.apply({ type: 'personalMessage', address: bob, payload });
    expect(roster.contact(bob)?.personalMessage).toMatch(/^two lines x{500,}$/);
  });
});
