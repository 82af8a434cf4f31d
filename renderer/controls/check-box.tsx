import { useId, type ReactNode } from 'react';
import styles from './check-box.module.css';
import { classes } from './classes.ts';

export interface CheckBoxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Said below the label; tells why it is disabled, or what it does. */
  readonly explanation?: string | undefined;
  readonly className?: string | undefined;
}

export function CheckBox({
  label,
  checked,
  onChange,
  disabled = false,
  explanation,
  className,
}: CheckBoxProps) {
  const noteId = useId();
  return (
    <label className={classes(styles['choice'], disabled && styles['disabled'], className)}>
      <input
        type="checkbox"
        className={styles['check']}
        checked={checked}
        disabled={disabled}
        aria-describedby={explanation ? noteId : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {explanation && (
          <span id={noteId} className={styles['explanation']}>
            {explanation}
          </span>
        )}
      </span>
    </label>
  );
}

export interface RadioOption<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
}

export interface RadioGroupProps<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly RadioOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of a few, all in sight. */
export function RadioGroup<V extends string>({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
}: RadioGroupProps<V>) {
  const name = useId();
  return (
    <fieldset className={styles['group']} aria-label={hideLabel ? label : undefined}>
      {!hideLabel && <legend className={styles['legend']}>{label}</legend>}
      {options.map((option) => (
        <label key={option.value} className={styles['choice']}>
          <input
            type="radio"
            className={styles['radio']}
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
