/**
 * The aging as a report: its columns for each grouping, its question and its sentences. This is the
 * only place that says how aging looks in a file, on paper, in JSON, in a terminal and on the screen.
 *
 *     by customer   customer name country currency
 *                   not_due 1-30 … 91+  overdue overdue_percent oldest_days  outstanding on_account net
 *     by item       customer name item issued_on due_on days_past_due currency
 *                   not_due 1-30 … 91+  overdue  outstanding on_account net
 *     by country    country currency  not_due …            by currency   currency  not_due …
 *
 * An item is overdue or it is not: its days stand beside it already, and its per cent would be 0 or
 * 100. Paper and terminal have no net, which would be the column too many: there the proof below has
 * it, with the outstanding and the money on account that make it.
 *
 * Boundaries differ between products, even between two modules of one vendor, so they are stated on
 * every export. As JSON (product.md, "The terminal"; amounts are decimal strings):
 *
 *     { "asOf": "2026-06-30", "knownAt": null, "basis": "due", "limits": [30, 60, 90],
 *       "columns": ["not_due", "1-30", "31-60", "61-90", "91+"],
 *       "rows": [ { "customer": "C1", "name": "…", "currency": "EUR",
 *           "amounts": { "not_due": "1700.00", "1-30": "700.00", … },
 *           "overdue": "700.00", "overduePercent": 29, "oldestDays": 12,
 *           "outstanding": "2400.00", "onAccount": "100.00", "net": "2300.00" } ],
 *       "totals": [ … ], "tieOut": [ { "currency": "EUR", "ledger": "2300.00", … } ] }
 */
import type { AgingBasis } from './aging.ts';
import type {
  AgingColumns,
  AgingGrouping,
  AgingReport,
  AgingRow,
  AgingSums,
} from './aging-report.ts';
import type { Bucket } from './case/bucket.ts';
import type { CurrencyCode } from './money.ts';
import {
  wholePercent,
  type Report,
  type ReportCell,
  type ReportColumn,
  type ReportFact,
  type ReportTable,
} from './report.ts';
import {
  count,
  day,
  instant,
  list,
  say,
  type Text,
  type TextValue,
  verbatim,
} from './texts/text.ts';

/** What names a row: a column and the cell of a row in it. */
type Naming = ReportColumn<Text> & { readonly cell: (row: AgingRow) => ReportCell };

const naming = (
  name: string,
  heading: Text,
  characters: number,
  cell: Naming['cell'],
  more: Partial<ReportColumn<Text>> = {},
): Naming => ({ kind: 'text', name, heading, characters, cell, ...more }) as Naming;

const CUSTOMER = naming('customer', say`Code`, 12, (row) => row.customer, {
  paper: { characters: 10 },
});
const NAME = naming('name', say`Name`, 34, (row) => row.name, {
  paper: { heading: say`Customer`, characters: 20 },
  identity: true,
});
const COUNTRY = naming('country', say`Country`, 8, (row) => row.country);
const CURRENCY = naming('currency', say`Currency`, 8, (row) => row.currency, {
  terminal: say`Cur.`,
});

const RULE = naming('rule', say`Rule`, 5, (row) => row.rule, { paper: { characters: 4 } });

