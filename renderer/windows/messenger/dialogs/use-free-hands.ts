import { useEffect, useRef, useState } from 'react';

/** Whoever has pressed no key for this long is not writing. */
const PAUSE_MS = 1_000;
const LOOK_MS = 200;

/**
 * Whether something that comes by itself may take the keyboard: the person has paused, and is not in the middle of
 * naming or choosing. Asked anew for each `subject`, so that a key meant for the one never answers the next.
 */
export function useFreeHands(subject: string | null): boolean {
  const [freeFor, setFreeFor] = useState<string | null>(null);
  const lastKeyMs = useRef(0);
  const waiting = subject !== null && freeFor !== subject;

  useEffect(() => {
    const note = () => {
      lastKeyMs.current = performance.now();
    };
    note();
    document.addEventListener('keydown', note, true);
    return () => document.removeEventListener('keydown', note, true);
  }, []);

  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => {
      if (performance.now() - lastKeyMs.current > PAUSE_MS && !isInTheMiddle()) setFreeFor(subject);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [waiting, subject]);

  return subject !== null && !waiting;
}

/** A name is being edited, or a menu is open; a search only waits for the next letter. */
function isInTheMiddle(): boolean {
  const { activeElement } = document;
  const isEditing = activeElement instanceof HTMLInputElement && activeElement.closest('search') === null;
  return isEditing || document.querySelector('[popover]:popover-open [role="menu"]') !== null;
}
