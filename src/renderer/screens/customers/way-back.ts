/**
 * The way back from a customer: to the list that the reader came from, which then stands at the same row
 * and scroll. Steps between customers and their tabs are passed over.
 */
import { useEffect } from 'react';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { somethingIsOpen } from '../../kit/over-the-screen.ts';
import { navigate, parseRoute } from '../../routing/router.tsx';

const LIST = '/customers';

/**
 * Steps back in the history to the newest entry that is no customer's page, as a negative number; null
 * when there is none. `addresses` are in their order, the last is where the reader is now.
 */
export function stepsBack(addresses: readonly string[]): number | null {
  for (let index = addresses.length - 2; index >= 0; index -= 1) {
    const { parts } = parseRoute(new URL(addresses[index] ?? '', 'http://desk').hash);
    if (parts.length === 0) return null;
    if (parts[0] !== 'customers' || parts.length === 1) return index - (addresses.length - 1);
  }
  return null;
}

export function goBack(): void {
  const steps = stepsBack(addressesUntilNow());
  if (steps === null) navigate(LIST);
  else window.history.go(steps);
}

/** Empty in a browser that does not tell them: then the way leads to the list of customers. */
function addressesUntilNow(): readonly string[] {
  if (!('navigation' in window)) return [];
  const { currentEntry } = window.navigation;
  return currentEntry === null
    ? []
    : window.navigation
        .entries()
        .slice(0, currentEntry.index + 1)
        .map(({ url }) => url ?? '');
}

/** Escape, when nothing is open that has the first right to it. */
export function useEscapeToList(): void {
  useEffect(() => {
    // Asked on the way down: a panel that closes on the same key is gone on the way up.
    let isFree = false;
    const onDown = (event: KeyboardEvent): void => {
      isFree =
        event.key === 'Escape' &&
        !somethingIsOpen() &&
        document.querySelector('.side-panel') === null;
    };
    const onUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !isFree || event.defaultPrevented || isTyping(event.target))
        return;
      goBack();
    };
    window.addEventListener('keydown', onDown, { capture: true });
    window.addEventListener('keydown', onUp);
    return () => {
      window.removeEventListener('keydown', onDown, { capture: true });
      window.removeEventListener('keydown', onUp);
    };
  }, []);
}
