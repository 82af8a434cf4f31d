import type { ReactNode } from 'react';
import type { Toast } from '#shared/ipc/events.ts';
import { DisplayPicture } from '../../controls/display-picture.tsx';
import { Logo } from '../../controls/logo.tsx';
import { useApp, useAppStore } from '../../state/use-app.tsx';
import styles from './toast.module.css';

/** What happened, where nothing was said (look §9.1). */
const WORDS: Readonly<Record<Toast['kind'], string>> = {
  'signed-in': 'has just signed in.',
  message: '',
  nudge: 'has just sent you a nudge.',
  'added-you': 'has added you to their contact list.',
};

/** All toasts there are, the newest at the bottom, next to the tray (look §9.1). */
export function ToastWindow(): ReactNode {
  const toasts = useApp((state) => state.toasts);
  return (
    <main className={styles['stack']} role="status">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </main>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }): ReactNode {
  const { call } = useAppStore();
  const toastId = toast.id;
  // A toast that has just gone by itself can be neither opened nor closed any more: nothing to tell.
  const activate = () => void call('toast.activate', { toastId }).catch(() => undefined);
  const dismiss = () => void call('toast.dismiss', { toastId }).catch(() => undefined);
  return (
    <article className={styles['toast']} data-kind={toast.kind} data-toast-id={toast.id}>
      <header className={styles['header']}>
        <Logo />
        Nudge
        <button type="button" className={styles['close']} aria-label="Dismiss" onClick={dismiss}>
          <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden>
            <path d="m1 1 6 6m0-6L1 7" stroke="currentcolor" strokeWidth="1.4" />
          </svg>
        </button>
      </header>
      <button type="button" className={styles['body']} onClick={activate}>
        {/* Of somebody who is not on the list yet nobody knows whether they are there. */}
        <DisplayPicture size="large" tone={toast.kind === 'added-you' ? 'offline' : 'available'} />
        <span className={styles['words']}>
          <span className={styles['title']}>
            <bdi className={styles['name']}>{toast.title}</bdi>
            {toast.kind === 'message' && <span> says:</span>}
          </span>
          <span className={styles['text']} dir="auto">
            {toast.text || WORDS[toast.kind]}
          </span>
        </span>
      </button>
    </article>
  );
}
