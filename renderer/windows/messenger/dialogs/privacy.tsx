import { useState } from 'react';
import { Button, LinkButton } from '#renderer/controls/button.tsx';
import { CheckBox } from '#renderer/controls/check-box.tsx';
import { Dialog } from '#renderer/controls/dialog.tsx';
import type { RosterState } from '#renderer/state/app-state.ts';
import { useAppStore } from '#renderer/state/use-app.tsx';
import { FailureBar } from '../failure-bar.tsx';
import styles from './dialogs.module.css';
import { ListBox } from './list-box.tsx';
import { ALL_OTHERS, privacyLists, reverseList } from './privacy-lists.ts';
import { useSubmit } from './use-submit.ts';

export interface PrivacyDialogProps {
  readonly accountId: string;
  readonly roster: RosterState;
  readonly onClose: () => void;
}

/** Who may see and write to us: the allow list, the block list, and what holds for all others (look §10.1). */
export function PrivacyDialog({ accountId, roster, onClose }: PrivacyDialogProps) {
  const { call } = useAppStore();
  const [allowed, setAllowed] = useState<string | null>(null);
  const [blocked, setBlocked] = useState<string | null>(null);
  const [showReverse, setShowReverse] = useState(false);
  const { busy, failure, submit } = useChange();
  const lists = privacyLists(roster);
  const setPrivacy = (privacy: 'allow' | 'block') =>
    submit(() => call('self.setPrivacy', { accountId, privacy }));

  function move(key: string | null, to: 'allow' | 'block'): void {
    if (key === null) return;
    if (key === ALL_OTHERS) setPrivacy(to);
    else {
      const operation = to === 'block' ? 'contact.block' : 'contact.unblock';
      submit(() => call(operation, { accountId, address: key }));
    }
    setAllowed(null);
    setBlocked(null);
  }

  return (
    <Dialog
      title="Privacy"
      wide
      onClose={onClose}
      onSubmit={onClose}
      footer={<Button type="submit">Close</Button>}
    >
      {failure && <FailureBar failure={failure} />}
      <div className={styles['lists']}>
        <ListBox
          label="My Allow List:"
          hint="They can see my status and send me messages."
          entries={lists.allow}
          chosen={allowed}
          onChoose={(key) => {
            setAllowed(key);
            setBlocked(null);
          }}
        />
        <div className={styles['arrows']}>
          <Button disabled={allowed === null || busy} onClick={() => move(allowed, 'block')}>
            Block »
          </Button>
          <Button disabled={blocked === null || busy} onClick={() => move(blocked, 'allow')}>
            « Allow
          </Button>
        </div>
        <ListBox
          label="My Block List:"
          hint="They see me as offline and cannot write to me."
          entries={lists.block}
          chosen={blocked}
          onChoose={(key) => {
            setBlocked(key);
            setAllowed(null);
          }}
        />
      </div>
      <CheckBox
        label="Only people on my Allow List can see my status and send me messages"
        checked={roster.self.privacy === 'block'}
        disabled={busy}
        onChange={(only) => setPrivacy(only ? 'block' : 'allow')}
      />
      <div>
        <LinkButton aria-expanded={showReverse} onClick={() => setShowReverse(!showReverse)}>
          Who has added you? {showReverse ? 'Hide' : 'View…'}
        </LinkButton>
        {showReverse && (
          <ListBox label="People who have you on their list" hideLabel entries={reverseList(roster)} />
        )}
      </div>
    </Dialog>
  );
}

/** Every change here is made at once and the dialog stays. */
function useChange() {
  const [, setDone] = useState(0);
  return useSubmit(() => setDone((count) => count + 1));
}
