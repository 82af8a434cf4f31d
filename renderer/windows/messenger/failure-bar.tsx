import type { ReactNode } from 'react';
import { InfoBar } from '#renderer/controls/info-bar.tsx';
import { TEXT_OF_FAILURE } from '#renderer/text-of-failure.ts';
import type { Failure } from '#shared/model/failure.ts';
import styles from './failure-bar.module.css';

export interface FailureBarProps {
  /** What did not work: "Could not add bob@example.com." */
  readonly what?: string;
  readonly failure: Failure;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

/** A failure in words, with the technical part small below. */
export function FailureBar({ what, failure, actions, onDismiss }: FailureBarProps) {
  const { happened, advice } = TEXT_OF_FAILURE[failure.code];
  return (
    <InfoBar kind="error" actions={actions} onDismiss={onDismiss}>
      {what && (
        <p className={styles['what']} dir="auto">
          {what}
        </p>
      )}
      <p className={what ? undefined : styles['what']}>{happened}</p>
      <p>{advice}</p>
      {failure.detail && (
        <p className={styles['detail']} dir="auto">
          {failure.detail}
        </p>
      )}
    </InfoBar>
  );
}
