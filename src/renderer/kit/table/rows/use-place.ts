/**
 * Where the reader stands in a list: its row, how far it is scrolled, what it is filtered by. Kept while
 * the window is open, so that who comes back to a list finds it as it was left.
 */
import { useState } from 'react';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useRoute } from '../../../routing/router.tsx';

export interface Place {
  activeKey: string | null;
  /** Pixels. */
  scrollTop: number;
  filter: string;
}

const places = new Map<string, Place>();

/** One place a list, screen and ledger; the object stays the same and is written to. */
function usePlace(list: string): Place {
  const { ledger } = useWorkspace();
  const { parts } = useRoute();
  const key = [ledger.fileName, ...parts, list].join('\u0000');
  const known = places.get(key);
  if (known !== undefined) return known;
  const made: Place = { activeKey: null, scrollTop: 0, filter: '' };
  places.set(key, made);
  return made;
}

export interface Standing {
  readonly place: Place;
  readonly activeKey: string | null;
  setActive(key: string): void;
  readonly filter: string;
  /** Another filter, another list: it begins at its top. */
  setFilter(text: string): void;
}

/** `openKey`: the row whose panel is open; it is the active one, and stays so when the panel closes. */
export function useStanding(list: string, openKey: string | null): Standing {
  const place = usePlace(list);
  const [, setShown] = useState({});
  if (openKey !== null) place.activeKey = openKey;
  return {
    place,
    activeKey: place.activeKey,
    setActive(key) {
      place.activeKey = key;
      setShown({});
    },
    filter: place.filter,
    setFilter(text) {
      place.filter = text;
      place.scrollTop = 0;
      setShown({});
    },
  };
}
