import { useMemo, useState } from 'react';
import type { RosterState } from '#renderer/state/app-state.ts';
import { useApp } from '#renderer/state/use-app.tsx';
import { createContactSorter } from './contact-order.ts';
import { listRows, type ListRow } from './list-rows.ts';

/** The rows of an account's list as the person wants it sorted and folded, or of what a search finds in it. */
export function useListRows(accountId: string, roster: RosterState, query: string): readonly ListRow[] {
  const { sortBy, collapsed } = useApp((state) => state.settings.contactList);
  const [sorter] = useState(createContactSorter);
  const contacts = sorter(roster.contacts);
  const { groups } = roster;
  return useMemo(
    () => listRows({ accountId, contacts, groups, sortBy, collapsed, query }),
    [accountId, contacts, groups, sortBy, collapsed, query],
  );
}
