import { useState, type ReactNode } from 'react';
import { isOnline, STATUSES } from '#shared/model/presence.ts';
import { Button } from '../../controls/button.tsx';
import { CheckBox } from '../../controls/check-box.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { TextField } from '../../controls/field.tsx';
import { StatusIcon } from '../../controls/status-icon.tsx';
import { useAppShallow } from '../../state/use-app.tsx';
import styles from './invite-dialog.module.css';
import type { Actions } from './use-actions.ts';
import type { ConversationIds, Person } from './use-conversation.ts';

/** More names than this help nobody to choose: the rest is found by writing. */
const MAX_SHOWN = 100;

export interface InviteDialogProps {
  readonly ids: ConversationIds;
  readonly people: readonly Person[];
  readonly actions: Actions;
  readonly onClose: () => void;
}

/** Chooses who else may come to the conversation: contacts who are online and not here yet. */
export function InviteDialog({ ids, people, actions, onClose }: InviteDialogProps): ReactNode {
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const candidates = useAppShallow((state) =>
    [...(state.rosters.get(ids.accountId)?.contacts.values() ?? [])]
      .filter(
        ({ address, status, lists }) =>
          isOnline(status) &&
          lists.forward &&
          !lists.block &&
          !people.some((person) => person.address === address),
      )
      .sort((one, other) => one.name.localeCompare(other.name)),
  );
  const wanted = filter.trim().toLowerCase();
  const found = candidates.filter(({ name, address }) =>
    `${name}\n${address}`.toLowerCase().includes(wanted),
  );

  function invite(): void {
    onClose();
    for (const address of chosen)
      void actions.attempt((call) => call('conversation.invite', { ...ids, address }));
  }

  return (
    <Dialog
      title="Invite to this conversation"
      onClose={onClose}
      onSubmit={() => chosen.length > 0 && invite()}
      footer={
        <>
          <Button type="submit" isDefault disabled={chosen.length === 0}>
            Invite
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {candidates.length === 0 ? (
        <p>Nobody else on your contact list is online.</p>
      ) : (
        <>
          <TextField label="Find" value={filter} onChange={setFilter} placeholder="Name or address" />
          <ul className={styles['list']} aria-label="Contacts who are online">
            {found.slice(0, MAX_SHOWN).map(({ address, name, status }) => (
              <li key={address} title={address}>
                <CheckBox
                  checked={chosen.includes(address)}
                  onChange={(checked) =>
                    setChosen(checked ? [...chosen, address] : chosen.filter((other) => other !== address))
                  }
                  label={
                    <span className={styles['person']}>
                      <StatusIcon tone={STATUSES[status].tone} label={STATUSES[status].label} />
                      <span className={styles['name']} dir="auto">
                        {name}
                      </span>
                    </span>
                  }
                />
              </li>
            ))}
          </ul>
          {found.length > MAX_SHOWN && <p>And {found.length - MAX_SHOWN} more: write part of a name.</p>}
        </>
      )}
    </Dialog>
  );
}
