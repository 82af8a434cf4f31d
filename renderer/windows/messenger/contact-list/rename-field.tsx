import { useRef, useState } from 'react';
import styles from './contact-list.module.css';

const MAX_GROUP_NAME = 61;

/** The name of a group while it is edited in place. Answers the new name, or null when nothing is to change. */
export function RenameField({
  value,
  onDone,
}: {
  readonly value: string;
  readonly onDone: (name: string | null) => void;
}) {
  const [draft, setDraft] = useState(value);
  const done = useRef(false);

  function finish(name: string | null): void {
    // Leaving the field is one more event after Enter or Escape has taken it away.
    if (done.current) return;
    done.current = true;
    const trimmed = name?.trim() ?? '';
    onDone(trimmed === '' || trimmed === value ? null : trimmed);
  }

  return (
    <input
      className={styles['rename']}
      aria-label="Name of the group"
      dir="auto"
      maxLength={MAX_GROUP_NAME}
      value={draft}
      ref={(input) => {
        if (input && document.activeElement !== input) input.select();
      }}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => finish(draft)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(draft);
        else if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
