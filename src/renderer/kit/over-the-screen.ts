/** What lies over the screen until it is answered or left: dialogs, drawers, popovers with a choice in them. */
const OVER = '.mantine-Modal-content, .mantine-Drawer-content, [data-popover-open]';

/** Something has the first right to Escape. */
export const somethingIsOpen = (): boolean => document.querySelector(OVER) !== null;

/** Somebody is at work in it; a screen that comes up behind it leaves the focus there. */
export const isOverTheScreen = (element: Element | null): boolean =>
  (element?.closest(OVER) ?? null) !== null;
