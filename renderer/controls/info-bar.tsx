import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './info-bar.module.css';

export interface InfoBarProps {
  readonly kind: 'info' | 'warning' | 'error';
  readonly children: ReactNode;
  /** Links or buttons that help. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}

/** A band across the window with news; an error is read out at once. */
export function InfoBar({ kind, children, actions, onDismiss }: InfoBarProps) {
  return (
    <div className={classes(styles['bar'], styles[kind])} role={kind === 'error' ? 'alert' : 'status'}>
      <svg className={styles['icon']} width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        {kind === 'info' ? <circle cx="8" cy="8" r="7" /> : <path d="M8 1.2 15.4 14.4H.6Z" />}
        <path className={styles['sign']} d={kind === 'info' ? 'M8 7v5M8 4.2v.6' : 'M8 6v4M8 12.1v.3'} />
      </svg>
      <div className={styles['content']}>
        {children}
        {actions && <div className={styles['actions']}>{actions}</div>}
      </div>
      {onDismiss && (
        <button type="button" className={styles['close']} aria-label="Dismiss" onClick={onDismiss}>
          <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden>
            <path d="m1 1 6 6m0-6L1 7" stroke="currentcolor" strokeWidth="1.4" />
          </svg>
        </button>
      )}
    </div>
  );
}
