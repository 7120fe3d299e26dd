/** Reports that name the customer in a line above the rows. */
import { describe, expect, it } from 'vitest';
import type { SourceRow } from '../../../src/domain/imports/drafts/drafted-file.ts';
import { findLayout } from '../../../src/domain/imports/layout/find-layout.ts';
import { isNobody } from '../../../src/domain/imports/layout/group-label.ts';
import { tableBody } from '../../../src/domain/imports/layout/table-body.ts';
import { english } from '../../harness/english.ts';

/** `a | b | c` rows; what the list is made of, with the name above it last. */
function read(...lines: readonly string[]) {
  const rows = lines.map((line, index): SourceRow => ({
    line: index + 1,
    fields: line.split('|').map((field) => field.trim()),
    fault: null,
    strayQuote: -1,
  }));
  const layout = findLayout(rows);
  if (layout === null) throw new Error('no layout');
  const kept: string[] = [];
  const body = tableBody(layout, (row) => kept.push(row.fields.filter((f) => f !== '').join(' ')));
  for (const row of rows) body.push(row);
  return {
    kept,
    isGrouped: layout.groups !== null,
    notes: body.end().notes.map((n) => english(n.message)),
  };
}

const HEADER = 'Date | Num | Due date | Amount';
const row = (number: string, amount: string): string =>
  `2026-01-02 | ${number} | 2026-02-01 | ${amount}`;

describe('rows below a name', () => {
  it('get the name, without totals until the next name', () => {
    const { kept } = read(HEADER, 'Rosa | | |', row('1', '5.00'), 'Iris | | |', row('2', '6.00'));
    expect(kept).toEqual([
      '2026-01-02 1 2026-02-01 5.00 Rosa',
      '2026-01-02 2 2026-02-01 6.00 Iris',
    ]);
  });

  it('of a part belong to the customer whose rows stand above it; of a region to the inner one', () => {
    const { kept } = read(
      HEADER,
      'Madrid | | |',
      'Rosa | | |',
      row('1', '5.00'),
      'Branch | | |',
      row('2', '6.00'),
      'Total for Branch | | | 6.00',
      'Total for Rosa | | | 11.00',
      'Iris | | |',
      row('3', '7.00'),
      'Iris Total | | | 7.00',
      'Total Madrid | | | 18.00',
      'Total | | | 18.00',
    );
    expect(kept.map((one) => one.split(' ').slice(1).join(' '))).toEqual([
      '1 2026-02-01 5.00 Rosa',
      '2 2026-02-01 6.00 Rosa',
      '3 2026-02-01 7.00 Iris',
    ]);
  });

  it('that do not add up are told by how much', () => {
    const { notes } = read(
      HEADER,
      'Rosa | | |',
      row('1', '5.00'),
      'Total Rosa | | | 5.50',
      'Iris | | |',
      row('2', '1,000.25'),
      'Total Iris | | | 1,000.25',
      'Total | | | 1,005.25',
    );
    expect(notes).toEqual([
      'line 4, column "Amount": "Total Rosa" says 5.50, its rows add up to 5.00: 0.50 apart; look for rows that are missing or changed',
      'the customer stands in a line above the rows: 2 customers, the first is "Rosa" in line 2; every row got the name above it, totals were left out',
    ]);
  });

  it('are no groups where a column names the customer, or where one line stands alone', () => {
    expect(
      read(
        'Date | Num | Customer | Amount',
        'Note | | |',
        '2026-01-02 | 1 | Rosa | 5.00',
        'Other | | |',
        '2026-01-02 | 2 | Iris | 5.00',
      ).isGrouped,
    ).toBe(false);
    expect(read(HEADER, row('1', '5.00'), 'Rosa | | |', row('2', '6.00')).isGrouped).toBe(false);
    expect(read(HEADER, 'Printed today | | |', row('1', '5.00')).isGrouped).toBe(false);
  });

  it('below two lines of which nobody can tell the name get none', () => {
    const { kept } = read(
      HEADER,
      'Rosa | | |',
      row('1', '5.00'),
      'Iris | | |',
      'call her first | | |',
      row('2', '6.00'),
    );
    expect(kept).toEqual([
      '2026-01-02 1 2026-02-01 5.00 Rosa',
      'Iris',
      'call her first',
      '2026-01-02 2 2026-02-01 6.00',
    ]);
  });
});

describe('ages, currencies and months', () => {
  it.each([
    '31 - 60 days past due',
    '91 or more days past due',
    'Current',
    '1 - 30',
    '> 90',
    'Not yet due',
    '0 bis 30 Tage',
    'EUR',
    'October 2026',
    'Mas de 90 dias',
  ])('%s is nobody', (text) => expect(isNobody(text)).toBe(true));
  it.each(['Current Affairs Ltd', '3 Days Hotel SL', 'Due Fratelli', 'Older Brothers'])(
    '%s is a customer',
    (text) => expect(isNobody(text)).toBe(false),
  );
});
