// For what floats until it is dismissed: takes the focus, closes on a press elsewhere, gives the focus back. It knows no content.
import { useEffect, useEffectEvent } from 'react';

/** What has the focus: an element of the page or of a drawing. */
const focused = (): HTMLElement | SVGElement | null => {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement || activeElement instanceof SVGElement ? activeElement : null;
};

/**
 * @param id of the floating element
 * @param opener gets the focus back; without one, whatever had it
 * @param firstStop selector of what gets the focus on opening; the element itself where nothing matches
 */
export function useDismissal(id: string, opener: HTMLElement | null, firstStop: string, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const before = opener ?? focused();
    const floating = document.getElementById(id);
    (floating?.querySelector<HTMLElement>(firstStop) ?? floating)?.focus();
    const pressElsewhere = (event: PointerEvent): void => {
      const target = event.target instanceof Node ? event.target : null;
      if (!floating?.contains(target) && !opener?.contains(target)) close();
    };
    window.addEventListener('pointerdown', pressElsewhere, true);
    return () => {
      window.removeEventListener('pointerdown', pressElsewhere, true);
      // Only if nothing else took it: an entry may have opened a dialog.
      const now = document.activeElement;
      if (now === null || now === document.body || floating?.contains(now)) before?.focus();
    };
  }, [id, opener, firstStop]);
}
