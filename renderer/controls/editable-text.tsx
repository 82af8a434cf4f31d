import { useRef, useState } from 'react';
import { classes } from './classes.ts';
import styles from './editable-text.module.css';

export interface EditableTextProps {
  /** What the text is: "Display name". */
  readonly label: string;
  readonly value: string;
  /** Shown while there is no text. */
  readonly placeholder: string;
  readonly maxLength: number;
  /** The person has finished: called only with a text other than `value`. */
  readonly onCommit: (text: string) => void;
  /** Whether nothing is a text, too. */
  readonly allowEmpty?: boolean;
  readonly disabled?: boolean;
  readonly tooltip?: string;
  readonly className?: string | undefined;
}

/** Text that becomes a field where it stands: a click, F2 or Enter begins, Enter or leaving keeps, Escape drops. */
export function EditableText(props: EditableTextProps) {
  const { label, value, placeholder, maxLength, onCommit, allowEmpty = false, disabled = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const refocus = useRef(false);

  function finish(text: string | null, byKeyboard: boolean): void {
    refocus.current = byKeyboard;
    setDraft(null);
    const trimmed = text?.trim();
    if (trimmed === undefined || trimmed === value || (trimmed === '' && !allowEmpty)) return;
    onCommit(trimmed);
  }

  if (draft !== null) {
    return (
      <input
        className={classes(styles['input'], props.className)}
        aria-label={label}
        dir="auto"
        // Replaces the text that was just clicked: the focus goes on where it was.
        ref={(input) => {
          if (input && document.activeElement !== input) input.select();
        }}
        value={draft}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => finish(draft, false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') finish(draft, true);
          else if (event.key === 'Escape') finish(null, true);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    );
  }
  return (
    <button
      ref={(element) => {
        if (refocus.current) element?.focus();
        refocus.current = false;
      }}
      type="button"
      className={classes(styles['text'], value === '' && styles['empty'], props.className)}
      aria-label={`${label}: ${value || placeholder}`}
      data-tooltip={props.tooltip}
      disabled={disabled}
      dir="auto"
      onClick={() => setDraft(value)}
      onKeyDown={(event) => {
        if (event.key !== 'F2') return;
        event.preventDefault();
        setDraft(value);
      }}
    >
      {value || placeholder}
    </button>
  );
}
