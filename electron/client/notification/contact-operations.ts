import type { ListName } from '#protocol/dialects/notification.ts';
import { ServerError } from '#protocol/errors.ts';
import { MAX_FRIENDLY_NAME, MAX_GROUP_NAME, MAX_GROUPS } from '#protocol/limits.ts';
import type { Contact } from '#shared/model/contact.ts';
import { normalizeAddress } from '../addresses.ts';
import { ClientError } from '../client-error.ts';
import type { SessionOperations } from '../contract.ts';
import type { OperationPort } from './operation-port.ts';
import { checkName } from './self-operations.ts';

type ContactOperations = Omit<
  SessionOperations,
  'setStatus' | 'setName' | 'setPersonalMessage' | 'setPrivacy' | 'setProperty' | 'requestSwitchboard'
>;

/** Refusals that mean: it is as it should be already (facts §30). */
const ALREADY_THERE: readonly number[] = [ServerError.alreadyThere];
const ANY = 'any';
const NOT_ON_LIST: readonly number[] = [ServerError.notOnList];
const NOT_THERE: readonly number[] = [
  ServerError.notOnList,
  ServerError.invalidUser,
  ServerError.invalidUserName,
  ServerError.invalidGroup,
  ServerError.userNotInGroup,
];

/**
 * Editing the lists (facts §7.2). Many operations take several commands, so they run one after the other: two of them
 * never see each other half done.
 */
export function contactOperations(port: OperationPort): ContactOperations {
  const editor = new ListEditor(port);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> => {
      const turn = last.then(() => work(...args));
      last = turn.catch(() => undefined);
      return turn;
    };
  };
  return {
    addContact: inTurn((address, groupId) => editor.addContact(normalizeAddress(address), groupId)),
    removeContact: inTurn((address, { alsoBlock }) =>
      editor.removeContact(normalizeAddress(address), alsoBlock),
    ),
    renameContact: inTurn((address, name) => editor.renameContact(normalizeAddress(address), name)),
    block: inTurn((address) => editor.block(normalizeAddress(address))),
    unblock: inTurn((address) => editor.unblock(normalizeAddress(address))),
    moveContact: inTurn((address, from, to) => editor.move(normalizeAddress(address), from, to)),
    copyContact: inTurn((address, to) => editor.enterGroup(normalizeAddress(address), to)),
    removeFromGroup: inTurn((address, groupId) => editor.leaveGroup(normalizeAddress(address), groupId)),
    createGroup: inTurn((name) => editor.createGroup(name)),
    renameGroup: inTurn((groupId, name) => editor.renameGroup(groupId, name)),
    removeGroup: inTurn((groupId) => editor.removeGroup(groupId)),
    answerRequest: inTurn((address, { allow, addToList }) =>
      editor.answerRequest(normalizeAddress(address), allow, addToList),
    ),
  };
}

/** The commands of each edit, in the order servers want them. */
class ListEditor {
  readonly #port: OperationPort;

  constructor(port: OperationPort) {
    this.#port = port;
  }

