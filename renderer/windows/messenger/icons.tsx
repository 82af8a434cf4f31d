import type { ReactNode } from 'react';

/** The 16-pixel pictures of the toolbar, drawn for Nudge. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden>
      {children}
    </svg>
  );
}

/** A person with a plus: add a contact. */
export function AddContactIcon() {
  return (
    <Icon>
      <circle cx="6.2" cy="4.6" r="2.9" fill="#6fb3dd" stroke="#2a6d9c" />
      <path d="M1 14.2c0-3.6 2.2-5.4 5.2-5.4s5.2 1.8 5.2 5.4Z" fill="#6fb3dd" stroke="#2a6d9c" />
      <path d="M12 7.2v6.6M8.7 10.5h6.6" stroke="#fff" strokeWidth="3.6" />
      <path d="M12 7.6v5.8M9.1 10.5h5.8" stroke="#4aa12b" strokeWidth="2.2" />
    </Icon>
  );
}

/** A folder of people with a plus: create a group. */
export function AddGroupIcon() {
  return (
    <Icon>
      <path d="M1.5 4.5v8h10v-6.5h-5l-1.2-1.5Z" fill="#f3d37a" stroke="#a87f1f" strokeLinejoin="round" />
      <path d="M12 7.2v6.6M8.7 10.5h6.6" stroke="#fff" strokeWidth="3.6" />
      <path d="M12 7.6v5.8M9.1 10.5h5.8" stroke="#4aa12b" strokeWidth="2.2" />
    </Icon>
  );
}

/** Lines under each other: how the list is laid out. */
export function LayoutIcon() {
  return (
    <Icon>
      <path d="M1.5 2.5h13v11h-13Z" fill="#f7fbff" stroke="#5d7f9d" strokeLinejoin="round" />
      <path d="M3.5 5h2M3.5 8h2M3.5 11h2" stroke="#4aa12b" strokeWidth="1.8" />
      <path d="M7 5h6M7 8h6M7 11h4.5" stroke="#5d7f9d" strokeWidth="1.2" />
    </Icon>
  );
}

/** A page with an arrow: the menu of everything else. */
export function ShowMenuIcon() {
  return (
    <Icon>
      <path d="M2 3.5h12v3H2Z" fill="#dcebf8" stroke="#5d7f9d" strokeLinejoin="round" />
      <path d="M2 6.5h8.5v7H2Z" fill="#fff" stroke="#5d7f9d" strokeLinejoin="round" />
      <path d="M4 9h4.5M4 11.2h4.5" stroke="#5d7f9d" />
    </Icon>
  );
}

/** A lens: searching. */
export function SearchIcon() {
  return (
    <Icon>
      <circle cx="6.7" cy="6.7" r="4.2" stroke="currentcolor" strokeWidth="1.6" />
      <path d="m10 10 3.8 3.8" stroke="currentcolor" strokeWidth="2.2" strokeLinecap="round" />
    </Icon>
  );
}

/** A cross: clears the search. */
export function ClearIcon() {
  return (
    <Icon>
      <path d="m4.5 4.5 7 7m0-7-7 7" stroke="currentcolor" strokeWidth="1.6" strokeLinecap="round" />
    </Icon>
  );
}
