/**
 * The aging as a report: its columns for each grouping, its question and its sentences. This is the
 * only place that says how aging looks in a file, on paper, in JSON, in a terminal and on the screen.
 *
 *     by customer   customer name country currency  not_due 1-30 … 91+  outstanding on_account net
 *     by item       customer name item issued_on due_on days_past_due currency  not_due …
 *     by country    country currency  not_due …            by currency   currency  not_due …
 *
 * Boundaries differ between products, even between two modules of one vendor, so they are stated on
 * every export. As JSON (product.md, "The terminal"; amounts are decimal strings):
 *
 *     { "asOf": "2026-06-30", "knownAt": null, "basis": "due", "limits": [30, 60, 90],
 *       "columns": ["not_due", "1-30", "31-60", "61-90", "91+"],
 *       "rows": [ { "customer": "C1", "name": "…", "currency": "EUR",
 *           "amounts": { "not_due": "1700.00", "1-30": "700.00", … },
 *           "outstanding": "2400.00", "onAccount": "100.00", "net": "2300.00" } ],
 *       "totals": [ … ], "tieOut": [ { "currency": "EUR", "ledger": "2300.00", … } ] }
 */
import type { AgingGrouping, AgingReport, AgingRow, AgingSums } from './aging-report.ts';
import type { Report, ReportCell, ReportColumn, ReportFact, ReportTable } from './report.ts';

/** What names a row: a column and the cell of a row in it. */
type Naming = ReportColumn & { readonly of: (row: AgingRow) => ReportCell };

const naming = (
  name: string,
  heading: string,
  characters: number,
  of: Naming['of'],
  more: Partial<ReportColumn> = {},
): Naming => ({ kind: 'text', name, heading, characters, of, ...more }) as Naming;

const CUSTOMER = naming('customer', 'Customer', 12, (row) => row.customer, {
  paper: { heading: 'Code', characters: 10 },
});
const NAME = naming('name', 'Name', 34, (row) => row.name, {
  paper: { heading: 'Customer', characters: 24 },
  identity: true,
});
const COUNTRY = naming('country', 'Country', 8, (row) => row.country, {
  paper: { characters: 20 },
});
const CURRENCY = naming('currency', 'Currency', 8, (row) => row.currency, {
  paper: { characters: 20 },
});
const CUSTOMER_AND_CODE = naming(
  'who',
  'Customer',
  20,
  (row) => `${row.name ?? ''} (${row.customer ?? ''})`,
  { identity: true, on: ['paper'] },
);

const NAMINGS: Readonly<Record<AgingGrouping, readonly Naming[]>> = {
  customer: [CUSTOMER, NAME, { ...COUNTRY, on: ['file', 'screen'] }, CURRENCY],
  item: [
    CUSTOMER_AND_CODE,
    { ...CUSTOMER, on: ['file', 'json', 'terminal', 'screen'] },
    { ...NAME, on: ['file', 'json', 'screen'] },
    { ...COUNTRY, on: ['screen'] },
    naming('item', 'Item', 16, (row) => row.item, {
      paper: { characters: 13 },
      none: 'on account',
    }),
    naming('issued_on', 'Dated', 10, (row) => row.issuedOn, { kind: 'date', terminal: 'Issued' }),
    naming('due_on', 'Due', 10, (row) => row.dueOn, { kind: 'date' }),
    naming('days_past_due', 'Days past due', 12, (row) => row.daysPastDue, {
      kind: 'count',
      paper: { heading: 'Days', characters: 4 },
      terminal: 'Days',
    }),
    CURRENCY,
  ],
  country: [{ ...COUNTRY, none: 'not known', identity: true }, CURRENCY],
  currency: [{ ...CURRENCY, identity: true }],
};

const money = (name: string, heading: string, more: Partial<ReportColumn> = {}): ReportColumn => ({
  name,
  heading,
  characters: 14,
  ...more,
  kind: 'money',
  currency: CURRENCY.name,
});

/** The figures of every aging, after what names a row. */
const figureColumns = (ages: readonly string[]): readonly ReportColumn[] => [
  ...ages.map((age) =>
    money(age, age === 'not_due' ? 'Not due' : age.replace('-', '–'), {
      terminal: age === 'not_due' ? 'not due' : age,
      group: 'amounts',
    }),
  ),
  money('outstanding', 'Outstanding', { strong: true }),
  money('on_account', 'On account'),
  money('net', 'Net'),
];

