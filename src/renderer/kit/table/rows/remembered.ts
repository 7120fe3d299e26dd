/**
 * What a reader chose for one list: which columns, which order of rows. Kept in this browser
 * profile, under `duebook.list.<name>`; anything unreadable counts as nothing chosen.
 *
 *     { "hidden": ["lastLetterOn"], "shown": ["country"], "sort": { "id": "overdue", "desc": true } }
 */
export interface ListChoice {
  readonly hidden: readonly string[];
  readonly shown: readonly string[];
  readonly sort: { readonly id: string; readonly desc: boolean } | null;
}

export const NOTHING_CHOSEN: ListChoice = { hidden: [], shown: [], sort: null };

const keyOf = (list: string): string => `duebook.list.${list}`;

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

/** The choice behind stored text, forgiving of text that somebody else wrote. */
export function parseListChoice(stored: string | null): ListChoice {
  if (stored === null) return NOTHING_CHOSEN;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return NOTHING_CHOSEN;
    const { hidden, shown, sort } = value as Record<string, unknown>;
    const order = sort as { id?: unknown; desc?: unknown } | null | undefined;
    return {
      hidden: strings(hidden),
      shown: strings(shown),
      sort:
        typeof order?.id === 'string' && typeof order.desc === 'boolean'
          ? { id: order.id, desc: order.desc }
          : null,
    };
  } catch {
    return NOTHING_CHOSEN;
  }
}

export function readListChoice(list: string): ListChoice {
  try {
    return parseListChoice(window.localStorage.getItem(keyOf(list)));
  } catch {
    return NOTHING_CHOSEN; // storage is switched off in this browser
  }
}

export function writeListChoice(list: string, choice: ListChoice): void {
  try {
    window.localStorage.setItem(keyOf(list), JSON.stringify(choice));
  } catch {
    // Nothing is lost but the memory of a column: storage is full or switched off.
  }
}
