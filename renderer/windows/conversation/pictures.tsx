import type { ReactNode } from 'react';
import type { StatusTone } from '#shared/model/presence.ts';
import { DisplayPicture } from '../../controls/display-picture.tsx';
import styles from './conversation.module.css';
import type { Person } from './use-conversation.ts';

export interface PicturesProps {
  readonly people: readonly Person[];
  readonly ownTone: StatusTone;
}

/** Their picture above, one's own below; several people are listed small, with their names. */
export function Pictures({ people, ownTone }: PicturesProps): ReactNode {
  return (
    <aside className={styles['pictures']} aria-label="People">
      {people.length > 1 ? (
        <ul className={styles['people']}>
          {people.map(({ address, name, tone }) => (
            <li key={address} className={styles['person']} title={address}>
              <DisplayPicture size="small" tone={tone} />
              <span className={styles['person-name']} dir="auto">
                {name}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <div data-shakes>
          <DisplayPicture
            size="extra-large"
            tone={people[0]?.tone ?? 'offline'}
            label={`Picture of ${people[0]?.name ?? 'nobody'}`}
          />
        </div>
      )}
      <div className={styles['own-picture']} data-shakes>
        <DisplayPicture size="extra-large" tone={ownTone} label="Your picture" />
      </div>
    </aside>
  );
}
