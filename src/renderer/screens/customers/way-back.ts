/**
 * The way back from a customer: to the list that the reader came from, which then stands at the same row
 * and scroll. Steps between customers and their tabs are passed over.
 */
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { useEscape } from '../../kit/over-the-screen.ts';
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

/** Escape, when no panel is open that closes on it. */
export function useEscapeToList(): void {
  useEscape(
    (event) => {
      if (!isTyping(event.target)) goBack();
    },
    () => document.querySelector('.side-panel') === null,
  );
}
