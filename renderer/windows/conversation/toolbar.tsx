import type { ReactNode } from 'react';
import { DownArrow } from '../../controls/menu-button.tsx';
import { GlassButton, GlassMenuButton, Toolbar } from '../../controls/toolbar.tsx';
import styles from './conversation.module.css';
import type { Actions } from './use-actions.ts';
import type { ConversationView } from './use-conversation.ts';
import type { TextSize } from './use-text-size.ts';

export interface ConversationToolbarProps {
  readonly view: ConversationView;
  readonly actions: Actions;
  readonly textSize: TextSize;
  readonly onInvite: () => void;
  readonly onChangeFont: () => void;
  readonly onClose: () => void;
}

/** The band at the top: what can be done with whom one talks to (look §4.2). */
export function ConversationToolbar(props: ConversationToolbarProps): ReactNode {
  const { view, actions, textSize, onInvite, onChangeFont, onClose } = props;
  const isSignedIn = view.self !== null && view.account?.phase === 'signed-in';
  return (
    <Toolbar label="Conversation" className={styles['toolbar']}>
      <GlassButton
        label="Invite somebody to this conversation"
        className={styles['tool']}
        disabled={!isSignedIn}
        onClick={onInvite}
      >
        Invite…
      </GlassButton>
      <BlockButton view={view} actions={actions} disabled={!isSignedIn} />
      <span className={styles['space']} />
      <GlassMenuButton
        menuLabel="Show menu"
        className={styles['tool']}
        entries={() => [
          { label: 'Change font…', onSelect: onChangeFont },
          'separator',
          { label: 'Larger text', shortcut: 'Ctrl++', disabled: !textSize.canGrow, onSelect: textSize.grow },
          {
            label: 'Smaller text',
            shortcut: 'Ctrl+-',
            disabled: !textSize.canShrink,
            onSelect: textSize.shrink,
          },
          { label: 'Normal text', shortcut: 'Ctrl+0', onSelect: textSize.reset },
          'separator',
          { label: 'Close', shortcut: 'Esc', onSelect: onClose },
        ]}
      >
        <DownArrow />
      </GlassMenuButton>
    </Toolbar>
  );
}

interface BlockButtonProps {
  readonly view: ConversationView;
  readonly actions: Actions;
  readonly disabled: boolean;
}

function BlockButton({ view, actions, disabled }: BlockButtonProps): ReactNode {
  const { account, people } = view;
  const [only] = people;
  if (account === null || only === undefined || people.length > 1) return null;
  const isBlocked = only.contact?.lists.block === true;
  const operation = isBlocked ? 'contact.unblock' : 'contact.block';
  return (
    <GlassButton
      label={`${isBlocked ? 'Unblock' : 'Block'} ${only.name}`}
      className={styles['tool']}
      disabled={disabled}
      onClick={() =>
        void actions.attempt((call) => call(operation, { accountId: account.id, address: only.address }))
      }
    >
      {isBlocked ? 'Unblock' : 'Block'}
    </GlassButton>
  );
}
