import { Button } from '#renderer/controls/button.tsx';
import { Dialog } from '#renderer/controls/dialog.tsx';
import { INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { useAppStore } from '#renderer/state/use-app.tsx';
import type { Group } from '#shared/model/contact.ts';
import { nameInSentence } from '#shared/text/names.ts';
import { FailureBar } from '../failure-bar.tsx';
import { useSubmit } from './use-submit.ts';

export interface DeleteGroupDialogProps {
  readonly accountId: string;
  readonly group: Group;
  readonly onClose: () => void;
}

export function DeleteGroupDialog({ accountId, group, onClose }: DeleteGroupDialogProps) {
  const { call } = useAppStore();
  const { busy, failure, submit } = useSubmit(onClose);
  return (
    <Dialog
      title="Delete group"
      onClose={onClose}
      onSubmit={() => submit(() => call('group.remove', { accountId, groupId: group.id }))}
      footer={
        <>
          <Button type="submit" isDefault disabled={busy} {...INITIAL_FOCUS}>
            Delete group
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {failure && <FailureBar failure={failure} />}
      <p>
        Do you want to delete the group “<bdi>{nameInSentence(group.name)}</bdi>”? The contacts in it stay on
        your list.
      </p>
    </Dialog>
  );
}
