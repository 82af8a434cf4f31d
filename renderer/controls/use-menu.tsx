import { useState, type ReactNode } from 'react';
import { Menu, type MenuEntry } from './menu.tsx';
import type { Anchor } from './placement.ts';

export interface MenuOpener {
  readonly open: (label: string, anchor: Anchor, entries: readonly MenuEntry[]) => void;
  /** To be drawn somewhere in the component. */
  readonly menu: ReactNode;
}

/** A menu that opens where it is asked to: a context menu. */
export function useMenu(): MenuOpener {
  const [shown, setShown] = useState<{
    readonly label: string;
    readonly anchor: Anchor;
    readonly entries: readonly MenuEntry[];
  } | null>(null);
  return {
    open: (label, anchor, entries) => setShown({ label, anchor, entries }),
    menu: shown && <Menu {...shown} onClose={() => setShown(null)} />,
  };
}
