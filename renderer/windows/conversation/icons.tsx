import type { ReactNode } from 'react';

/** A window that trembles: our sign for a nudge. */
export function NudgeIcon(): ReactNode {
  return (
    <svg width="24" height="18" viewBox="0 0 24 18" aria-hidden>
      <g fill="none" stroke="#e08a12" strokeLinecap="round" strokeWidth="1.3">
        <path d="M4.6 4.2Q2.4 9 4.6 13.8M1.9 5.8Q.7 9 1.9 12.2" />
        <path d="M19.4 4.2q2.2 4.8 0 9.6M22.1 5.8q1.2 3.2 0 6.4" />
      </g>
      <g transform="rotate(-7 12 9)">
        <rect
          x="6.8"
          y="3"
          width="10.4"
          height="12"
          rx="1.6"
          fill="#fff"
          stroke="#2f6ea8"
          strokeWidth="1.1"
        />
        <path d="M7.3 4.6q0-1.1 1.1-1.1h7.2q1.1 0 1.1 1.1v1.7H7.3z" fill="#3bb2ea" />
        <path d="M9 9h6M9 11.3h4" stroke="#8fb4d4" strokeLinecap="round" strokeWidth="1.1" />
      </g>
    </svg>
  );
}

/** A letter with a stroke of colour: fonts. */
export function FontIcon(): ReactNode {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden>
      <path d="M8.2 2h1.7l4.1 10.6h-2L10.9 9.7H7L5.9 12.6H4zM9 4.3 7.6 8.1h2.7z" fill="#1f4f86" />
      <path d="M3 15.2h12" stroke="#e08a12" strokeLinecap="round" strokeWidth="2" />
    </svg>
  );
}
