/** Which columns and which order a reader sees; what storage holds may be anything. */
import { describe, expect, it } from 'vitest';
import type { GridColumn } from '../../../src/renderer/kit/table/columns/column.ts';
import {
  NOTHING_CHOSEN,
  parseListChoice,
} from '../../../src/renderer/kit/table/rows/remembered.ts';
import { isColumnVisible, nextSort } from '../../../src/renderer/kit/table/rows/use-list-choice.ts';
import {
  compareValues,
  searchedText,
} from '../../../src/renderer/kit/table/rows/use-local-rows.ts';

const column = (extra: Partial<GridColumn<object>> = {}): GridColumn<object> => ({
  id: 'a',
  header: 'A',
  kind: 'text',
  width: 100,
  text: () => '',
  ...extra,
});

describe('parseListChoice', () => {
  it.each([
    [null],
    ['not json'],
    ['null'],
    ['[]'],
    ['{"hidden":3,"shown":{"a":1},"sort":"overdue"}'],
    ['{"sort":{"id":7,"desc":true}}'],
  ])('%s counts as nothing chosen', (stored) => {
    expect(parseListChoice(stored)).toEqual(NOTHING_CHOSEN);
  });

  it('reads what was written', () => {
    const choice = { hidden: ['a'], shown: ['b'], sort: { id: 'c', desc: true } };
    expect(parseListChoice(JSON.stringify(choice))).toEqual(choice);
  });
});

describe('columns', () => {
  const chosen = { hidden: ['a'], shown: [], sort: null };
  it('hides what was hidden, unless it always shows', () => {
    expect(isColumnVisible(column(), chosen)).toBe(false);
    expect(isColumnVisible(column({ always: true }), chosen)).toBe(true);
  });
  it('shows a column that starts hidden only when chosen', () => {
    expect(isColumnVisible(column({ startsHidden: true }), NOTHING_CHOSEN)).toBe(false);
    expect(
      isColumnVisible(column({ startsHidden: true }), { hidden: [], shown: ['a'], sort: null }),
    ).toBe(true);
  });
});

describe('nextSort', () => {
  it('goes first way, other way, as it came', () => {
    const one = nextSort(column(), null);
    const two = nextSort(column(), one);
    expect([one, two, nextSort(column(), two)]).toEqual([
      { id: 'a', desc: false },
      { id: 'a', desc: true },
      null,
    ]);
  });
  it('begins at the top for amounts', () => {
    expect(nextSort(column({ descFirst: true }), null)).toEqual({ id: 'a', desc: true });
  });
});

describe('filter and order', () => {
  it('looks into every column that is exported, unless columns say what a row is found by', () => {
    const shown = [
      column({ id: 'name', text: () => 'Müller' }),
      column({ id: 'open', text: () => '1042.00' }),
      column({ id: 'bar', text: () => 'bar', screenOnly: true }),
    ];
    expect(searchedText(shown, {})).toBe('muller\n1042.00');
    const named = [...shown, column({ id: 'country', search: () => ['DE', null, 'Deutschland'] })];
    expect(searchedText(named, {})).toBe('de\ndeutschland');
  });
  it('orders numbers inside text by value', () => {
    expect(['INV-10', 'INV-9', 'INV-100'].sort(compareValues)).toEqual([
      'INV-9',
      'INV-10',
      'INV-100',
    ]);
    expect(compareValues(9, 10)).toBeLessThan(0);
  });
});
