import { Fragment, type ReactNode } from 'react';
import { STATUSES } from '#shared/model/presence.ts';
import styles from './conversation.module.css';
import type { Person } from './use-conversation.ts';

/** Name, status and personal message of whom one talks to; of several, the names (look §4.2). */
export function Header({ people }: { readonly people: readonly Person[] }): ReactNode {
  const [only] = people;
  if (only === undefined) return <header className={styles['header']} />;
  if (people.length > 1) {
    return (
      <header className={styles['header']}>
        <h1 className={styles['name']}>
          {people.map(({ address, name }, index) => (
            <Fragment key={address}>
              {index > 0 && ', '}
              <bdi>{name}</bdi>
            </Fragment>
          ))}
        </h1>
        <p className={styles['personal-message']}>{people.length} people in this conversation</p>
      </header>
    );
  }
  const { contact } = only;
  return (
    <header className={styles['header']}>
      <h1 className={styles['name']} title={only.address}>
        <bdi>{only.name}</bdi>
        {contact !== null && <span className={styles['status']}> ({STATUSES[contact.status].label})</span>}
      </h1>
      <p className={styles['personal-message']} dir="auto">
        {contact?.personalMessage}
      </p>
    </header>
  );
}
