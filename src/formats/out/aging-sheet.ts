/**
 * An aging report as a table: what names a row, its currency, the columns, outstanding, on account,
 * net; and in every row of a CSV what was asked, so that a file found a year later still says it.
 */
import type {
  AgingDocument,
  AgingDocumentAmounts,
  AgingDocumentRow,
} from '../../domain/aging-document.ts';
import { agingBoundarySentence, agingColumnHeading } from '../../domain/aging-words.ts';
import {
  amount,
  count,
  date,
  text,
  type Cell,
  type Column,
  type SheetDocument,
  type SheetTable,
} from './sheet-document.ts';

interface Naming extends Column {
  readonly of: (row: AgingDocumentRow) => Cell;
}

const CUSTOMER: Naming = {
  name: 'customer',
  heading: 'Customer',
  characters: 12,
  of: (row) => text(row.customer),
};
const NAME: Naming = { name: 'name', heading: 'Name', characters: 34, of: (row) => text(row.name) };
const COUNTRY: Naming = {
  name: 'country',
  heading: 'Country',
  characters: 8,
  of: (row) => text(row.country),
};
const CURRENCY: Naming = {
  name: 'currency',
  heading: 'Currency',
  characters: 8,
  of: (row) => text(row.currency),
};

const NAMINGS: Readonly<Record<AgingDocument['by'], readonly Naming[]>> = {
  customer: [CUSTOMER, NAME, COUNTRY, CURRENCY],
  item: [
    CUSTOMER,
    NAME,
    { name: 'item', heading: 'Item', characters: 16, of: (row) => text(row.item) },
    { name: 'issued_on', heading: 'Dated', characters: 10, of: (row) => date(row.issuedOn) },
    { name: 'due_on', heading: 'Due', characters: 10, of: (row) => date(row.dueOn) },
    {
      name: 'days_past_due',
      heading: 'Days past due',
      characters: 12,
      of: (row) => count(row.daysPastDue),
    },
    CURRENCY,
  ],
  country: [COUNTRY, CURRENCY],
  currency: [CURRENCY],
};

const AMOUNT_CHARACTERS = 14;

const figures = (row: AgingDocumentAmounts): readonly Cell[] =>
  [...row.amountsMinor, row.outstandingMinor, row.onAccountMinor, row.netMinor].map((minor) =>
    amount(minor, row.currency),
  );

const figureColumns = (report: AgingDocument): readonly Column[] => [
  ...report.columns.map((name) => ({
    name,
    heading: agingColumnHeading(name),
    characters: AMOUNT_CHARACTERS,
  })),
  { name: 'outstanding', heading: 'Outstanding', characters: AMOUNT_CHARACTERS },
  { name: 'on_account', heading: 'On account', characters: AMOUNT_CHARACTERS },
  { name: 'net', heading: 'Net', characters: AMOUNT_CHARACTERS },
];

/** The table alone, with what was asked in columns of every row: the CSV. */
export function agingCsvTable(report: AgingDocument): SheetTable {
  const namings = NAMINGS[report.by];
  const asked = [
    date(report.asOf),
    text(report.knownAt),
    text(report.basis),
    text(report.limits.join(' ')),
  ];
  const column = (name: string): Column => ({ name, heading: name, characters: 10 });
  return {
    columns: [
      ...namings,
      ...figureColumns(report),
      ...['as_of', 'known_at', 'basis', 'limits'].map(column),
    ],
    rows: report.rows.map((row) => [
      ...namings.map((naming) => naming.of(row)),
      ...figures(row),
      ...asked,
    ]),
    totals: [],
  };
}

/** The whole report: question, table, totals, tie-out. */
export function agingSheet(report: AgingDocument): SheetDocument {
  const namings = NAMINGS[report.by];
  const total = (row: AgingDocumentAmounts): readonly Cell[] => [
    ...namings.map((naming, index): Cell =>
      naming === CURRENCY ? text(row.currency) : index === 0 ? text('Total') : { kind: 'empty' },
    ),
    ...figures(row),
  ];
  const figure = (name: string, heading: string): Column => ({
    name,
    heading,
    characters: AMOUNT_CHARACTERS,
  });
  return {
    name: 'Aging',
    title: `Aging report: ${report.company}`,
    facts: [
      { label: 'As of', value: date(report.asOf) },
      { label: 'Known at', value: text(report.knownAt ?? 'everything known now') },
      {
        label: 'Basis',
        value: text(
          report.basis === 'due' ? 'days after the due date' : 'days after the invoice date',
        ),
      },
      { label: 'Limits', value: text(`${report.limits.join(', ')} days`) },
      ...(report.currency === null ? [] : [{ label: 'Only', value: text(report.currency) }]),
      { label: 'Boundaries', value: text(agingBoundarySentence(report)) },
    ],
    main: {
      columns: [...namings, ...figureColumns(report)],
      rows: report.rows.map((row) => [...namings.map((naming) => naming.of(row)), ...figures(row)]),
      totals: report.totals.map(total),
    },
    proofs: [
      {
        heading: 'Tie-out',
        note: 'Ledger: invoices less credit notes less receipts, added up without a single allocation. Report: net.',
        table: {
          columns: [
            { name: 'currency', heading: 'Currency', characters: 12 },
            figure('ledger', 'Ledger'),
            figure('report', 'Report'),
            figure('difference', 'Difference'),
          ],
          rows: report.tieOut.map((line) => [
            text(line.currency),
            amount(line.ledgerMinor, line.currency),
            amount(line.reportMinor, line.currency),
            amount(line.differenceMinor, line.currency),
          ]),
          totals: [],
        },
      },
    ],
  };
}
