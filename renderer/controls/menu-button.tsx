import { useRef, useState, type ComponentPropsWithRef } from 'react';
import { Menu, type MenuEntry } from './menu.tsx';
import styles from './menu-button.module.css';
import { anchorOf, type Anchor } from './placement.ts';

export interface MenuButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'ref'> {
  /** Name of the menu for screen readers. */
  readonly menuLabel: string;
  /** Asked for when the menu opens. */
  readonly entries: () => readonly MenuEntry[];
}

/** A bare button that opens a menu below itself; its look is the caller's, by `className`. */
export function MenuButton({ menuLabel, entries, type = 'button', ...rest }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const open = () => button.current && setAnchor(anchorOf(button.current));
  return (
    <>
      <button
        {...rest}
        ref={button}
        type={type}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={() => (anchor ? setAnchor(null) : open())}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open();
        }}
      />
      {anchor && (
        <Menu
          label={menuLabel}
          entries={entries()}
          anchor={anchor}
          opener={button}
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}

/** The small triangle that says: a menu opens here. */
export function DownArrow() {
  return <span className={styles['arrow']} aria-hidden />;
}
