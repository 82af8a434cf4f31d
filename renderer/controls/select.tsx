import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import { DownArrow } from './menu-button.tsx';
import { anchorOf, type Anchor } from './placement.ts';
import styles from './select.module.css';
import { createTypeAhead } from './type-ahead.ts';
import { useDismiss, usePopover } from './use-popover.ts';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface SelectProps<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly SelectOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  /** Puts the label in front instead of above. */
  readonly inline?: boolean;
}

/** One of several, in a list that drops down. Arrows and letters choose without opening it. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, hideLabel = false, options, value, onChange, disabled = false, inline = false } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [typeAhead] = useState(createTypeAhead);
  const [open, setOpen] = useState<Anchor | null>(null);
  const [active, setActive] = useState(0);
  const chosen = options.findIndex((option) => option.value === value);
  const current = open ? active : chosen;

  function show(): void {
    setActive(Math.max(chosen, 0));
    if (button.current) setOpen(anchorOf(button.current));
  }

  function go(index: number): void {
    const bounded = Math.max(0, Math.min(options.length - 1, index));
    const option = options[bounded];
    if (!option) return;
    if (open) setActive(bounded);
    else onChange(option.value);
  }

  function commit(index: number): void {
    setOpen(null);
    const option = options[index];
    if (option) onChange(option.value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (event.altKey && !open ? show() : go(current + 1)),
      ArrowUp: () => (event.altKey && open ? commit(active) : go(current - 1)),
      Home: () => go(0),
      End: () => go(options.length - 1),
      F4: () => (open ? commit(active) : show()),
      ' ': () => (open ? commit(active) : show()),
      ...(open && { Enter: () => commit(active), Escape: () => setOpen(null) }),
    };
    const move = moves[event.key];
    if (move) move();
    else {
      const labels = options.map((option) => option.label);
      const found = typeAhead(event.key, event.timeStamp, labels, current);
      if (found < 0) return;
      go(found);
    }
    event.preventDefault();
  }

  const shown = options[chosen];
  return (
    <div className={classes(fieldStyles['field'], inline && styles['inline'])}>
      <span id={`${id}-label`} className={hideLabel ? fieldStyles['hidden'] : fieldStyles['label']}>
        {label}
      </span>
      <button
        ref={button}
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={open !== null}
        aria-controls={`${id}-list`}
        aria-labelledby={`${id}-label ${id}-value`}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        className={styles['button']}
        disabled={disabled}
        onClick={() => (open ? setOpen(null) : show())}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(null)}
      >
        {shown?.icon}
        <span id={`${id}-value`} className={styles['value']}>
          {shown?.label}
        </span>
        <DownArrow />
      </button>
      {open && (
        <Options
          id={id}
          label={label}
          options={options}
          active={active}
          anchor={open}
          onHover={setActive}
          onChoose={commit}
          onDismiss={() => setOpen(null)}
          button={button}
        />
      )}
    </div>
  );
}

interface OptionsProps<V extends string> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly SelectOption<V>[];
  readonly active: number;
  readonly anchor: Anchor;
  readonly onHover: (index: number) => void;
  readonly onChoose: (index: number) => void;
  readonly onDismiss: () => void;
  readonly button: React.RefObject<HTMLButtonElement | null>;
}

function Options<V extends string>(props: OptionsProps<V>) {
  const { id, label, options, active, anchor, onHover, onChoose, onDismiss, button } = props;
  const popup = useRef<HTMLDivElement>(null);
  useDismiss([popup, button], onDismiss);
  usePopover(popup, anchor);
  return (
    <div ref={popup} popover="manual" className={styles['popup']} style={{ minWidth: anchor.width }}>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        className={styles['list']}
        // The focus stays with the button, which has the keyboard.
        onMouseDown={(event) => event.preventDefault()}
      >
        {options.map((option, index) => (
          <button
            type="button"
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className={styles['option']}
            ref={index === active ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
            onPointerMove={() => index !== active && onHover(index)}
            onClick={() => onChoose(index)}
          >
            {option.icon}
            <span className={styles['value']}>{option.label}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
