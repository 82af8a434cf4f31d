import { Button } from '#renderer/controls/button.tsx';
import { focusInitial, INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { Orbit } from '#renderer/controls/orbit.tsx';
import type { ConnectionPhase } from '#shared/model/account.ts';
import styles from './sign-in.module.css';

export interface ConnectingProps {
  readonly phase: ConnectionPhase;
  readonly address: string;
  /** The server as it is called in a sentence. */
  readonly server: string;
  readonly onCancel: () => void;
}

/** On the way in: two figures turning, what is being done, and a way back. */
export function Connecting({ phase, address, server, onCancel }: ConnectingProps) {
  const doing: Readonly<Record<ConnectionPhase, string>> = {
    'signed-out': `Connecting to ${server}…`,
    connecting: `Connecting to ${server}…`,
    authenticating: 'Checking your address and password…',
    synchronizing: 'Getting your contacts…',
    'signed-in': 'Getting your contacts…',
    reconnecting: 'The connection was lost. Trying again…',
  };
  return (
    <div
      ref={focusInitial}
      role="presentation"
      className={styles['connecting']}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <Orbit />
      <h1 className={styles['heading']}>Signing in…</h1>
      <p className={styles['who']} dir="auto">
        {address}
      </p>
      <p role="status" className={styles['doing']}>
        {doing[phase]}
      </p>
      <Button onClick={onCancel} {...INITIAL_FOCUS}>
        Cancel
      </Button>
    </div>
  );
}
