/** Amounts in lists: never compared across currencies, never cut off. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatAmount } from '../../../src/renderer/format/format.ts';
import { widenFigures } from '../../../src/renderer/kit/table/columns/column-widths.ts';
import {
  amountChars,
  commonCurrency,
  moneyColumn,
} from '../../../src/renderer/kit/table/columns/money-column.ts';

interface Row {
  readonly currency: string;
  readonly minor: number;
}
const open = moneyColumn<Row>({
  id: 'open',
  header: 'Open',
  width: 60,
  currency: (row) => row.currency,
  minor: (row) => row.minor,
});

describe('moneyColumn', () => {
  it('writes plain decimals for copies and files', () => {
    expect(open.text({ currency: 'EUR', minor: 123450 })).toBe('1234.50');
    expect(open.text({ currency: 'JPY', minor: 1234 })).toBe('1234');
    expect(open.text({ currency: 'KWD', minor: 1250 })).toBe('1.250');
  });

  it('keeps currencies apart, our own first: 5 EUR never stands between 1 and 9 USD', () => {
    const home = moneyColumn<Row>({
      id: 'open',
      header: 'Open',
      width: 1,
      currency: (row) => row.currency,
      minor: (row) => row.minor,
      home: 'USD',
    });
    const inOrder = (column: typeof open): readonly string[] =>
      ['USD', 'EUR', 'GBP'].sort((a, b) => {
        const [first, second] = [a, b].map((currency) => column.group?.({ currency, minor: 1 }));
        return (first ?? '') < (second ?? '') ? -1 : 1;
      });
    expect(inOrder(open)).toEqual(['EUR', 'GBP', 'USD']);
    expect(inOrder(home)).toEqual(['USD', 'EUR', 'GBP']);
    expect(
      open.compare?.({ currency: 'USD', minor: 100 }, { currency: 'USD', minor: 900 }),
    ).toBeLessThan(0);
  });
});

describe('amountChars', () => {
  it('counts the characters of the amount as it is written', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (minor, currency) => amountChars(minor, currency) === formatAmount(minor, currency).length,
      ),
    );
  });
});

describe('widenFigures', () => {
  it('gives a column the room that its widest figure needs, rows or totals', () => {
    const [narrow] = widenFigures([open], [{ currency: 'EUR', minor: 1 }], []);
    const [wide] = widenFigures([open], [{ currency: 'EUR', minor: 123_456_789_00 }], []);
    const [total] = widenFigures(
      [open],
      [],
      [{ id: 'EUR', cells: {}, texts: { open: '123456789012.00' } }],
    );
    expect(narrow?.width).toBe(60);
    expect(wide?.width).toBeGreaterThan(110);
    expect(total?.width).toBeGreaterThan(150);
  });
});

describe('commonCurrency', () => {
  it('is null for several and for none', () => {
    expect(commonCurrency(['EUR', 'EUR'])).toBe('EUR');
    expect(commonCurrency(['EUR', 'USD'])).toBeNull();
    expect(commonCurrency([])).toBeNull();
  });
});
