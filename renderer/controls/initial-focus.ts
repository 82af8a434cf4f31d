/** Marks the element that has the keyboard first when its dialog or page opens: spread it into the element's props. */
export const INITIAL_FOCUS = { 'data-initial-focus': true } as const;

/** Gives the keyboard to the marked element inside of `root`. */
export function focusInitial(root: Element | null): void {
  root?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
}