const figures = (sums: Omit<AgingSums, 'currency'>): readonly ReportCell[] => [
  ...sums.amountsMinor,
  sums.outstandingMinor,
  sums.onAccountMinor,
  sums.netMinor,
];

export function reportOfAging(aging: AgingReport): Report {
  const { asOf, knownAt, basis, rows, totals, tieOut } = aging;
  const namings = NAMINGS[aging.by];
  const boundaries = boundarySentence(aging);
  return {
    name: 'Aging',
    title: 'Aging report',
    company: aging.company,
    asOf,
    headline: `aging as of ${asOf}${knownAt === null ? '' : `, known at ${knownAt}`}, by ${basis} date; due that day is not overdue`,
    asked: asked(aging, boundaries),
    notes: [...question(aging), boundaries],
    columns: [...namings.map(({ of: _, ...column }) => column), ...figureColumns(aging.columns)],
    rows: rows.map((row) => ({
      kind: 'row',
      cells: [...namings.map(({ of }) => of(row)), ...figures(row)],
    })),
    totals: totals.map((total) => ({
      kind: 'total',
      cells: [
        ...namings.map(({ name }) => (name === CURRENCY.name ? total.currency : null)),
        ...figures(total),
      ],
    })),
    tieOut: {
      note: 'Ledger: invoices less credit notes less receipts, added up without a single allocation.',
      column: 'net',
      lines: tieOut,
    },
    nothing: 'Nothing is open and nothing is on account on this day.',
  };
}

/** Everything in one currency, as one row without a name of its own; `columns` are its ages. */
export const tableOfAgingInBase = (
  base: AgingSums & { readonly columns: readonly string[] },
): ReportTable => ({
  columns: [
    { name: 'all', heading: `all in ${base.currency}`, kind: 'text', characters: 12 },
    { name: CURRENCY.name, heading: CURRENCY.heading, kind: 'text', characters: 8, on: [] },
    ...figureColumns(base.columns),
  ],
  rows: [],
  totals: [{ kind: 'total', cells: [null, base.currency, ...figures(base)] }],
});

const asked = (aging: AgingReport, boundaries: string): readonly ReportFact[] => [
  { label: 'As of', words: aging.asOf, name: 'as_of', value: aging.asOf, kind: 'date' },
  { label: 'Known at', words: aging.knownAt ?? 'everything known now', name: 'known_at', value: aging.knownAt }, // prettier-ignore
  {
    label: 'Basis',
    words: aging.basis === 'due' ? 'days after the due date' : 'days after the invoice date',
    name: 'basis',
    value: aging.basis,
  },
  { label: 'Limits', words: `${aging.limits.join(', ')} days`, name: 'limits', value: aging.limits }, // prettier-ignore
  ...(aging.currency === null ? [] : [{ label: 'Only', words: aging.currency }]),
  { label: 'Boundaries', words: boundaries },
  { label: 'Columns', words: '', name: 'columns', value: aging.columns, on: ['json'] },
];

/** What was asked, a sentence a line. */
const question = ({ asOf, knownAt, basis, limits, currency }: AgingReport): readonly string[] => [
  `As of ${asOf} (facts effective on or before that day), ${
    knownAt === null ? 'with everything known now' : `with only what was recorded by ${knownAt}`
  }.`,
  `Days are counted from the ${basis === 'due' ? 'due date' : 'date of the invoice'}; column limits ${limits.join(', ')} days${
    currency === null ? '' : `; only ${currency}`
  }.`,
];

/** Where the boundaries lie, and what becomes of money on account. */
function boundarySentence({ basis, columns }: AgingReport): string {
  const zero =
    basis === 'due'
      ? 'An item due on the as-of date is not overdue (not due)'
      : 'An invoice of the as-of date or later stands under not due';
  return `${zero}; the first overdue column holds days ${columns[1] ?? ''}, and ${columns.at(-1) ?? ''} is open-ended. Money on account has its own column and cancels no invoice: net = outstanding − on account.`;
}
