import { useMemo, useState } from 'react';
import type { RosterState } from '#renderer/state/app-state.ts';
import { AddContactDialog } from './add-contact.tsx';
import { AddedYouDialog } from './added-you.tsx';
import { DeleteContactDialog } from './delete-contact.tsx';
import { DeleteGroupDialog } from './delete-group.tsx';
import type { DialogKind } from './dialog-kind.ts';
import { OptionsDialog } from './options.tsx';
import { PrivacyDialog } from './privacy.tsx';

export interface DialogsProps {
  readonly accountId: string;
  readonly roster: RosterState;
  readonly dialog: DialogKind | null;
  readonly onClose: () => void;
}

/** The dialog that is open; when there is none, the next person who has added us and awaits an answer. */
export function Dialogs({ accountId, roster, dialog, onClose }: DialogsProps) {
  const [postponed, setPostponed] = useState<readonly string[]>([]);
  const pending = useMemo(
    () => [...roster.contacts.values()].filter((contact) => contact.lists.pending),
    [roster.contacts],
  );
  const asking = pending.find((contact) => !postponed.includes(contact.address));
  const common = { accountId, onClose };
  if (!dialog) {
    return asking ? (
      <AddedYouDialog
        key={asking.address}
        accountId={accountId}
        contact={asking}
        onClose={() => setPostponed([...postponed, asking.address])}
      />
    ) : null;
  }
  switch (dialog.kind) {
    case 'add-contact':
      return (
        <AddContactDialog
          {...common}
          ownAddress={roster.self.address}
          groups={roster.groups}
          groupId={dialog.groupId}
        />
      );
    case 'delete-contact': {
      const contact = roster.contacts.get(dialog.address);
      return contact ? <DeleteContactDialog {...common} contact={contact} /> : null;
    }
    case 'delete-group': {
      const group = roster.groups.get(dialog.groupId);
      return group ? <DeleteGroupDialog {...common} group={group} /> : null;
    }
    case 'privacy':
      return <PrivacyDialog {...common} roster={roster} />;
    default:
      return <OptionsDialog onClose={onClose} />;
  }
}
