import { useMemo, useState } from 'react';
import type { RosterState } from '#renderer/state/app-state.ts';
import type { Contact } from '#shared/model/contact.ts';

/** Those who have added us and await an answer. */
export interface Requests {
  /** Who is to be asked about now, if anybody is. */
  readonly asking: Contact | null;
  /** Those whom the person put off. */
  readonly postponed: readonly Contact[];
  readonly postpone: (contact: Contact) => void;
  /** Asks about all of them once more. */
  readonly askAgain: () => void;
}

export function useRequests({ contacts }: RosterState): Requests {
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const pending = useMemo(
    () => [...contacts.values()].filter((contact) => contact.lists.pending),
    [contacts],
  );
  // Whoever was answered and asks another day is somebody new.
  const stillLater = pending.filter(({ address }) => later.has(address));
  if (stillLater.length < later.size) setLater(new Set(stillLater.map(({ address }) => address)));
  return {
    asking: pending.find(({ address }) => !later.has(address)) ?? null,
    postponed: stillLater,
    postpone: ({ address }) => setLater(new Set(later).add(address)),
    askAgain: () => setLater(new Set()),
  };
}
