import { DisplayPicture } from '#renderer/controls/display-picture.tsx';
import { EditableText } from '#renderer/controls/editable-text.tsx';
import { DownArrow, MenuButton } from '#renderer/controls/menu-button.tsx';
import { StatusIcon } from '#renderer/controls/status-icon.tsx';
import { useSkin } from '#renderer/skins/use-skin.ts';
import { useAppStore } from '#renderer/state/use-app.tsx';
import type { Self } from '#shared/model/contact.ts';
import { selectableStatusSchema, STATUSES } from '#shared/model/presence.ts';
import { useAttempt } from '../attempts.tsx';
import styles from './me.module.css';

/** Limits of the fields, in characters (look §12). */
const MAX_NAME = 129;
const MAX_PERSONAL_MESSAGE = 129;

/** Oneself above the list: picture, name, status and personal message, each changed where it stands. */
export function Me({ accountId, self }: { readonly accountId: string; readonly self: Self }) {
  const { call } = useAppStore();
  const attempt = useAttempt();
  const { ownPicture } = useSkin().layout;
  const { label, tone } = STATUSES[self.status];

  const statuses = () => [
    ...selectableStatusSchema.options.map((status) => ({
      label: STATUSES[status].label,
      icon: <StatusIcon tone={STATUSES[status].tone} />,
      checked: status === self.status,
      onSelect: () =>
        attempt('Could not change your status.', () => call('self.setStatus', { accountId, status })),
    })),
    'separator' as const,
    {
      label: 'Sign out from here',
      onSelect: () => attempt('Could not sign out.', () => call('account.signOut', { accountId })),
    },
  ];

  return (
    <section className={styles['me']} aria-label="You">
      <DisplayPicture size={ownPicture} tone={tone} label={`Your picture, ${label}`} />
      <div className={styles['lines']}>
        <div className={styles['first']}>
          <EditableText
            className={styles['name']}
            label="Display name"
            value={self.name}
            placeholder={self.address}
            tooltip="Change your display name"
            maxLength={MAX_NAME}
            onCommit={(name) =>
              attempt('Could not change your name.', () => call('self.setName', { accountId, name }))
            }
          />
          <MenuButton
            className={styles['status']}
            menuLabel="Status"
            aria-label={`Status: ${label}`}
            entries={statuses}
          >
            <span className={styles['statusLabel']}>({label})</span>
            <DownArrow />
          </MenuButton>
        </div>
        <EditableText
          className={styles['message']}
          label="Personal message"
          value={self.supportsPersonalMessage ? self.personalMessage : ''}
          placeholder={
            self.supportsPersonalMessage ? 'Share a quick message' : `No personal messages on ${self.dialect}`
          }
          tooltip={
            self.supportsPersonalMessage
              ? 'Enter a personal message for your contacts to see'
              : `This network speaks ${self.dialect}, which has no personal messages. MSNP11 and later have.`
          }
          maxLength={MAX_PERSONAL_MESSAGE}
          allowEmpty
          disabled={!self.supportsPersonalMessage}
          onCommit={(text) =>
            attempt('Could not change your personal message.', () =>
              call('self.setPersonalMessage', { accountId, text }),
            )
          }
        />
      </div>
    </section>
  );
}
