import { useState } from 'react';
import { Button } from '#renderer/controls/button.tsx';
import { CheckBox, RadioGroup } from '#renderer/controls/check-box.tsx';
import { Dialog } from '#renderer/controls/dialog.tsx';
import { INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { useAppStore } from '#renderer/state/use-app.tsx';
import type { Contact } from '#shared/model/contact.ts';
import { nameInSentence } from '#shared/text/names.ts';
import { FailureBar } from '../failure-bar.tsx';
import { Person } from './person.tsx';
import { useSubmit } from './use-submit.ts';

const CHOICES = [
  { value: 'allow', label: 'Allow this person to see when you are online and contact you' },
  { value: 'block', label: 'Block this person from seeing when you are online and contacting you' },
] as const;

export interface AddedYouDialogProps {
  readonly accountId: string;
  readonly contact: Contact;
  /** Answered, or left for later. */
  readonly onClose: () => void;
}

/** "X has added you": the answer decides on which list they go (look §10.2). */
export function AddedYouDialog({ accountId, contact, onClose }: AddedYouDialogProps) {
  const { call } = useAppStore();
  const [choice, setChoice] = useState<'allow' | 'block'>('allow');
  const [add, setAdd] = useState(true);
  const { busy, failure, submit } = useSubmit(onClose);
  const { address, name, lists } = contact;
  const allow = choice === 'allow';
  return (
    <Dialog
      title="Somebody has added you"
      onClose={onClose}
      onSubmit={() =>
        submit(() =>
          call('contact.answerRequest', { accountId, address, allow, addToList: add && !lists.forward }),
        )
      }
      footer={
        <>
          <Button type="submit" isDefault disabled={busy} {...INITIAL_FOCUS}>
            OK
          </Button>
          <Button onClick={onClose}>Later</Button>
        </>
      }
    >
      {failure && <FailureBar failure={failure} />}
      <Person contact={contact} />
      <p>
        <bdi>{nameInSentence(name)}</bdi>
        {name !== address && ` (${address})`} has added you to their contact list. Do you want to:
      </p>
      <RadioGroup label="Your answer" hideLabel options={CHOICES} value={choice} onChange={setChoice} />
      {!lists.forward && (
        <CheckBox label="Add this person to my contact list" checked={add} onChange={setAdd} />
      )}
    </Dialog>
  );
}
