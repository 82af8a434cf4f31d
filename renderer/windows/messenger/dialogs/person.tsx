import { DisplayPicture } from '#renderer/controls/display-picture.tsx';
import type { Contact } from '#shared/model/contact.ts';
import { STATUSES } from '#shared/model/presence.ts';
import styles from './dialogs.module.css';

/** Whom a dialog is about: picture, name and address. */
export function Person({ contact }: { readonly contact: Contact }) {
  return (
    <div className={styles['person']}>
      <DisplayPicture size="medium" tone={STATUSES[contact.status].tone} />
      <div className={styles['personText']}>
        <p className={styles['personName']} dir="auto">
          {contact.name}
        </p>
        {contact.name !== contact.address && <p className={styles['personAddress']}>{contact.address}</p>}
      </div>
    </div>
  );
}
