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
import type { AgingBasis } from './aging.ts';
import type { AgingGrouping, AgingReport, AgingRow, AgingSums } from './aging-report.ts';
import type { CurrencyCode } from './money.ts';
import type { Report, ReportCell, ReportColumn, ReportFact, ReportTable } from './report.ts';
import { day, list, say, type Text, type TextValue, verbatim } from './texts/text.ts';

/** What names a row: a column and the cell of a row in it. */
type Naming = ReportColumn<Text> & { readonly of: (row: AgingRow) => ReportCell };

const naming = (
  name: string,
  heading: Text,
  characters: number,
  of: Naming['of'],
  more: Partial<ReportColumn<Text>> = {},
): Naming => ({ kind: 'text', name, heading, characters, of, ...more }) as Naming;

const CUSTOMER = naming('customer', say`Customer`, 12, (row) => row.customer, {
  paper: { heading: say`Code`, characters: 10 },
});
const NAME = naming('name', say`Name`, 34, (row) => row.name, {
  paper: { heading: say`Customer`, characters: 24 },
  identity: true,
});
const COUNTRY = naming('country', say`Country`, 8, (row) => row.country, {
  paper: { characters: 20 },
});
const CURRENCY = naming('currency', say`Currency`, 8, (row) => row.currency, {
  paper: { characters: 20 },
});
const CUSTOMER_AND_CODE = naming(
  'who',
  say`Customer`,
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
    naming('item', say`Item`, 16, (row) => row.item, {
      paper: { characters: 13 },
      none: say`on account`,
    }),
    naming('issued_on', say`Dated`, 10, (row) => row.issuedOn, {
      kind: 'date',
      terminal: say`Issued`,
    }),
    naming('due_on', say`Due`, 10, (row) => row.dueOn, { kind: 'date' }),
    naming('days_past_due', say`Days past due`, 12, (row) => row.daysPastDue, {
      kind: 'count',
      paper: { heading: say`Days`, characters: 4 },
      terminal: say`Days`,
    }),
    CURRENCY,
  ],
  country: [{ ...COUNTRY, none: say`not known`, identity: true }, CURRENCY],
  currency: [{ ...CURRENCY, identity: true }],
};

const money = (
  name: string,
  heading: Text,
  more: Partial<ReportColumn<Text>> = {},
): ReportColumn<Text> => ({
  name,
  heading,
  characters: 14,
  ...more,
  kind: 'money',
  currency: CURRENCY.name,
});

/** The figures of every aging, after what names a row. */
const figureColumns = (ages: readonly string[]): readonly ReportColumn<Text>[] => [
  ...ages.map((age) =>
    money(age, age === 'not_due' ? say`Not due` : verbatim(age.replace('-', '–')), {
      terminal: age === 'not_due' ? say`not due` : verbatim(age),
      group: 'amounts',
    }),
  ),
  money('outstanding', say`Outstanding`, { strong: true }),
  money('on_account', say`On account`),
  money('net', say`Net`),
];

const figures = (sums: Omit<AgingSums, 'currency'>): readonly ReportCell[] => [
  ...sums.amountsMinor,
  sums.outstandingMinor,
  sums.onAccountMinor,
  sums.netMinor,
];

export function reportOfAging(aging: AgingReport): Report<Text> {
  const { asOf, rows, totals, tieOut } = aging;
  const namings = NAMINGS[aging.by];
  const boundaries = boundarySentence(aging);
  return {
    name: 'Aging',
    title: say`Aging report`,
    company: aging.company,
    asOf,
    headline: headline(aging),
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
      headings: {
        currency: say`Currency`,
        ledger: say`Ledger`,
        report: say`Report`,
        difference: say`Difference`,
      },
      note: say`Ledger: invoices less credit notes less receipts, added up without a single allocation.`,
      column: 'net',
      lines: tieOut,
    },
    nothing: say`Nothing is open and nothing is on account on this day.`,
  };
}

/** Everything in one currency, as one row without a name of its own; `columns` are its ages. */
export const tableOfAgingInBase = (
  base: AgingSums & { readonly columns: readonly string[] },
): ReportTable<Text> => ({
  columns: [
    { name: 'all', heading: say`all in ${base.currency}`, kind: 'text', characters: 12 },
    { name: CURRENCY.name, heading: CURRENCY.heading, kind: 'text', characters: 8, on: [] },
    ...figureColumns(base.columns),
  ],
  rows: [],
  totals: [{ kind: 'total', cells: [null, base.currency, ...figures(base)] }],
});

const asked = (aging: AgingReport, boundaries: Text): readonly ReportFact<Text>[] => [
  { label: say`As of`, words: aging.asOf, name: 'as_of', value: aging.asOf, kind: 'date' },
  { label: say`Known at`, words: aging.knownAt ?? say`everything known now`, name: 'known_at', value: aging.knownAt }, // prettier-ignore
  {
    label: say`Basis`,
    words: aging.basis === 'due' ? say`days after the due date` : say`days after the invoice date`,
    name: 'basis',
    value: aging.basis,
  },
  { label: say`Limits`, words: say`${list(aging.limits)} days`, name: 'limits', value: aging.limits }, // prettier-ignore
  ...(aging.currency === null ? [] : [{ label: say`Only`, words: aging.currency }]),
  { label: say`Boundaries`, words: boundaries },
  { label: say`Columns`, words: '', name: 'columns', value: aging.columns, on: ['json'] },
];

const headline = ({ asOf, knownAt, basis }: AgingReport): Text => {
  const by = basis === 'due' ? say`due` : say`invoice`;
  return knownAt === null
    ? say`aging as of ${day(asOf)}, by ${by} date; due that day is not overdue`
    : say`aging as of ${day(asOf)}, known at ${knownAt}, by ${by} date; due that day is not overdue`;
};

/** What was asked, a sentence a line. */
const question = ({ asOf, knownAt, basis, limits, currency }: AgingReport): readonly Text[] => [
  knownAt === null
    ? say`As of ${day(asOf)} (facts effective on or before that day), with everything known now.`
    : say`As of ${day(asOf)} (facts effective on or before that day), with only what was recorded by ${knownAt}.`,
  counting(basis, list(limits), currency),
];

function counting(basis: AgingBasis, limits: TextValue, currency: CurrencyCode | null): Text {
  if (basis === 'due')
    return currency === null
      ? say`Days are counted from the due date; column limits ${limits} days.`
      : say`Days are counted from the due date; column limits ${limits} days; only ${currency}.`;
  return currency === null
    ? say`Days are counted from the date of the invoice; column limits ${limits} days.`
    : say`Days are counted from the date of the invoice; column limits ${limits} days; only ${currency}.`;
}

/** Where the boundaries lie, and what becomes of money on account. */
function boundarySentence({ basis, columns }: AgingReport): Text {
  const [, first = ''] = columns;
  const last = columns.at(-1) ?? '';
  return basis === 'due'
    ? say`An item due on the as-of date is not overdue (not due); the first overdue column holds days ${first}, and ${last} is open-ended. Money on account has its own column and cancels no invoice: net = outstanding − on account.`
    : say`An invoice of the as-of date or later stands under not due; the first overdue column holds days ${first}, and ${last} is open-ended. Money on account has its own column and cancels no invoice: net = outstanding − on account.`;
}
