import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { useApp } from '../../state/use-app.tsx';
import type { Actions } from './use-actions.ts';

const SMALLEST = 10;
const LARGEST = 32;

export interface TextSize {
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  readonly grow: () => void;
  readonly shrink: () => void;
  readonly reset: () => void;
}

/** The size of text in conversations: the reader's choice, for all of them. */
export function useTextSize({ attempt }: Actions): TextSize {
  const size = useApp((state) => state.settings.appearance.textSize);
  function set(wanted: number): void {
    const textSize = Math.max(SMALLEST, Math.min(LARGEST, wanted));
    if (textSize !== size) void attempt((call) => call('settings.update', { appearance: { textSize } }));
  }
  return {
    canGrow: size < LARGEST,
    canShrink: size > SMALLEST,
    grow: () => set(size + (size < 16 ? 1 : 2)),
    shrink: () => set(size - (size <= 16 ? 1 : 2)),
    reset: () => set(DEFAULT_SETTINGS.appearance.textSize),
  };
}
