/**
 * `invoices.csv`: a row an instalment with its own gross, and a row a goods line; the first lines stand
 * beside the instalments, the others in rows without a gross, so that the gross always adds up.
 *
 *     I-1,C1,2026-01-10,2026-02-10,EUR,489.75,…,Hammer,6,…, line 1, unit_price 4.25
 *     I-1,C1,2026-01-10,,EUR,,…,Repair,4,…,                 line 2, unit_price 45.00
 */
import type { FileOut } from '../../contract/fields.ts';
import { dueChangesText } from '../../domain/imports/drafts/invoices/exchange-cells.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { formatTerms } from '../../domain/terms/format-terms.ts';
import { readTerms } from '../../domain/terms/read-terms.ts';
import type {
  ExchangeDueChange,
  ExchangeGoodsLine,
} from '../../ledger/queries/exchange/exchange-details.ts';
import type { ExchangeInstalment } from '../../ledger/queries/exchange/exchange-documents.ts';
import { exchangeFile, exchangeTable, type ExchangeColumn } from './exchange-csv.ts';
import { furtherColumnsOf } from './further-columns.ts';

interface Row {
  readonly invoice: ExchangeInstalment;
  /** Null: a row of goods alone. */
  readonly instalment: ExchangeInstalment | null;
  readonly changes: readonly ExchangeDueChange[];
  /** Null: the goods of the invoice in one word, or none. */
  readonly line: { readonly number: number; readonly goods: ExchangeGoodsLine } | null;
  readonly isFirst: boolean;
  readonly hasLines: boolean;
}

const ofInstalment =
  (of: (instalment: ExchangeInstalment) => string) =>
  ({ instalment }: Row): string =>
    instalment === null ? '' : of(instalment);
const ofFirst =
  (of: (invoice: ExchangeInstalment) => string) =>
  ({ invoice, isFirst }: Row): string =>
    isFirst ? of(invoice) : '';
const ofLine =
  (of: (goods: ExchangeGoodsLine) => string) =>
  ({ line }: Row): string =>
    line === null ? '' : of(line.goods);

const COLUMNS: readonly ExchangeColumn<Row>[] = [
  { name: 'invoice', of: ({ invoice }) => invoice.invoice },
  { name: 'customer', of: ({ invoice }) => invoice.customer },
  { name: 'issued_on', of: ({ invoice }) => invoice.issuedOn },
  { name: 'due_on', of: ofInstalment((one) => one.dueOn) },
  { name: 'currency', of: ({ invoice }) => invoice.currency },
  { name: 'gross', of: ofInstalment((one) => minorToDecimal(one.grossMinor, one.currency)) },
  {
    name: 'instalment',
    of: ofInstalment((one) => (one.instalments > 1 ? String(one.position) : '')),
  },
  { name: 'terms', of: ofInstalment((one) => one.terms) },
  { name: 'contract', of: ofInstalment((one) => one.contract) },
  { name: 'po', of: ofInstalment((one) => one.po) },
  {
    name: 'goods',
    of: (row) => (row.hasLines ? (row.line?.goods.description ?? '') : row.invoice.goods),
  },
  {
    name: 'quantity',
    of: (row) => (row.hasLines ? (row.line?.goods.quantity ?? '') : row.invoice.quantity),
  },
  { name: 'disputed', of: ofInstalment((one) => (one.disputeId === null ? '' : 'yes')) },
  { name: 'kind', of: ofInstalment((one) => (one.kind === 'debit_note' ? 'debit_note' : '')) },
  { name: 'line', of: ({ line }) => (line === null ? '' : String(line.number)), group: 'lines' },
  { name: 'goods_code', of: ofLine((goods) => goods.code), group: 'lines' },
  { name: 'unit', of: ofLine((goods) => goods.unit), group: 'lines' },
  { name: 'unit_price', of: ofLine((goods) => goods.unitPrice), group: 'lines' },
  {
    name: 'line_net',
    of: ({ line, invoice }) =>
      line === null || line.goods.netMinor === null
        ? ''
        : minorToDecimal(line.goods.netMinor, invoice.currency),
    group: 'lines',
  },
  { name: 'delivered_on', of: ofLine((goods) => goods.deliveredOn ?? ''), group: 'lines' },
  { name: 'due_terms', of: ofFirst((one) => ruleWords(one.termsRule)), group: 'terms' },
  { name: 'due_reason', of: ofFirst((one) => one.dueReason), group: 'reason' },
  {
    name: 'first_due_on',
    of: ({ instalment, changes }) => (changes.length === 0 ? '' : (instalment?.firstDueOn ?? '')),
    group: 'changes',
  },
  { name: 'due_changes', of: ({ changes }) => dueChangesText(changes), group: 'changes' },
  { name: 'disputed_on', of: ofInstalment((one) => one.disputedOn ?? ''), group: 'dispute' },
  { name: 'dispute_reason', of: ofInstalment((one) => one.disputeReason ?? ''), group: 'dispute' },
];

/** In words that an import reads back to the same terms; `''` where none were kept. */
function ruleWords(termsRule: string): string {
  const terms = termsRule === '' ? null : readTerms(JSON.parse(termsRule));
  return terms?.ok === true ? formatTerms(terms.value) : '';
}

const PLAIN_QUANTITY = /^(?:|(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/;

/** One line that `goods` and `quantity` say whole: an import makes it of them by itself. */
const isPlain = ([line, ...others]: readonly ExchangeGoodsLine[]): boolean =>
  line !== undefined &&
  others.length === 0 &&
  line.description !== '' &&
  [line.code, line.unit, line.unitPrice].every((text) => text === '') &&
  line.netMinor === null &&
  line.deliveredOn === null &&
  PLAIN_QUANTITY.test(line.quantity);

/** `instalments`: those of an invoice one after the other, by due date. */
export function invoicesFile(
  instalments: readonly ExchangeInstalment[],
  goods: ReadonlyMap<number, readonly ExchangeGoodsLine[]>,
  changes: ReadonlyMap<number, readonly ExchangeDueChange[]>,
): FileOut {
  const rows: Row[] = [];
  instalments.forEach((instalment, at) => {
    const lines = goods.get(instalment.invoiceId) ?? [];
    const rowOf = (n: number, part: ExchangeInstalment | null): Row => {
      const line = lines[n];
      return {
        invoice: instalment,
        instalment: part,
        changes: part === null ? [] : (changes.get(part.itemId) ?? []),
        line: line === undefined || isPlain(lines) ? null : { number: n + 1, goods: line },
        isFirst: n === 0,
        hasLines: lines.length > 0 && !isPlain(lines),
      };
    };
    rows.push(rowOf(instalment.position - 1, instalment));
    if (instalments[at + 1]?.invoiceId === instalment.invoiceId) return;
    for (let n = instalment.position; n < lines.length; n += 1) rows.push(rowOf(n, null));
  });
  const notes = (row: Row): string => row.instalment?.notes ?? '';
  const further = furtherColumnsOf('invoices', rows.map(notes));
  const table = exchangeTable(COLUMNS, rows);
  return exchangeFile(
    'invoices.csv',
    [...table.headers, ...further.headers],
    table.rows.map((cells, at) => [...cells, ...further.of(notes(rows[at] as Row))]),
  );
}
