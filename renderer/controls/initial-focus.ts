/** Marks the element that has the keyboard first when its dialog or page opens: spread it into the element's props. */
export const INITIAL_FOCUS = { 'data-initial-focus': true } as const;

const CONTROL = 'input:enabled, button:enabled, textarea:enabled, [role="listbox"][tabindex="0"]';

/** Gives the keyboard to the marked element inside of `root`, else to its first control. */
export function focusInitial(root: Element | null): void {
  const first =
    root?.querySelector<HTMLElement>('[data-initial-focus]') ?? root?.querySelector<HTMLElement>(CONTROL);
  first?.focus();
}
