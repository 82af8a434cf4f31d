import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { classes } from './classes.ts';
import styles from './menu.module.css';
import { anchorOf, type Anchor } from './placement.ts';
import { createTypeAhead } from './type-ahead.ts';
import { useDismiss, usePopover } from './use-popover.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  /** Drawn at the end, for example `Del`. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** With it the item is one of a choice, ticked or not. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

export interface Submenu {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly entries: readonly MenuEntry[];
}

export type MenuEntry = MenuItem | Submenu | 'separator';

export interface MenuProps {
  /** Name of the menu for screen readers. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly anchor: Anchor;
  readonly onClose: () => void;
  /** What opened the menu: a press on it is not a press outside. */
  readonly opener?: RefObject<Element | null>;
}

/** A pop-up menu. Has the keyboard while open: arrows, Home, End, letters, Enter, Escape; then gives the focus back. */
export function Menu({ opener, onClose, ...rest }: MenuProps) {
  const root = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  useDismiss(opener ? [root, opener] : [root], onClose);
  useLayoutEffect(() => {
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);
  return <MenuPopup {...rest} root={root} onClose={onClose} />;
}

interface MenuPopupProps extends Omit<MenuProps, 'opener'> {
  readonly root?: RefObject<HTMLDivElement | null>;
  /** Set in a submenu: leaves it for its parent. */
  readonly onBack?: () => void;
}

/** How long the pointer rests on an item before its submenu opens, or another's closes. */
const HOVER_MS = 250;

function MenuPopup({ label, entries, anchor, onClose, root, onBack }: MenuPopupProps) {
  const own = useRef<HTMLDivElement>(null);
  const popup = root ?? own;
  const list = useRef<HTMLDivElement>(null);
  const [typeAhead] = useState(createTypeAhead);
  const [open, setOpen] = useState<{ readonly index: number; readonly anchor: Anchor } | null>(null);
  const hover = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  usePopover(popup, anchor);

  useLayoutEffect(() => focusItem(list.current, 0), []);
  useEffect(() => () => clearTimeout(hover.current), []);

  function openSubmenu(index: number): void {
    const item = itemsOf(list.current)[index];
    if (item) setOpen({ index, anchor: anchorOf(item, 'beside') });
  }

  function choose(index: number): void {
    const entry = selectable(entries)[index];
    if (!entry || entry.disabled) return;
    if ('entries' in entry) {
      openSubmenu(index);
    } else {
      onClose();
      entry.onSelect();
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const items = itemsOf(list.current);
    const current = items.findIndex((item) => item === document.activeElement);
    const entry = selectable(entries)[current];
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focusItem(list.current, (current + 1) % items.length),
      ArrowUp: () => focusItem(list.current, (Math.max(current, 0) - 1 + items.length) % items.length),
      Home: () => focusItem(list.current, 0),
      End: () => focusItem(list.current, items.length - 1),
      Enter: () => choose(current),
      ' ': () => choose(current),
      ArrowRight: () => entry && 'entries' in entry && choose(current),
      ArrowLeft: () => onBack?.(),
      Escape: () => (onBack ?? onClose)(),
      Tab: onClose,
    };
    const move = moves[event.key];
    if (move) move();
    else {
      const labels = selectable(entries).map((candidate) => candidate.label);
      const found = typeAhead(event.key, event.timeStamp, labels, current);
      if (found < 0) return;
      focusItem(list.current, found);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function onHover(index: number): void {
    focusItem(list.current, index);
    clearTimeout(hover.current);
    const entry = selectable(entries)[index];
    hover.current = setTimeout(() => {
      if (entry && 'entries' in entry && !entry.disabled) openSubmenu(index);
      else setOpen(null);
    }, HOVER_MS);
  }

  return (
    <div
      ref={popup}
      popover="manual"
      className={styles['popup']}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div
        ref={list}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles['menu']}
        onKeyDown={onKeyDown}
      >
        {entries.map((entry, position) => {
          if (entry === 'separator') {
            return <hr key={`separator-${position}`} className={styles['separator']} />;
          }
          const own = selectable(entries.slice(0, position)).length;
          const isSubmenu = 'entries' in entry;
          const isOpen = open?.index === own;
          return (
            <div key={`${entry.label}-${position}`} role="none">
              <button
                type="button"
                id={`${id}-${own}`}
                role={!isSubmenu && entry.checked !== undefined ? 'menuitemradio' : 'menuitem'}
                aria-checked={isSubmenu ? undefined : entry.checked}
                aria-disabled={entry.disabled}
                aria-haspopup={isSubmenu ? 'menu' : undefined}
                aria-expanded={isSubmenu ? isOpen : undefined}
                tabIndex={-1}
                className={classes(styles['item'], isOpen && styles['open'])}
                onClick={() => choose(own)}
                onPointerMove={(event) => {
                  if (event.currentTarget !== document.activeElement) onHover(own);
                }}
              >
                <span className={styles['gutter']}>
                  {!isSubmenu && entry.checked ? (
                    <span className={styles['checked']}>
                      {entry.icon ?? <span className={styles['bullet']} />}
                    </span>
                  ) : (
                    entry.icon
                  )}
                </span>
                <bdi className={styles['label']}>{entry.label}</bdi>
                {!isSubmenu && entry.shortcut && <span className={styles['shortcut']}>{entry.shortcut}</span>}
                {isSubmenu && <span className={styles['arrow']} />}
              </button>
              {isSubmenu && isOpen && (
                <MenuPopup
                  label={entry.label}
                  entries={entry.entries}
                  anchor={open.anchor}
                  onClose={onClose}
                  onBack={() => {
                    setOpen(null);
                    focusItem(list.current, own);
                  }}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function selectable(entries: readonly MenuEntry[]): readonly (MenuItem | Submenu)[] {
  return entries.filter((entry) => entry !== 'separator');
}

/** The items of this menu, without those of its submenus. */
function itemsOf(list: HTMLDivElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(':scope > [role="none"] > [role^="menuitem"]') ?? [])];
}

function focusItem(list: HTMLDivElement | null, index: number): void {
  itemsOf(list)[index]?.focus();
}
