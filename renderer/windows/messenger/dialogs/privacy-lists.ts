import type { RosterState } from '#renderer/state/app-state.ts';
import { isolate } from '#shared/text/names.ts';
import { compareNames } from '../contact-list/contact-order.ts';

/** Stands in a list for everybody who is on neither. */
export const ALL_OTHERS = '*';

export interface ListEntry {
  /** An address, or `ALL_OTHERS`. */
  readonly key: string;
  readonly label: string;
}

/** The two lists as the privacy dialog shows them; "all others" is on the one that the privacy setting says. */
export function privacyLists(roster: RosterState): {
  readonly allow: readonly ListEntry[];
  readonly block: readonly ListEntry[];
} {
  const others: ListEntry = { key: ALL_OTHERS, label: 'All other people' };
  const { privacy } = roster.self;
  return {
    allow: [...(privacy === 'allow' ? [others] : []), ...entries(roster, 'allow')],
    block: [...(privacy === 'block' ? [others] : []), ...entries(roster, 'block')],
  };
}

/** Who has us on their list. */
export function reverseList(roster: RosterState): readonly ListEntry[] {
  return entries(roster, 'reverse');
}

function entries(roster: RosterState, list: 'allow' | 'block' | 'reverse'): readonly ListEntry[] {
  return [...roster.contacts.values()]
    .filter((contact) => contact.lists[list])
    .sort((one, other) => compareNames(one.name, other.name))
    .map(({ address, name }) => ({
      key: address,
      label: name === address ? address : `${isolate(name)} (${address})`,
    }));
}
