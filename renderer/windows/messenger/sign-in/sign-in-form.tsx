import { useEffect, useRef, useState } from 'react';
import { Button, LinkButton } from '#renderer/controls/button.tsx';
import { CheckBox } from '#renderer/controls/check-box.tsx';
import { DisplayPicture } from '#renderer/controls/display-picture.tsx';
import { focusInitial, INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { PasswordField, TextField } from '#renderer/controls/field.tsx';
import { Select } from '#renderer/controls/select.tsx';
import { StatusIcon } from '#renderer/controls/status-icon.tsx';
import { useApp } from '#renderer/state/use-app.tsx';
import type { Failure } from '#shared/model/failure.ts';
import { selectableStatusSchema, STATUSES } from '#shared/model/presence.ts';
import { FailureBar } from '../failure-bar.tsx';
import { ConnectionDialog } from './connection-dialog.tsx';
import { RememberedAccounts } from './remembered-accounts.tsx';
import { isComplete, type DraftProblem, type SignInDraft } from './sign-in-draft.ts';
import styles from './sign-in.module.css';

const MAX_ADDRESS = 129;
const MAX_PASSWORD = 256;

const STATUS_OPTIONS = selectableStatusSchema.options.map((status) => ({
  value: status,
  label: STATUSES[status].label,
  icon: <StatusIcon tone={STATUSES[status].tone} />,
}));

export interface SignInFormProps {
  readonly draft: SignInDraft;
  readonly problem: DraftProblem | null;
  readonly failure: Failure | null;
  readonly onChange: (change: Partial<SignInDraft>) => void;
  /** Another account altogether. */
  readonly onReplace: (draft: SignInDraft) => void;
  readonly onSubmit: () => void;
}

/** Who, where and how (look §2). */
export function SignInForm({ draft, problem, failure, onChange, onReplace, onSubmit }: SignInFormProps) {
  const presets = useApp((state) => state.presets);
  const secureStorage = useApp((state) => state.secureStorage);
  const [settingUp, setSettingUp] = useState(false);
  const addressInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const repeatedInput = useRef<HTMLInputElement>(null);
  const creating = draft.createAccount;
  const customHost = draft.endpoints.notification.host.trim();
  const [start] = useState(() =>
    draft.address === '' ? 'address' : draft.passwordKept ? 'submit' : 'password',
  );
  const problemAt = (field: DraftProblem['field']) => (problem?.field === field ? problem.text : null);

  useEffect(() => {
    // The form is there anew after a failure: what is to be typed again has the keyboard.
    if (failure?.code === 'wrong-password') passwordInput.current?.select();
  }, [failure]);

  useEffect(() => {
    if (problem?.field === 'address') addressInput.current?.focus();
    else if (problem?.field === 'repeatedPassword') repeatedInput.current?.focus();
  }, [problem]);

  /** Turns to the other form; there one goes on with what is to be filled in. */
  function signUp(createAccount: boolean): void {
    onChange({ createAccount });
    (draft.address === '' ? addressInput : passwordInput).current?.focus();
  }

  const servers = [
    { value: 'local', label: 'This computer' },
    ...presets.map(({ id, name }) => ({ value: `preset:${id}`, label: name })),
    { value: 'custom', label: customHost === '' ? 'Custom…' : `Custom: ${customHost}` },
  ];

  return (
    <form
      ref={focusInitial}
      className={styles['page']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(draft)) onSubmit();
      }}
    >
      <DisplayPicture size={failure || creating ? 'large' : 'extra-large'} tone="offline" />
      <h1 className={styles['heading']}>{creating ? 'Create an account' : 'Sign in'}</h1>
      {draft.server === 'local' && (
        <p className={styles['subline']}>
          {creating ? 'Have one already? ' : 'Don’t have an account? '}
          <LinkButton onClick={() => signUp(!creating)}>{creating ? 'Sign in.' : 'Sign up.'}</LinkButton>
        </p>
      )}
      {failure && (
        <div className={styles['failure']}>
          <FailureBar
            failure={failure}
            actions={
              failure.code === 'wrong-password' &&
              draft.server === 'local' && (
                <LinkButton onClick={() => signUp(true)}>Not signed up yet? Create an account</LinkButton>
              )
            }
          />
        </div>
      )}
      <div className={styles['panel']}>
        <TextField
          ref={addressInput}
          label="Address:"
          type="email"
          dir="ltr"
          placeholder="someone@example.com"
          maxLength={MAX_ADDRESS}
          value={draft.address}
          error={problemAt('address')}
          hint={creating && 'Any will do, such as you@home: only this computer knows it.'}
          onChange={(address) => onChange({ address })}
          accessory={!creating && <RememberedAccounts address={draft.address} onChoose={onReplace} />}
          {...(start === 'address' && INITIAL_FOCUS)}
        />
        <PasswordField
          ref={passwordInput}
          label="Password:"
          maxLength={MAX_PASSWORD}
          value={draft.password}
          placeholder={draft.passwordKept ? '••••••••' : ''}
          onChange={(password) => onChange({ password })}
          {...(start === 'password' && INITIAL_FOCUS)}
        />
        {creating && (
          <PasswordField
            ref={repeatedInput}
            label="The password again:"
            maxLength={MAX_PASSWORD}
            value={draft.repeatedPassword}
            error={problemAt('repeatedPassword')}
            onChange={(repeatedPassword) => onChange({ repeatedPassword })}
          />
        )}
        <Select
          label="Sign in as:"
          options={STATUS_OPTIONS}
          value={draft.status}
          onChange={(status) => onChange({ status })}
        />
        <div className={styles['server']}>
          <Select
            label="Server:"
            options={servers}
            value={draft.server}
            onChange={(server) => {
              onChange({ server });
              if (server === 'custom') setSettingUp(true);
            }}
          />
          <LinkButton aria-label="Connection settings" onClick={() => setSettingUp(true)}>
            Settings…
          </LinkButton>
        </div>
        {problemAt('server') && (
          <p role="alert" className={styles['problem']}>
            {problemAt('server')}
          </p>
        )}
        <div className={styles['checks']}>
          <CheckBox
            label="Remember me"
            checked={draft.rememberMe}
            onChange={(rememberMe) => onChange({ rememberMe })}
          />
          <CheckBox
            label="Remember my password"
            checked={draft.rememberPassword}
            disabled={!draft.rememberMe || !secureStorage}
            explanation={
              secureStorage ? undefined : 'Not possible: this computer has no keychain to keep it safe in.'
            }
            onChange={(rememberPassword) => onChange({ rememberPassword })}
          />
          <CheckBox
            label="Sign me in automatically"
            checked={draft.signInAutomatically}
            disabled={!draft.rememberPassword}
            onChange={(signInAutomatically) => onChange({ signInAutomatically })}
          />
        </div>
        <Button
          type="submit"
          isDefault
          className={styles['submit']}
          disabled={!isComplete(draft)}
          {...(start === 'submit' && INITIAL_FOCUS)}
        >
          {creating ? 'Create account' : 'Sign in'}
        </Button>
      </div>
      {settingUp && (
        <ConnectionDialog
          draft={draft}
          onClose={() => setSettingUp(false)}
          onDone={(change) => {
            setSettingUp(false);
            onChange(change);
          }}
        />
      )}
    </form>
  );
}
