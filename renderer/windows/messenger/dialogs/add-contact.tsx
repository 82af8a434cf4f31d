import { useState } from 'react';
import { Button } from '#renderer/controls/button.tsx';
import { Dialog } from '#renderer/controls/dialog.tsx';
import { INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { TextField } from '#renderer/controls/field.tsx';
import { Select } from '#renderer/controls/select.tsx';
import { useAppStore } from '#renderer/state/use-app.tsx';
import type { Group } from '#shared/model/contact.ts';
import { addressProblem } from '../address-problem.ts';
import { compareNames } from '../contact-list/contact-order.ts';
import { FailureBar } from '../failure-bar.tsx';
import { useSubmit } from './use-submit.ts';

const MAX_ADDRESS = 129;
const NO_GROUP = '';

export interface AddContactDialogProps {
  readonly accountId: string;
  /** Nobody adds themselves. */
  readonly ownAddress: string;
  readonly groups: ReadonlyMap<string, Group>;
  /** The group that is chosen at first. */
  readonly groupId: string | null;
  readonly onClose: () => void;
}

/** Add a contact by address (look §10.2). */
export function AddContactDialog({ accountId, ownAddress, groups, groupId, onClose }: AddContactDialogProps) {
  const { call } = useAppStore();
  const [address, setAddress] = useState('');
  const [group, setGroup] = useState(groupId ?? NO_GROUP);
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, failure, submit } = useSubmit(onClose);
  const trimmed = address.trim();
  const options = [
    { value: NO_GROUP, label: 'Other contacts' },
    ...[...groups.values()]
      .sort((one, other) => compareNames(one.name, other.name))
      .map(({ id, name }) => ({ value: id, label: name })),
  ];

  return (
    <Dialog
      title="Add a contact"
      onClose={onClose}
      onSubmit={() => {
        if (trimmed === '' || busy) return;
        const found =
          trimmed.toLowerCase() === ownAddress.toLowerCase()
            ? 'That is your own address.'
            : addressProblem(trimmed);
        setProblem(found);
        if (found !== null) return;
        submit(() =>
          call('contact.add', { accountId, address: trimmed, groupId: group === NO_GROUP ? null : group }),
        );
      }}
      footer={
        <>
          <Button type="submit" isDefault disabled={trimmed === '' || busy}>
            Add contact
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {failure && <FailureBar failure={failure} />}
      <TextField
        label="Their address:"
        type="email"
        dir="ltr"
        placeholder="someone@example.com"
        maxLength={MAX_ADDRESS}
        value={address}
        error={problem}
        onChange={(typed) => {
          setProblem(null);
          setAddress(typed);
        }}
        hint="They are asked whether you may see when they are online."
        {...INITIAL_FOCUS}
      />
      <Select label="Group:" options={options} value={group} onChange={setGroup} />
    </Dialog>
  );
}
