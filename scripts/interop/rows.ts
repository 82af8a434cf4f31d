import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError, type Conversation } from '#client/index.ts';
import type { SelectableStatus } from '#shared/model/presence.ts';
import { DEFAULT_TEXT_FORMAT, type TextFormat } from '#shared/model/text-format.ts';
import type { Person } from './person.ts';
import { effectOf } from './waiting.ts';

/** The two people of a run. */
export interface Pair {
  /** Who does things. */
  readonly account: Person;
  /** Who sees that they are done, and answers. */
  readonly peer: Person;
}

/** Something the two do. */
export interface Row {
  readonly name: string;
  /** Resolves with what was seen; rejects with why it failed, or `not-supported` where the dialect has no such thing. */
  readonly run: (pair: Pair) => Promise<string>;
}

const FORMAT: TextFormat = { ...DEFAULT_TEXT_FORMAT, bold: true, colour: '#336699' };

/**
 * Escargot writes lists down once a second, and until then takes those of somebody who is not signed in for what they were
 * before. There is no event to wait for.
 */
const WRITTEN_AFTER_MS = 1_500;

function bothWays({ account, peer }: Pair): (readonly [from: Person, to: Person])[] {
  return [
    [account, peer],
    [peer, account],
  ];
}

function require(condition: boolean, complaint: string): void {
  if (!condition) throw new Error(complaint);
}

function talk(from: Person, to: Person): Conversation {
  return from.conversations.conversationWith(to.address);
}

async function signIn({ account, peer }: Pair): Promise<string> {
  const startedAt = performance.now();
  for (const { account: session } of [account, peer]) await session.signIn();
  for (const { session, dialect, address } of [account, peer]) {
    require(session.dialect?.name ===
      dialect.name, `${address} is on ${session.dialect?.name ?? 'no dialect'}`);
  }
  return `both in ${Math.round(performance.now() - startedAt)} ms`;
}

async function lists({ account, peer }: Pair): Promise<string> {
  const counts = [account, peer].map(({ session, address }) => {
    const roster = session.roster();
    if (roster === null) throw new Error(`${address} got no lists`);
    return `${address}: people ${roster.contacts.length}, groups ${roster.groups.length}`;
  });
  const { session } = account;
  const name = `Interop ${randomUUID().slice(0, 8)}`;
  const groupId = await session.createGroup(name);
  await session.renameGroup(groupId, `${name} & more`);
  const named = session.roster()?.groups.find(({ id }) => id === groupId)?.name;
  await session.removeGroup(groupId);
  require(named === `${name} & more`, `the group was called "${named ?? ''}" after it was renamed`);
  return `${counts.join('; ')}; a group made, renamed and removed`;
}

/** Takes the other off the lists if they are there, and remembers how it was. */
async function forget(one: Person, other: Person): Promise<void> {
  const before = one.contact(other);
  const wasContact = before?.lists.forward === true;
  const wasBlocked = before?.lists.block === true;
  one.undo.push(async () => {
    const isContact = one.contact(other)?.lists.forward === true;
    if (isContact && !wasContact) await one.session.removeContact(other.address, { alsoBlock: false });
    if (wasContact && !isContact) await one.session.addContact(other.address, null);
    if (wasContact)
      for (const groupId of before.groupIds) await one.session.copyContact(other.address, groupId);
    if (wasBlocked) await one.session.block(other.address);
  });
  if (wasBlocked) await one.session.unblock(other.address);
  if (!wasContact) return;
  await effectOf(
    other.sees(one, ({ lists }) => !lists.reverse, 'take them off the list'),
    () => one.session.removeContact(other.address, { alsoBlock: false }),
  );
}

async function add(pair: Pair): Promise<string> {
  const { account, peer } = pair;
  for (const [one, other] of bothWays(pair)) await forget(one, other);
  await effectOf(
    peer.sees(account, ({ lists }) => lists.reverse || lists.pending, 'add them'),
    () => account.session.addContact(peer.address, null),
  );
  const asked = peer.contact(account)?.lists.pending === true;
  await effectOf(
    account.sees(peer, ({ lists }) => lists.reverse, 'add them in return'),
    () =>
      asked
        ? peer.session.answerRequest(account.address, { allow: true, addToList: true })
        : peer.session.addContact(account.address, null),
  );
  for (const [one, other] of bothWays(pair)) {
    const held = one.contact(other)?.lists;
    require(held?.forward === true &&
      held.allow, `${one.address} has not got ${other.address} on both lists`);
  }
  return asked
    ? 'asked, answered and added in return'
    : 'added in return (the peer was not asked: they know each other)';
}

