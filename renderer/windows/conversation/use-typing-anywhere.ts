import { useEffect, type RefObject } from 'react';

/** Whoever starts to write while the focus is elsewhere in the window means the input. */
export function useTypingAnywhere(input: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isCharacter || event.defaultPrevented || isTaken(event)) return;
      if (document.querySelector('dialog[open]') === null) input.current?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input]);
}

/** Fields and pop-ups have a use for characters themselves; buttons have one for the space bar. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(key === ' ' ? 'input, textarea, button, a, [popover]' : 'input, textarea, [popover]') !==
    null
  );
}
