/**
 * Places of a screen that take dropped files for themselves (the attachments of a customer); everywhere
 * else in the window a file goes to the import (`drop-overlay.tsx`).
 */
import { useEffect, useSyncExternalStore, type RefObject } from 'react';

export interface DropZone {
  readonly element: HTMLElement;
  readonly take: (files: readonly File[]) => void;
}

let zones: readonly DropZone[] = [];
const listeners = new Set<() => void>();
function change(next: readonly DropZone[]): void {
  zones = next;
  for (const listener of listeners) listener();
}

/** The innermost zone that holds `target`, or null. */
export const zoneAt = (target: EventTarget | null): DropZone | null =>
  zones
    .filter(({ element }) => target instanceof Node && element.contains(target))
    .sort((a, b) => (a.element.contains(b.element) ? 1 : -1))[0] ?? null;

export const useHasDropZones = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => zones.length > 0,
  );

/**
 * `place` takes files while `take` is not null. The zone is the nearest `data-drop-around` about it (a
 * side panel is easier to hit than its last paragraph), or the place itself.
 */
export function useDropZone(
  place: RefObject<HTMLElement | null>,
  take: ((files: readonly File[]) => void) | null,
  label: string,
): void {
  const isOn = take !== null;
  useEffect(() => {
    const own = place.current;
    if (own === null || take === null) return;
    const element = own.closest<HTMLElement>('[data-drop-around], .side-panel') ?? own;
    element.dataset.dropZone = label;
    const zone: DropZone = { element, take };
    change([...zones, zone]);
    return () => {
      delete element.dataset.dropZone;
      change(zones.filter((one) => one !== zone));
    };
  }, [place, take, isOn, label]);
}
