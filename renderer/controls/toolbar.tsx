import {
  useLayoutEffect,
  useRef,
  type ComponentPropsWithRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { classes } from './classes.ts';
import { MenuButton, type MenuButtonProps } from './menu-button.tsx';
import styles from './toolbar.module.css';

export interface GlassButtonProps extends ComponentPropsWithRef<'button'> {
  /** What it does: the name for screen readers and the tooltip. */
  readonly label: string;
  readonly pressed?: boolean;
}

/** A button without a face until the pointer is on it: for toolbars and on scenes. */
export function GlassButton({ label, pressed, className, type = 'button', ...rest }: GlassButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      data-tooltip={label}
      className={classes(styles['glass'], className)}
    />
  );
}

/** The same, opening a menu. */
export function GlassMenuButton({ className, menuLabel, ...rest }: MenuButtonProps) {
  return (
    <MenuButton
      aria-label={menuLabel}
      data-tooltip={menuLabel}
      {...rest}
      menuLabel={menuLabel}
      className={classes(styles['glass'], className)}
    />
  );
}

export interface ToolbarProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A row of buttons that is one stop of the Tab key; arrows, Home and End go from button to button. */
export function Toolbar({ label, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);

  function makeStop(stop: Element | null | undefined): void {
    for (const button of buttonsOf(bar.current)) button.tabIndex = button === stop ? 0 : -1;
  }

  // Buttons may have come or gone: exactly one of them must be reachable.
  useLayoutEffect(() => {
    const buttons = buttonsOf(bar.current);
    makeStop(buttons.find((button) => button === document.activeElement) ?? buttons[0]);
  });

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = buttonsOf(bar.current);
    const current = buttons.findIndex((button) => button === document.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || current < 0) return;
    event.preventDefault();
    buttons.at(target % buttons.length)?.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      tabIndex={-1}
      className={classes(styles['toolbar'], className)}
      onKeyDown={onKeyDown}
      onMouseDown={keepFocus}
      onFocus={(event) => makeStop(event.target)}
    >
      {children}
    </div>
  );
}

/** The mouse leaves the keyboard where it is: one goes on writing after a click. A name being edited is finished by it. */
function keepFocus(event: MouseEvent): void {
  if (!(document.activeElement instanceof HTMLInputElement)) event.preventDefault();
}

function buttonsOf(bar: Element | null): readonly HTMLButtonElement[] {
  return [...(bar?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
}
