import type { RosterState } from '#renderer/state/app-state.ts';
import { AddContactDialog } from './add-contact.tsx';
import { AddedYouDialog } from './added-you.tsx';
import { DeleteContactDialog } from './delete-contact.tsx';
import { DeleteGroupDialog } from './delete-group.tsx';
import type { DialogKind } from './dialog-kind.ts';
import { OptionsDialog } from './options.tsx';
import { PrivacyDialog } from './privacy.tsx';
import { useFreeHands } from './use-free-hands.ts';
import type { Requests } from './use-requests.ts';

export interface DialogsProps {
  readonly accountId: string;
  readonly roster: RosterState;
  readonly dialog: DialogKind | null;
  readonly requests: Requests;
  readonly onClose: () => void;
}

/** The dialog that is open; when there is none, the next person who has added us and awaits an answer. */
export function Dialogs({ accountId, roster, dialog, requests, onClose }: DialogsProps) {
  const { asking, postpone } = requests;
  const mayAsk = useFreeHands(dialog ? null : (asking?.address ?? null));
  const common = { accountId, onClose };
  if (!dialog) {
    return asking && mayAsk ? (
      <AddedYouDialog
        key={asking.address}
        accountId={accountId}
        contact={asking}
        onClose={() => postpone(asking)}
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
