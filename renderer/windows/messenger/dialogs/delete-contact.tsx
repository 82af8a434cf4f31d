import { useState } from 'react';
import { Button } from '#renderer/controls/button.tsx';
import { CheckBox } from '#renderer/controls/check-box.tsx';
import { Dialog } from '#renderer/controls/dialog.tsx';
import { INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { useAppStore } from '#renderer/state/use-app.tsx';
import type { Contact } from '#shared/model/contact.ts';
import { FailureBar } from '../failure-bar.tsx';
import { Person } from './person.tsx';
import { useSubmit } from './use-submit.ts';

export interface DeleteContactDialogProps {
  readonly accountId: string;
  readonly contact: Contact;
  readonly onClose: () => void;
}

/** Deleting does not unblock, and does not block: the second is offered (look §10.2). */
export function DeleteContactDialog({ accountId, contact, onClose }: DeleteContactDialogProps) {
  const { call } = useAppStore();
  const [alsoBlock, setAlsoBlock] = useState(false);
  const { busy, failure, submit } = useSubmit(onClose);
  const { address } = contact;
  const { block } = contact.lists;
  return (
    <Dialog
      title="Delete contact"
      onClose={onClose}
      onSubmit={() => submit(() => call('contact.remove', { accountId, address, alsoBlock }))}
      footer={
        <>
          <Button type="submit" isDefault disabled={busy} {...INITIAL_FOCUS}>
            Delete contact
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {failure && <FailureBar failure={failure} />}
      <p>Do you want to delete this contact from your list?</p>
      <Person contact={contact} />
      <CheckBox
        label="Also block this contact"
        checked={block || alsoBlock}
        disabled={block}
        explanation={
          block
            ? 'This contact is blocked and stays so.'
            : 'They then see you as offline and cannot send you messages.'
        }
        onChange={setAlsoBlock}
      />
    </Dialog>
  );
}
