/**
 * The seven exchange files: which columns each must and may have. UTF-8, comma, decimal point, ISO
 * dates; further columns are kept as notes. Source: product.md, "Exchange CSV".
 *
 *     invoices  invoice,customer,issued_on,due_on,currency,gross[,instalment][,terms]…
 *
 * An invoice has a row an instalment and a row a goods line; the gross of its rows adds up, and a row
 * of goods alone leaves it empty (`drafts/invoices/goods-rows.ts`). Terms are words that
 * `domain/terms` reads back; a cell of several values has one a line. Goods are no file of their own,
 * because they are recorded with their invoice and so taken back by its undo.
 */
import type { ExchangeKind } from './vocabulary.ts';
import { list, say, type Text } from '../../texts/text.ts';

interface ExchangeSpec {
  readonly must: readonly string[];
  readonly may: readonly string[];
}

const EXCHANGE_FILES: Readonly<Record<ExchangeKind, ExchangeSpec>> = {
  customers: {
    must: ['customer', 'name'],
    may: [
      'country',
      'language',
      'currency',
      'tax_id',
      'kind',
      'email',
      'phone',
      'address',
      'terms',
      'credit_limit',
      'governing_law',
      'effective_on',
      'notes',
      // What else it is known by, one a line within the cell.
      'also_codes',
      'also_names',
      'also_accounts',
    ],
  },
  invoices: {
    must: ['invoice', 'customer', 'issued_on', 'due_on', 'currency', 'gross'],
    may: [
      'instalment',
      'terms',
      'contract',
      'po',
      'goods',
      'quantity',
      'disputed',
      'kind',
      // Goods lines, one a row: the first beside the invoice, the others in rows without a gross.
      'line',
      'goods_code',
      'unit',
      'unit_price',
      'line_net',
      'delivered_on',
      // Why it is due when it is.
      'due_terms',
      'due_reason',
      'first_due_on',
      'due_changes',
      'disputed_on',
      'dispute_reason',
    ],
  },
  'credit-notes': {
    must: ['credit_note', 'customer', 'issued_on', 'currency', 'gross'],
    may: ['invoice', 'reference'],
  },
  receipts: {
    must: ['receipt', 'customer', 'received_on', 'currency', 'amount'],
    may: [
      'invoice',
      'reference',
      // Money that came in another currency than the receipt is kept in: all five or none.
      'paid_currency',
      'paid_amount',
      'rate',
      'rate_on',
      'rate_source',
      // Day of the list of open items from which it was concluded: nobody saw the money.
      'per_list_on',
    ],
  },
  allocations: {
    must: ['source', 'invoice', 'effective_on', 'amount'],
    may: [
      'instalment',
      'kind',
      // Of write-offs and refunds: their number, why, and the receipt that a write-off came with.
      'number',
      'reason',
      'receipt',
    ],
  },
  'case-facts': {
    must: ['kind', 'customer', 'on'],
    may: ['key', 'items', 'until', 'currency', 'amount', 'person', 'note', 'details', 'ends'],
  },
  orders: {
    must: ['order', 'customer', 'ordered_on', 'currency', 'gross'],
    may: ['quantity', 'released_on', 'delivered_on', 'invoice'],
  },
};

export const isExchangeKind = (kind: string): kind is ExchangeKind =>
  Object.hasOwn(EXCHANGE_FILES, kind);

/** Every column that a file of this kind may have; others are kept as notes. */
export const exchangeColumnNames = (kind: ExchangeKind): readonly string[] => [
  ...EXCHANGE_FILES[kind].must,
  ...EXCHANGE_FILES[kind].may,
];

const NOTE = ' (note)';
const NOTES = /(?: \(note\))+$/;

/** Header of a note: one that reads like a column of the file says that it is a note. */
export const noteHeader = (kind: ExchangeKind, key: string): string =>
  exchangeColumnNames(kind).includes(key.replace(NOTES, '').trim().toLowerCase())
    ? `${key}${NOTE}`
    : key;

/** Keys of the notes of a file with these headers; those of its own columns stand for nothing. */
export const noteKeys = (
  kind: ExchangeKind,
  headers: readonly string[],
  used: ReadonlySet<number>,
): readonly string[] =>
  headers.map((header, index) => {
    if (used.has(index)) return `column ${index + 1} of ${kind}`;
    const key = header.trim().slice(0, -NOTE.length);
    return header.trim() === noteHeader(kind, key) ? key : header;
  });

/** Column name → zero-based place, of the names that the kind knows. Capitals and blanks around do not matter. */
export function exchangeColumns(
  kind: ExchangeKind,
  headers: readonly string[],
): ReadonlyMap<string, number> {
  const spec = EXCHANGE_FILES[kind];
  const known = new Set([...spec.must, ...spec.may]);
  const places = new Map<string, number>();
  headers.forEach((header, index) => {
    const name = header.trim().toLowerCase();
    if (known.has(name) && !places.has(name)) places.set(name, index);
  });
  return places;
}

/** Why `headers` are not those of `kind`, as the rest of a sentence; null when they are. */
export function wrongHeader(kind: ExchangeKind, headers: readonly string[]): Text | null {
  const places = exchangeColumns(kind, headers);
  const missing = EXCHANGE_FILES[kind].must.filter((name) => !places.has(name));
  if (missing.length === 0) return null;
  const names = list(missing.map((name) => `"${name}"`));
  return say`the header has no column ${names}; a file of ${kind} begins with ${EXCHANGE_FILES[kind].must.join(',')}`;
}

/** That which needs the most columns first: `customer,name` may stand in any of them. */
const BY_NEED = (Object.keys(EXCHANGE_FILES) as readonly ExchangeKind[]).toSorted(
  (a, b) => EXCHANGE_FILES[b].must.length - EXCHANGE_FILES[a].must.length,
);

/** The exchange file that these headers are of, or null. Every column that it must have is there. */
export function recogniseExchange(headers: readonly string[]): ExchangeKind | null {
  for (const kind of BY_NEED) {
    if (wrongHeader(kind, headers) !== null) continue;
    // `customer,name` may stand in any list; in ours most other columns are ours as well.
    const known = exchangeColumns(kind, headers).size;
    const isOfWords = kind === 'customers' || kind === 'case-facts';
    if (isOfWords && (known < Math.min(3, headers.length) || known * 2 < headers.length)) continue;
    return kind;
  }
  return null;
}
