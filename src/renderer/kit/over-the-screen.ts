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

/** What a button opens beside itself; the list of a closed chooser stays in the page, and is neither. */
const POPOVER = '[role="dialog"].mantine-Popover-dropdown, [role="menu"].mantine-Menu-dropdown';

/**
 * Escape for an open popover or menu that lost the focus. When a window is made smaller, the button folds away,
 * what it opened is hidden with it, and the key reaches nobody; so it would lie over the screen for good
 * once the window is large again. Asked once, by the frame.
 */
export function useEscapeOfPopovers(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !event.isTrusted) return;
      const lost = [...document.querySelectorAll(POPOVER)].findLast(
        (popover) =>
          popover.getClientRects().length === 0 || document.activeElement === document.body,
      );
      if (lost === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      lost.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
