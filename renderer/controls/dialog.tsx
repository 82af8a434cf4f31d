import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { focusInitial } from './initial-focus.ts';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons, in the band at the bottom; the default one has `type="submit"`. */
  readonly footer: ReactNode;
  /** Escape, or a Cancel button of the caller. */
  readonly onClose: () => void;
  /** Enter, or the button of type `submit`. */
  readonly onSubmit?: () => void;
  readonly wide?: boolean;
}

/**
 * A modal dialog: the rest of the window waits, and the focus comes back to where it was. It stands outside of whatever
 * asks for it: of a form within a form Chromium lets nobody hear that it is sent.
 */
export function Dialog({ title, children, footer, onClose, onSubmit, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed before the element goes: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    focusInitial(element);
    return () => element?.close();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className={classes(styles['dialog'], wide && styles['wide'])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // To React the form around it is still its parent.
          event.stopPropagation();
          onSubmit?.();
        }}
      >
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        <div className={styles['body']}>{children}</div>
        <div className={styles['footer']}>{footer}</div>
      </form>
    </dialog>,
    document.body,
  );
}
