import { useId, useState, type ComponentPropsWithRef, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown below while there is no error. */
  readonly hint?: ReactNode;
  readonly error?: string | null;
  /** Drawn at the end, inside the field. */
  readonly accessory?: ReactNode;
}

/** One line of text with its label. */
export function TextField({
  label,
  hideLabel = false,
  value,
  onChange,
  hint,
  error,
  accessory,
  className,
  id,
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const noteId = `${inputId}-note`;
  const note = error ?? hint;
  return (
    <div className={classes(styles['field'], className)}>
      <label htmlFor={inputId} className={hideLabel ? styles['hidden'] : styles['label']}>
        {label}
      </label>
      <div className={classes(styles['box'], error && styles['invalid'])}>
        <input
          spellCheck={false}
          autoComplete="off"
          {...rest}
          id={inputId}
          className={styles['input']}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {accessory}
      </div>
      {note && (
        <div id={noteId} className={error ? styles['error'] : styles['hint']}>
          {note}
        </div>
      )}
    </div>
  );
}

/** A field whose text is not shown, with a warning while Caps Lock is on. */
export function PasswordField({ hint, onKeyDown, onKeyUp, onBlur, ...rest }: TextFieldProps) {
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <TextField
      {...rest}
      type="password"
      dir="ltr"
      hint={capsLock ? 'Caps Lock is on.' : hint}
      onKeyDown={(event) => {
        watch(event);
        onKeyDown?.(event);
      }}
      onKeyUp={(event) => {
        watch(event);
        onKeyUp?.(event);
      }}
      onBlur={(event) => {
        setCapsLock(false);
        onBlur?.(event);
      }}
    />
  );
}
