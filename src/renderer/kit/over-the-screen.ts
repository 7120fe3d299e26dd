/** What lies over the screen until it is answered or left: dialogs, drawers, popovers with a choice in them. */
import { useEffect, useEffectEvent } from 'react';

const OVER = '.mantine-Modal-content, .mantine-Drawer-content, [data-popover-open]';

/** Something has the first right to Escape. */
const somethingIsOpen = (): boolean => document.querySelector(OVER) !== null;

/** Somebody is at work in it; a screen that comes up behind it leaves the focus there. */
export const isOverTheScreen = (element: Element | null): boolean =>
  (element?.closest(OVER) ?? null) !== null;

/**
 * Escape, when nothing over the screen took it. That is asked on the way down: a dialog that closes on
 * the same key is gone on the way up, and what lies under it would close with it. `isMine` is asked then, too.
 */
export function useEscape(
  onEscape: (event: KeyboardEvent) => void,
  isMine: () => boolean = () => true,
): void {
  const isFree = useEffectEvent(
    (event: KeyboardEvent) => event.key === 'Escape' && !somethingIsOpen() && isMine(),
  );
  const escape = useEffectEvent(onEscape);
  useEffect(() => {
    let free = false;
    const onDown = (event: KeyboardEvent): void => {
      free = isFree(event);
    };
    const onUp = (event: KeyboardEvent): void => {
      if (free && event.key === 'Escape' && !event.defaultPrevented) escape(event);
    };
    // Once, when it comes up: before the listeners of whatever is opened over it.
    window.addEventListener('keydown', onDown, { capture: true });
    window.addEventListener('keydown', onUp);
    return () => {
      window.removeEventListener('keydown', onDown, { capture: true });
      window.removeEventListener('keydown', onUp);
    };
  }, []);
}
