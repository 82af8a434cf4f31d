import type { ReactNode } from 'react';
import type { StatusTone } from '#shared/model/presence.ts';
import { classes } from './classes.ts';
import styles from './status-icon.module.css';

/** What tells the tones apart without colour. */
const GLYPHS: Readonly<Record<StatusTone, ReactNode>> = {
  available: null,
  busy: <path className={styles['glyph']} d="M5 8h6" />,
  away: <path className={styles['glyph']} d="M8 4.8V8l2.4 1.8" />,
  offline: <path className={styles['glyph']} d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />,
};

export interface StatusIconProps {
  readonly tone: StatusTone;
  readonly blocked?: boolean;
  /** What a screen reader says; leave out where the status stands beside it in words. */
  readonly label?: string;
}

/** The 16-pixel tile of a status. */
export function StatusIcon({ tone, blocked = false, label }: StatusIconProps) {
  return (
    <svg
      className={classes(styles['icon'], styles[tone])}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <rect className={styles['tile']} x="2" y="2" width="12" height="12" rx="3" />
      <path className={styles['shade']} d="M2.5 8.5h11V11a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 11Z" />
      <path className={styles['shine']} d="M3 8V5a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v3c-3-1.2-7-1.2-10 0Z" />
      {GLYPHS[tone]}
      {blocked && (
        <g className={styles['blocked']}>
          <circle cx="11" cy="11" r="3.9" />
          <path d="m8.6 13.4 4.8-4.8" />
        </g>
      )}
    </svg>
  );
}
