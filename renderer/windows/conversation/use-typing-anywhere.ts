import { useEffect, type RefObject } from 'react';

/** Whoever starts to write while the focus is elsewhere in the window means the input. */
export function useTypingAnywhere(input: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isCharacter || event.defaultPrevented || takesKeys(event.target)) return;
      if (document.querySelector('dialog[open]') === null) input.current?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input]);
}

/** What has a use for characters itself; the space bar presses buttons. */
function takesKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button, a') !== null;
}
