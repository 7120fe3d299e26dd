/**
 * Keys of every list: ↑ ↓ j k Home End PageUp PageDown move, Enter opens the panel, `o` the page,
 * Space and `x` tick, Ctrl/Cmd-A ticks all, Ctrl/Cmd-C copies, `?` explains. `/` (anywhere outside a text field) goes to the filter.
 * Esc belongs to the side panel; it never takes ticks away.
 */
import { useEffect, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { isOverTheScreen } from '../../over-the-screen.ts';

export type GridMove =
  | { readonly to: 'row'; readonly index: number }
  | { readonly to: 'open' | 'page' | 'tick' | 'tick_all' | 'copy' | 'explain' };

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key means in a list of `count` rows whose row `active` (−1: none) is marked; null when the
 * key is not ours.
 */
export function gridMove(
  press: KeyPress,
  active: number,
  count: number,
  pageRows: number,
): GridMove | null {
  const command = press.ctrlKey || press.metaKey;
  if (press.altKey) return null;
  if (command) {
    if (press.key === 'a' || press.key === 'A') return { to: 'tick_all' };
    if (press.key === 'c' || press.key === 'C') return { to: 'copy' };
    return null;
  }
  const row = (index: number): GridMove | null =>
    count === 0 ? null : { to: 'row', index: Math.min(count - 1, Math.max(0, index)) };
  switch (press.key) {
    case 'ArrowDown':
    case 'j':
      return row(active + 1);
    case 'ArrowUp':
    case 'k':
      return row(active < 0 ? 0 : active - 1);
    case 'Home':
      return row(0);
    case 'End':
      return row(count - 1);
    case 'PageDown':
      return row(active + pageRows);
    case 'PageUp':
      return row(active - pageRows);
    case 'Enter':
      return active < 0 ? null : { to: 'open' };
    case 'o':
      return active < 0 ? null : { to: 'page' };
    case ' ':
    case 'x':
      return active < 0 ? null : { to: 'tick' };
    case '?':
      return active < 0 ? null : { to: 'explain' };
    default:
      return null;
  }
}

/** Whether keys typed at `target` belong to it: text fields, choosers, buttons on Enter and Space. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/**
 * Whether a list that has come up may take the focus: never out of somebody's hands. A new answer comes
 * while the search is still being typed, and while the day is being chosen that it is asked for.
 */
export const mayTakeFocus = (): boolean =>
  !isTyping(document.activeElement) && !isOverTheScreen(document.activeElement);

/** Enter and Space on a button, link or checkbox inside the list are its own. */
export const isOwnPress = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, input, [role="menuitem"]') !== null;

/** A click on a link or a button is its own, and one that ends a marked text opens nothing. */
export const isOwnClick = (event: MouseEvent): boolean =>
  (event.target instanceof HTMLElement &&
    event.target.closest('button, a, input, label, [role="menuitem"]') !== null) ||
  (window.getSelection()?.toString() ?? '') !== '';

/** `/` goes to the filter of the list on the screen; `reveal` brings it in sight where it is folded away. */
export function useSlashFocus(
  field: RefObject<HTMLInputElement | null>,
  reveal?: () => void,
): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || field.current === null) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      event.preventDefault();
      reveal?.();
      field.current.focus();
      field.current.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field, reveal]);
}
