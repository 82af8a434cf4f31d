import { classes } from '#renderer/controls/classes.ts';
import { ClearIcon, SearchIcon } from './icons.tsx';
import styles from './messenger.module.css';

export interface SearchBoxProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  /** Whoever was found first is meant. */
  readonly onEnter: () => void;
}

/** Narrows the list while one types; Enter takes the first, Down goes to all that were found, Escape ends the search. */
export function SearchBox({ query, onChange, onEnter }: SearchBoxProps) {
  return (
    <search className={classes(styles['search'], query !== '' && styles['filled'])}>
      <input
        aria-label="Search contacts"
        placeholder="Search contacts…"
        dir="auto"
        spellCheck={false}
        maxLength={256}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onChange('');
          else if (event.key === 'Enter') onEnter();
          else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[role="tree"]')?.focus();
          else return;
          event.preventDefault();
        }}
      />
      {query === '' ? (
        <SearchIcon />
      ) : (
        <button type="button" aria-label="Show all contacts" onClick={() => onChange('')}>
          <ClearIcon />
        </button>
      )}
    </search>
  );
}