const NAMINGS: Readonly<Record<AgingGrouping, readonly Naming[]>> = {
  customer: [
    CUSTOMER,
    NAME,
    // Two letters beside a name need no head, and room is dear.
    {
      ...COUNTRY,
      on: ['file', 'paper', 'screen'],
      paper: { heading: verbatim(''), characters: 3 },
    },
    CURRENCY,
  ],
  item: [
    CUSTOMER,
    { ...NAME, on: ['file', 'json', 'paper', 'screen'] },
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
  country: [
    {
      ...COUNTRY,
      kind: 'country',
      none: say`not known`,
      identity: true,
      paper: { characters: 24 },
    },
    CURRENCY,
  ],
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

const BUCKET_HEADINGS: Readonly<Record<Bucket, Text>> = {
  unpaid: say`Unpaid`,
  reminder: say`Reminder`,
  'quasi-bad': say`Quasi-bad`,
  bad: say`Bad`,
  dormant: say`Dormant`,
};
/** What a bucket is called over a column. */
export const bucketHeading = (bucket: string): Text =>
  BUCKET_HEADINGS[bucket as Bucket] ?? verbatim(bucket);

/** By invoice date the first column has what was issued on the day itself; nothing of it is "not due". */
const ageHeading = (age: string, basis: AgingBasis): Text =>
  age !== 'not_due'
    ? verbatim(age.replace('-', '–'))
    : basis === 'due'
      ? say`Not due`
      : say`0 days`;

const ageTerminal = (age: string, basis: AgingBasis): Text =>
  age !== 'not_due' ? verbatim(age) : basis === 'due' ? say`not due` : say`0 days`;

const DASH = verbatim('–');

/** A column of figures, its cell of sums, and its cell of a row where only a row has one. */
interface Figure {
  readonly column: ReportColumn<Text>;
  readonly cell: (sums: Omit<AgingSums, 'currency'>) => ReportCell;
  readonly rowCell?: (row: AgingRow) => ReportCell;
}

/** The figures of every aging, after what names a row. */
function figuresOf(
  ages: readonly string[],
  basis: AgingBasis,
  by: AgingGrouping,
  into: AgingColumns = 'age',
): readonly Figure[] {
  const overdue: Figure = {
    column: money('overdue', say`Overdue`, { strong: true }),
    cell: (sums) => sums.overdueMinor,
  };
  const percent: Figure = {
    column: {
      name: 'overdue_percent',
      heading: say`% overdue`,
      characters: 9,
      kind: 'percent',
      of: { part: 'overdue', whole: 'outstanding' },
      paper: { heading: verbatim('%'), characters: 4 },
      terminal: verbatim('%'),
      none: DASH,
    },
    cell: (sums) => wholePercent(sums.overdueMinor, sums.outstandingMinor),
  };
  const oldest: Figure = {
    column: {
      name: 'oldest_days',
      heading: say`Oldest, days late`,
      characters: 15,
      kind: 'count',
      paper: { heading: say`Oldest`, characters: 6 },
      terminal: say`Oldest`,
      none: DASH,
    },
    // Of all rows together it would be the first row's again, or nearly.
    cell: () => null,
    rowCell: (row) => row.oldestDaysPastDue,
  };
  return [
    ...ages.map((age, index): Figure => ({
      column: money(age, into === 'bucket' ? bucketHeading(age) : ageHeading(age, basis), {
        terminal: into === 'bucket' ? verbatim(age) : ageTerminal(age, basis),
        group: 'amounts',
      }),
      cell: (sums) => sums.amountsMinor[index] ?? 0,
    })),
    overdue,
    ...(by === 'item' ? [] : [percent, oldest]),
    { column: money('outstanding', say`Outstanding`), cell: (sums) => sums.outstandingMinor },
    {
      column: money('on_account', say`On account`, { credit: true }),
      cell: (sums) => sums.onAccountMinor,
    },
    {
      column: money('net', say`Net`, { on: ['file', 'json', 'screen'] }),
      cell: (sums) => sums.netMinor,
    },
  ];
}

const shares = (ages: readonly string[]): NonNullable<ReportTable<Text>['shares']> => ({
  label: say`% of outstanding`,
  of: 'outstanding',
  columns: [...ages, 'overdue', 'outstanding'],
});

export function reportOfAging(aging: AgingReport): Report<Text> {
  const { asOf, rows, totals, tieOut } = aging;
  const namings =
    aging.into === 'bucket' && aging.by === 'item' ? [...NAMINGS.item, RULE] : NAMINGS[aging.by];
  const figures = figuresOf(aging.columns, aging.basis, aging.by, aging.into);
  const boundaries =
    aging.policyVersion === null
      ? boundarySentence(aging)
      : say`Money on account has its own column and cancels no invoice: net = outstanding − on account. What was written off as bad debt is in no column.`;
  return {
    name: aging.into === 'bucket' ? 'Buckets' : 'Aging',
    title: aging.into === 'bucket' ? say`Five buckets` : say`Aging report`,
    company: aging.company,
    asOf,
    headline: headline(aging),
    asked: asked(aging, boundaries),
    notes: [
      ...question(aging),
      boundaries,
      ...(aging.unknownBefore === undefined
        ? []
        : [
            say`The ledger begins with a list of open items of ${day(aging.unknownBefore)}: what was settled by then is not in it, so on this day more was open than is shown.`,
          ]),
    ],
    columns: [
      ...namings.map(({ cell: _, ...column }) => column),
      ...figures.map(({ column }) => column),
    ],
    rows: rows.map((row) => ({
      kind: 'row',
      cells: [
        ...namings.map(({ cell }) => cell(row)),
        ...figures.map(({ cell, rowCell }) => rowCell?.(row) ?? cell(row)),
      ],
    })),
    totals: totals.map((total) => ({
      kind: 'total',
      label: totalLabel(aging, total.currency),
      cells: [
        ...namings.map(({ name }) => (name === CURRENCY.name ? total.currency : null)),
        ...figures.map(({ cell }) => cell(total)),
      ],
    })),
    shares: shares(aging.columns),
    tieOut: {
      headings: {
        currency: say`Currency`,
        ledger: say`Ledger`,
        outstanding: say`Outstanding`,
        onAccount: say`On account`,
        report: say`Report`,
        difference: say`Difference`,
      },
      note: say`Ledger: invoices less credit notes less receipts, added up without a single allocation. Report: outstanding less what is on account.`,
      ...(aging.search === ''
        ? {}
        : { scope: say`The proof is of all rows, also of those that the filter leaves out.` }),
      lines: tieOut,
    },
    nothing:
      aging.allRows > 0
        ? say`No row has “${aging.search}” in its name, code or country.`
        : say`Nothing is open and nothing is on account on this day.`,
  };
}

/** `Total EUR, 18 customers`. */
function totalLabel({ by, rows }: AgingReport, currency: CurrencyCode): Text {
  const number = rows.filter((row) => row.currency === currency).length;
  switch (by) {
    case 'customer':
      return say`Total ${currency}, ${count(number, 'customer')}`;
    case 'country':
      return say`Total ${currency}, ${count(number, 'country', 'countries')}`;
    case 'item': {
      // Money on account stands among the items without being one.
      const items = rows.filter((row) => row.currency === currency && row.item !== null).length;
      return say`Total ${currency}, ${count(items, 'item')}`;
    }
    case 'currency':
      return say`Total ${currency}`;
  }
}

/** Everything in one currency, as one row without a name of its own; `columns` are its ages. */
export function tableOfAgingInBase(
  base: AgingSums & { readonly columns: readonly string[] },
  basis: AgingBasis,
): ReportTable<Text> {
  const figures = figuresOf(base.columns, basis, 'currency').filter(
    ({ column }) => column.name !== 'oldest_days',
  );
  return {
    columns: [
      { name: 'all', heading: say`all in ${base.currency}`, kind: 'text', characters: 12 },
      { name: CURRENCY.name, heading: CURRENCY.heading, kind: 'text', characters: 8, on: [] },
      // No proof stands below that would have the net.
      ...figures.map(({ column: { on: _, ...column } }) => column as ReportColumn<Text>),
    ],
    rows: [],
    totals: [
      {
        kind: 'total',
        cells: [null, base.currency, ...figures.map(({ cell }) => cell(base))],
      },
    ],
  };
}

const askedOfBuckets = (aging: AgingReport, version: number): readonly ReportFact<Text>[] => [
  {
    label: say`Rules`,
    words: rulesInForce(version),
    name: 'policy_version',
    value: version,
  },
  ...(aging.currency === null ? [] : [{ label: say`Only`, words: aging.currency }]),
  filterOf(aging),
  { label: say`Columns`, words: '', name: 'columns', value: aging.columns, on: ['json'] },
];

const rulesInForce = (version: number): Text =>
  version === 0 ? say`the standard policy` : say`version ${version} of the policy`;

const asked = (aging: AgingReport, boundaries: Text): readonly ReportFact<Text>[] => [
  { label: say`As of`, words: aging.asOf, name: 'as_of', value: aging.asOf, kind: 'date' },
  { label: say`Known at`, words: aging.knownAt ?? say`everything known now`, name: 'known_at', value: aging.knownAt }, // prettier-ignore
  ...(aging.policyVersion === null
    ? askedOfAges(aging, boundaries)
    : askedOfBuckets(aging, aging.policyVersion)),
];

const askedOfAges = (aging: AgingReport, boundaries: Text): readonly ReportFact<Text>[] => [
  {
    label: say`Basis`,
    words: aging.basis === 'due' ? say`days after the due date` : say`days after the invoice date`,
    name: 'basis',
    value: aging.basis,
  },
  { label: say`Limits`, words: say`${list(aging.limits)} days`, name: 'limits', value: aging.limits }, // prettier-ignore
  ...(aging.currency === null ? [] : [{ label: say`Only`, words: aging.currency }]),
  filterOf(aging),
  { label: say`Boundaries`, words: boundaries },
  { label: say`Columns`, words: '', name: 'columns', value: aging.columns, on: ['json'] },
];

const filterOf = (aging: AgingReport): ReportFact<Text> => ({
  label: say`Filter`,
  words: aging.search === '' ? say`none` : say`“${aging.search}” in name, code or country: ${aging.rows.length} of ${count(aging.allRows, 'row')}`,
  name: 'search',
  value: aging.search,
}); // prettier-ignore

const headline = ({
  asOf,
  knownAt,
  basis,
  currency,
  search,
  policyVersion,
  unknownBefore,
}: AgingReport): Text => {
  const by = basis === 'due' ? say`due` : say`invoice`;
  const moment =
    policyVersion !== null
      ? knownAt === null
        ? say`five buckets as of ${day(asOf)}, by ${rulesInForce(policyVersion)}`
        : say`five buckets as of ${day(asOf)}, known at ${instant(knownAt)}, by ${rulesInForce(policyVersion)}`
      : knownAt === null
        ? say`aging as of ${day(asOf)}, by ${by} date; due that day is not overdue`
        : say`aging as of ${day(asOf)}, known at ${instant(knownAt)}, by ${by} date; due that day is not overdue`;
  const narrowed = [
    ...(currency === null ? [] : [say`only ${currency}`]),
    ...(search === '' ? [] : [say`only rows with “${search}”`]),
    ...(unknownBefore === undefined
      ? []
      : [say`before the first list of open items (${day(unknownBefore)}), so not complete`]),
  ];
  return narrowed.length === 0 ? moment : say`${list([moment, ...narrowed], 'semicolon')}`;
};

/** What was asked, a sentence a line. */
const question = (aging: AgingReport): readonly Text[] => [
  aging.knownAt === null
    ? say`As of ${day(aging.asOf)} (facts effective on or before that day), with everything known now.`
    : say`As of ${day(aging.asOf)} (facts effective on or before that day), with only what was recorded by ${instant(aging.knownAt)}.`,
  aging.policyVersion === null
    ? counting(aging.basis, list(aging.limits), aging.currency)
    : say`Each item is in the bucket of the first rule that fits, by ${rulesInForce(aging.policyVersion)}; days are counted from the due date, or from that of an extension.`,
  ...(aging.search === ''
    ? []
    : [
        say`Only rows with “${aging.search}” in name, code or country: ${aging.rows.length} of ${count(aging.allRows, 'row')}. Totals are of these rows.`,
      ]),
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

/** Where the boundaries lie, what is overdue, and what becomes of money on account. */
function boundarySentence({ basis, columns }: AgingReport): Text {
  const [, first = ''] = columns.map((column) => column.replace('-', '–'));
  const last = columns.at(-1) ?? '';
  return basis === 'due'
    ? say`An item due on the as-of date is not overdue (not due); the first overdue column holds days ${first}, and ${last} is open-ended. Money on account has its own column and cancels no invoice: net = outstanding − on account.`
    : say`Columns hold days since the invoice: 0 days is the as-of date itself, then ${first}, and ${last} is open-ended. Overdue is what was due before the as-of date, whatever its column. Money on account has its own column and cancels no invoice: net = outstanding − on account.`;
}
