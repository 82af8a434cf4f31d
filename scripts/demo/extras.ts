import { createAccountSession, systemEnvironment, type AccountSession, type Session } from '#client/index.ts';
import { DIALECTS } from '#protocol/dialects/index.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import { ANNA, OTHERS, PASSWORD, type Character } from './cast.ts';

async function signIn(
  endpoints: ServerEndpoints,
  { address, personalMessage, status }: Pick<Character, 'address' | 'personalMessage' | 'status'>,
): Promise<{ account: AccountSession; session: Session }> {
  const account = createAccountSession(systemEnvironment(), {
    endpoints,
    address,
    password: PASSWORD,
    dialects: DIALECTS,
    status: status ?? 'HDN',
    personalMessage,
  });
  await account.signIn();
  if (account.session === null) throw new Error(`${address} was signed out at once`);
  return { account, session: account.session };
}

/** Puts everybody but Ben on Anna's list, in their groups. */
async function fillAnnasList(endpoints: ServerEndpoints): Promise<void> {
  const { account, session } = await signIn(endpoints, { ...ANNA, status: 'HDN' });
  await session.setName(ANNA.name);
  const groups = new Map<string, string>();
  for (const { address, group } of OTHERS) {
    const groupId = group === null ? null : (groups.get(group) ?? (await session.createGroup(group)));
    if (group !== null && groupId !== null) groups.set(group, groupId);
    await session.addContact(address, groupId);
  }
  account.signOut();
}

/** Signs one of them in, who has Anna on their list as well. Those who are not there today only leave their name. */
async function enter(endpoints: ServerEndpoints, character: Character): Promise<AccountSession> {
  const { account, session } = await signIn(endpoints, character);
  await session.setName(character.name);
  await session.addContact(ANNA.address, null);
  if (character.status === null) account.signOut();
  return account;
}

/** Everybody who has no window, by address. */
export type Extras = ReadonlyMap<string, AccountSession>;

/** Brings the others to the server, each signed in by our own engine. */
export async function bringExtras(endpoints: ServerEndpoints): Promise<Extras> {
  await fillAnnasList(endpoints);
  const entered = await Promise.all(
    OTHERS.map(async (character) => [character.address, await enter(endpoints, character)] as const),
  );
  return new Map(entered);
}

export function sendExtrasHome(extras: Extras): void {
  for (const account of extras.values()) account.signOut();
}
