import { useEffect, useEffectEvent, useLayoutEffect, type RefObject } from 'react';
import { place, type Anchor } from './placement.ts';

/** Lifts an element above everything, dialogs included, and puts it beside its anchor. */
export function usePopover(ref: RefObject<HTMLElement | null>, anchor: Anchor): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    if (!element.matches(':popover-open')) element.showPopover();
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = place(element.getBoundingClientRect(), anchor, viewport);
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [ref, anchor]);
}

/** Calls `dismiss` when the person turns elsewhere: a press outside of the elements, another window, a resize. */
export function useDismiss(
  inside: readonly RefObject<Element | null>[],
  dismiss: () => void,
  active = true,
): void {
  const onPress = useEffectEvent((event: Event) => {
    if (!inside.some((ref) => ref.current?.contains(event.target as Node))) dismiss();
  });
  const onLeave = useEffectEvent(dismiss);
  useEffect(() => {
    if (!active) return undefined;
    const press = (event: Event) => onPress(event);
    const leave = () => onLeave();
    document.addEventListener('pointerdown', press, true);
    window.addEventListener('blur', leave);
    window.addEventListener('resize', leave);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      window.removeEventListener('blur', leave);
      window.removeEventListener('resize', leave);
    };
  }, [active]);
}
