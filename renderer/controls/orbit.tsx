import styles from './orbit.module.css';

/** Two figures of speech turning around each other: something is under way. */
export function Orbit() {
  return (
    <div className={styles['orbit']} aria-hidden>
      <Figure className={styles['first']} />
      <Figure className={styles['second']} />
    </div>
  );
}

function Figure({ className }: { readonly className: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 32 32" width="44" height="44">
      <path
        className={styles['body']}
        d="M11 3h10a8 8 0 0 1 8 8v7a8 8 0 0 1-8 8h-4l-5.6 4.5c-.8.6-1.9.1-1.9-.9V26A8 8 0 0 1 3 18v-7a8 8 0 0 1 8-8Z"
      />
      <path className={styles['shine']} d="M11 5h10a6 6 0 0 1 6 6v2c-7-2.4-15-2.4-22 0v-2a6 6 0 0 1 6-6Z" />
    </svg>
  );
}
