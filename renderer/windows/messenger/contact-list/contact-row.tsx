import { memo } from 'react';
import { classes } from '#renderer/controls/classes.ts';
import { StatusIcon } from '#renderer/controls/status-icon.tsx';
import type { Contact } from '#shared/model/contact.ts';
import { STATUSES } from '#shared/model/presence.ts';
import styles from './contact-list.module.css';

export interface ContactRowProps {
  readonly contact: Contact;
  readonly id: string;
  /** Its place among all rows: events find the row by it. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly position: number;
  readonly setSize: number;
  readonly active: boolean;
  readonly draggable: boolean;
}

/** One line of the list: status, name, "(Away)", " - personal message" (look §3.2). Draws anew only when it changes. */
export const ContactRow = memo(function ContactRow({
  contact,
  id,
  index,
  top,
  height,
  position,
  setSize,
  active,
  draggable,
}: ContactRowProps) {
  const { label, tone } = STATUSES[contact.status];
  const { block } = contact.lists;
  const notable = contact.status !== 'NLN' && contact.status !== 'FLN';
  const spoken = [contact.name, label, block && 'blocked', contact.personalMessage];
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={2}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-selected={active}
      aria-label={spoken.filter(Boolean).join(', ')}
      data-row={index}
      data-address={contact.address}
      draggable={draggable}
      title={contact.address}
      className={classes(styles['row'], styles['contact'], active && styles['active'])}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <StatusIcon tone={tone} blocked={block} />
      <span className={styles['line']}>
        <bdi className={styles['name']}>{contact.name}</bdi>
        {notable && <span className={styles['status']}> ({label})</span>}
        {contact.personalMessage && (
          <span className={styles['message']}>
            {' - '}
            <bdi>{contact.personalMessage}</bdi>
          </span>
        )}
      </span>
    </div>
  );
});
