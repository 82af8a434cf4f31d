import { useState } from 'react';
import { Button } from '#renderer/controls/button.tsx';
import { CheckBox } from '#renderer/controls/check-box.tsx';
import { Dialog } from '#renderer/controls/dialog.tsx';
import { INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { DownArrow, MenuButton } from '#renderer/controls/menu-button.tsx';
import { useApp, useAppStore } from '#renderer/state/use-app.tsx';
import type { StoredAccount } from '#shared/model/account.ts';
import { useSubmit } from '../dialogs/use-submit.ts';
import { FailureBar } from '../failure-bar.tsx';
import { BLANK_DRAFT, draftOfStored, type SignInDraft } from './sign-in-draft.ts';
import styles from './sign-in.module.css';

export interface RememberedAccountsProps {
  readonly address: string;
  readonly onChoose: (draft: SignInDraft) => void;
}

/** The drop-down of those who signed in here before and wanted to be remembered. */
export function RememberedAccounts({ address, onChoose }: RememberedAccountsProps) {
  const accounts = useApp((state) => state.settings.accounts);
  const secureStorage = useApp((state) => state.secureStorage);
  const [forgetting, setForgetting] = useState<StoredAccount | null>(null);
  if (accounts.length === 0) return null;
  const current = accounts.find((account) => account.address === address.trim());
  return (
    <>
      <MenuButton
        className={styles['remembered']}
        menuLabel="Remembered accounts"
        aria-label="Remembered accounts"
        entries={() => [
          ...accounts.map((account) => ({
            label: account.address,
            checked: account === current,
            onSelect: () => onChoose(draftOfStored(account, secureStorage)),
          })),
          'separator',
          { label: 'Somebody else', onSelect: () => onChoose(BLANK_DRAFT) },
          {
            label: current ? `Forget ${current.address}…` : 'Forget this account…',
            disabled: !current,
            onSelect: () => setForgetting(current ?? null),
          },
        ]}
      >
        <DownArrow />
      </MenuButton>
      {forgetting && (
        <ForgetDialog
          account={forgetting}
          onClose={() => setForgetting(null)}
          onForgotten={() => {
            setForgetting(null);
            onChoose(BLANK_DRAFT);
          }}
        />
      )}
    </>
  );
}

interface ForgetDialogProps {
  readonly account: StoredAccount;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}

function ForgetDialog({ account, onClose, onForgotten }: ForgetDialogProps) {
  const { call } = useAppStore();
  const [deleteHistory, setDeleteHistory] = useState(false);
  const { busy, failure, submit } = useSubmit(onForgotten);
  return (
    <Dialog
      title="Forget this account"
      onClose={onClose}
      onSubmit={() => submit(() => call('account.forget', { accountId: account.id, deleteHistory }))}
      footer={
        <>
          <Button type="submit" isDefault disabled={busy} {...INITIAL_FOCUS}>
            Forget
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {failure && <FailureBar failure={failure} />}
      <p>
        <bdi>{account.address}</bdi> and its password will no longer be remembered on this computer. The
        account itself stays.
      </p>
      <CheckBox
        label="Also delete its conversations from this computer"
        checked={deleteHistory}
        onChange={setDeleteHistory}
      />
    </Dialog>
  );
}
