import { useEffect, useEffectEvent } from 'react';
import type { TextSize } from './use-text-size.ts';

export interface Shortcuts {
  readonly textSize: TextSize;
  readonly onClose: () => void;
}

/** Keys of the whole window (look §12): Esc closes it, Ctrl with + − 0 sizes the text. */
export function useShortcuts({ textSize, onClose }: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null)
      return;
    const isCommand = event.ctrlKey || event.metaKey;
    const commands: Readonly<Record<string, () => void>> = {
      '+': textSize.grow,
      '=': textSize.grow,
      '-': textSize.shrink,
      '0': textSize.reset,
    };
    const command = isCommand && !event.altKey ? commands[event.key] : undefined;
    if (command !== undefined) {
      event.preventDefault();
      command();
    } else if (event.key === 'Escape') {
      onClose();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