  async addContact(address: string, groupId: string | null): Promise<void> {
    const roster = this.#port.roster();
    if (address === roster.self.address) {
      throw new ClientError('invalid-argument', { detail: 'that is you' });
    }
    if (groupId !== null) this.#requireGroup(groupId);
    const known = roster.contact(address);
    if (known?.lists.forward === true) throw new ClientError('already-on-list');
    const { addsToGroupSeparately } = this.#port.dialect();
    await this.#ask('addToList', 'forward', {
      address,
      name: known?.name ?? address,
      groupId: addsToGroupSeparately ? undefined : (groupId ?? undefined),
    });
    if (addsToGroupSeparately && groupId !== null) await this.enterGroup(address, groupId);
    const lists = roster.contact(address)?.lists;
    if (lists?.allow === false && !lists.block) await this.#put('allow', address);
    if (known?.lists.pending === true) await this.#settleRequest(address);
  }

  async removeContact(address: string, alsoBlock: boolean): Promise<void> {
    this.#requireForward(address);
    await this.#ask('removeFromList', 'forward', this.#reference(address));
    if (alsoBlock) await this.block(address);
  }

  async renameContact(address: string, name: string): Promise<void> {
    this.#requireForward(address);
    checkName(name, MAX_FRIENDLY_NAME);
    await this.#port.ask({ type: 'renameContact', value: { ...this.#reference(address), name } });
  }

  /** Servers do not keep allow and block apart, so we take from one before we put on the other (facts §7.2). */
  async block(address: string): Promise<void> {
    await this.#take('allow', address);
    await this.#put('block', address);
  }

  async unblock(address: string): Promise<void> {
    await this.#take('block', address);
    await this.#put('allow', address);
  }

  async move(address: string, from: string | null, to: string | null): Promise<void> {
    if (from === to) return;
    if (to === null) {
      if (from !== null) await this.leaveGroup(address, from);
      return;
    }
    await this.enterGroup(address, to);
    if (from !== null) {
      await this.leaveGroup(address, from);
      return;
    }
    const defaultId = this.#port.dialect().defaultGroup?.groupId;
    if (defaultId === undefined || !this.#port.roster().wireGroupIds(address).includes(defaultId)) return;
    // Some servers hold nobody in the default group and say so.
    await this.#tolerating(NOT_THERE, () => this.#leaveWireGroup(address, defaultId));
  }

  async enterGroup(address: string, groupId: string): Promise<void> {
    this.#requireForward(address);
    this.#requireGroup(groupId);
    if (this.#port.roster().wireGroupIds(address).includes(groupId)) return;
    await this.#enterWireGroup(address, groupId);
  }

  async leaveGroup(address: string, groupId: string): Promise<void> {
    this.#requireForward(address);
    const groupIds = this.#port.roster().wireGroupIds(address);
    if (!groupIds.includes(groupId))
      throw new ClientError('invalid-argument', { detail: 'not in that group' });
    const { defaultGroup } = this.#port.dialect();
    // Where everybody is in some group, leaving the last one would be leaving the list.
    if (groupIds.length === 1 && defaultGroup !== null) {
      await this.#enterWireGroup(address, defaultGroup.groupId);
    }
    await this.#leaveWireGroup(address, groupId);
  }

  async createGroup(name: string): Promise<string> {
    checkName(name, MAX_GROUP_NAME);
    if (this.#port.roster().groupCount() >= MAX_GROUPS) throw new ClientError('list-full');
    const reply = await this.#port.ask({ type: 'addGroup', value: { name } });
    if (reply.type !== 'groupAdded') throw new ClientError('protocol-violation', { detail: 'no group' });
    return reply.groupId;
  }

  async renameGroup(groupId: string, name: string): Promise<void> {
    this.#requireGroup(groupId);
    checkName(name, MAX_GROUP_NAME);
    await this.#port.ask({ type: 'renameGroup', value: { groupId, name } });
  }

  async removeGroup(groupId: string): Promise<void> {
    this.#requireGroup(groupId);
    if (this.#port.dialect().defaultGroup !== null) {
      for (const { address } of this.#port.roster().members(groupId)) await this.leaveGroup(address, groupId);
    }
    await this.#port.ask({ type: 'removeGroup', value: { groupId } });
  }

  async answerRequest(address: string, allow: boolean, addToList: boolean): Promise<void> {
    const roster = this.#port.roster();
    await (allow ? this.unblock(address) : this.block(address));
    await this.#settleRequest(address);
    if (allow && addToList && roster.contact(address)?.lists.forward !== true) {
      await this.addContact(address, null);
    }
  }

  /** Tells the server that a request was answered: from pending to reverse (facts §7). */
  async #settleRequest(address: string): Promise<void> {
    if (this.#port.dialect().hasPendingList) {
      // Servers disagree on which of the two they want; the answer itself is given on allow and block.
      await this.#tolerating(ANY, () => this.#ask('addToList', 'reverse', { address }));
      await this.#tolerating(ANY, () => this.#ask('removeFromList', 'pending', { address }));
    }
    this.#port.tell(this.#port.roster().clearPending(address));
  }

  async #put(list: 'allow' | 'block', address: string): Promise<void> {
    const contact = this.#port.roster().contact(address);
    if (contact?.lists[list] === true) return;
    const name = this.#port.dialect().contactKey === 'address' ? (contact?.name ?? address) : undefined;
    await this.#tolerating(ALREADY_THERE, () => this.#ask('addToList', list, { address, name }));
  }

  async #take(list: 'allow' | 'block', address: string): Promise<void> {
    if (this.#port.roster().contact(address)?.lists[list] !== true) return;
    await this.#tolerating(NOT_ON_LIST, () => this.#ask('removeFromList', list, { address }));
  }

  async #enterWireGroup(address: string, groupId: string): Promise<void> {
    const name = this.#port.roster().contact(address)?.name ?? address;
    await this.#ask('addToList', 'forward', { ...this.#reference(address), name, groupId });
  }

  async #leaveWireGroup(address: string, groupId: string): Promise<void> {
    await this.#ask('removeFromList', 'forward', { ...this.#reference(address), groupId });
  }

  async #ask(
    type: 'addToList' | 'removeFromList',
    list: ListName,
    value: {
      readonly address?: string | undefined;
      readonly contactId?: string | undefined;
      readonly name?: string | undefined;
      readonly groupId?: string | undefined;
    },
  ): Promise<void> {
    await this.#port.ask({ type, value: { ...value, list } });
  }

  /** How the dialect names somebody on the forward list. */
  #reference(address: string): { readonly address: string } | { readonly contactId: string } {
    const contactId = this.#port.roster().contactId(address);
    return this.#port.dialect().contactKey === 'contact-id' && contactId !== null
      ? { contactId }
      : { address };
  }

  #requireForward(address: string): Contact {
    const contact = this.#port.roster().contact(address);
    if (contact?.lists.forward !== true) throw new ClientError('contact-not-found');
    return contact;
  }

  #requireGroup(groupId: string): void {
    if (this.#port.roster().group(groupId) === null) {
      throw new ClientError('invalid-argument', { detail: 'no such group' });
    }
  }

  async #tolerating(errorNumbers: readonly number[] | typeof ANY, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const known = error instanceof ClientError && error.errorNumber !== null;
      if (!known || (errorNumbers !== ANY && !errorNumbers.includes(error.errorNumber))) throw error;
    }
  }
}