async function presence(pair: Pair): Promise<string> {
  const ways = bothWays(pair);
  const show = async (from: Person, to: Person, status: SelectableStatus): Promise<void> => {
    const seen = to.sees(from, (contact) => contact.status === status, `as ${status}`);
    await effectOf(seen, () => from.session.setStatus(status));
  };
  for (const [from, to] of ways) await to.sees(from, ({ status }) => status === 'NLN', 'online');
  const statuses = ['AWY', 'BSY', 'NLN'] as const;
  for (const status of statuses) for (const [from, to] of ways) await show(from, to, status);
  const writers = ways.filter((people) =>
    people.every(({ session }) => session.roster()?.self.supportsPersonalMessage === true),
  );
  for (const [from, to] of writers) {
    const text = `<interop> & ${randomUUID()}`;
    from.undo.push(() => from.session.setPersonalMessage(''));
    await effectOf(
      to.sees(from, ({ personalMessage }) => personalMessage === text, 'with the new personal message'),
      () => from.session.setPersonalMessage(text),
    );
  }
  return `${statuses.join(', ')}${writers.length > 0 ? ' and personal messages' : ''}, both ways`;
}

async function chat(pair: Pair): Promise<string> {
  for (const [from, to] of bothWays(pair)) {
    const text = `Grüße 🙂 ${randomUUID()}\nالسلام عليكم <b> & "quotes"`;
    const received = await effectOf(
      to.hears(
        from,
        (content) => content.kind === 'text' && content.text === text,
        `${to.address} did not get what ${from.address} wrote`,
      ),
      () => talk(from, to).sendText(text, FORMAT),
    );
    const format = received.content.kind === 'text' ? received.content.format : null;
    require(format?.bold === true &&
      format.colour === FORMAT.colour, `${to.address} got the text in another look`);
  }
  return 'delivered whole, in its look, and acknowledged';
}

async function nudge(pair: Pair): Promise<string> {
  for (const [from, to] of bothWays(pair)) {
    await effectOf(
      to.hears(
        from,
        (content) => content.kind === 'nudge',
        `${to.address} did not feel the nudge of ${from.address}`,
      ),
      () => talk(from, to).sendNudge(),
    );
  }
  return 'both ways';
}

async function typing(pair: Pair): Promise<string> {
  for (const [from, to] of bothWays(pair)) {
    await effectOf(to.seesTyping(from), () => talk(from, to).sendTyping());
  }
  return 'both ways';
}

async function block(pair: Pair): Promise<string> {
  const { account, peer } = pair;
  account.undo.push(() => account.session.unblock(peer.address));
  await effectOf(
    peer.sees(account, ({ status }) => status === 'FLN', 'go offline when blocked'),
    () => account.session.block(peer.address),
  );
  const held = account.contact(peer)?.lists;
  require(held?.block === true && !held.allow, 'the peer is not on the block list alone');
  for (const [from, to] of bothWays(pair)) talk(from, to).close();
  await requireUnreachable(peer, account);
  await effectOf(
    peer.sees(account, ({ status }) => status === 'NLN', 'come back when not blocked any more'),
    () => account.session.unblock(peer.address),
  );
  return 'offline and not to be called; back after it';
}

async function requireUnreachable(from: Person, to: Person): Promise<void> {
  try {
    await talk(from, to).sendText('This must not arrive.', DEFAULT_TEXT_FORMAT);
  } catch (error) {
    if (error instanceof ClientError && error.code === 'contact-offline') return;
    throw error;
  }
  throw new Error(`${from.address} reached ${to.address}, who blocks them`);
}

async function signOut({ account, peer }: Pair): Promise<string> {
  const [restored] = await Promise.allSettled([account.restore()]);
  const isWatched = peer.contact(account)?.lists.forward === true;
  const leave = (): void => account.account.signOut();
  if (isWatched) {
    await effectOf(
      peer.sees(account, ({ status }) => status === 'FLN', 'go offline'),
      leave,
    );
  } else {
    leave();
  }
  await sleep(WRITTEN_AFTER_MS);
  await peer.restore();
  await sleep(WRITTEN_AFTER_MS);
  peer.account.signOut();
  if (restored.status === 'rejected') throw restored.reason;
  const anomalies = [...account.anomalies, ...peer.anomalies];
  const oddities = anomalies.length === 0 ? '' : `; the server did odd things: ${anomalies.join(', ')}`;
  return `${isWatched ? 'seen by the peer, ' : ''}contacts as before${oddities}`;
}

/** What the two do, in this order. Only the first is needed by all others. */
export const ROWS: readonly Row[] = [
  { name: 'sign in', run: signIn },
  { name: 'lists', run: lists },
  { name: 'add', run: add },
  { name: 'presence', run: presence },
  { name: 'chat both ways', run: chat },
  { name: 'nudge', run: nudge },
  { name: 'typing', run: typing },
  { name: 'block', run: block },
  { name: 'sign out', run: signOut },
];
