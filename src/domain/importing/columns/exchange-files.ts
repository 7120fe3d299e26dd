/**
 * The five exchange files: which columns each must and may have. UTF-8, comma, decimal point, ISO
 * dates; further columns are kept as notes. Source: product.md, "Exchange CSV".
 *
 *     invoices  invoice,customer,issued_on,due_on,currency,gross[,instalment][,terms]…
 */
import type { ExchangeKind } from './vocabulary.ts';

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
    ],
  },
  invoices: {
    must: ['invoice', 'customer', 'issued_on', 'due_on', 'currency', 'gross'],
    may: ['instalment', 'terms', 'contract', 'po', 'goods', 'quantity', 'disputed', 'kind'],
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
    ],
  },
  allocations: {
    must: ['source', 'invoice', 'effective_on', 'amount'],
    may: ['instalment', 'kind'],
  },
};

export const isExchangeKind = (kind: string): kind is ExchangeKind =>
  Object.hasOwn(EXCHANGE_FILES, kind);

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
export function wrongHeader(kind: ExchangeKind, headers: readonly string[]): string | null {
  const places = exchangeColumns(kind, headers);
  const missing = EXCHANGE_FILES[kind].must.filter((name) => !places.has(name));
  if (missing.length === 0) return null;
  const names = missing.map((name) => `"${name}"`).join(', ');
  return `the header has no column ${names}; a file of ${kind} begins with ${EXCHANGE_FILES[kind].must.join(',')}`;
}

/** The exchange file that these headers are of, or null. Every column that it must have is there. */
export function recogniseExchange(headers: readonly string[]): ExchangeKind | null {
  const order: readonly ExchangeKind[] = [
    'credit-notes',
    'receipts',
    'allocations',
    'invoices',
    'customers',
  ];
  for (const kind of order) {
    if (wrongHeader(kind, headers) !== null) continue;
    // `customer,name` may stand in any list; in ours most other columns are ours as well.
    const known = exchangeColumns(kind, headers).size;
    if (kind === 'customers' && (known < Math.min(3, headers.length) || known * 2 < headers.length))
      continue;
    return kind;
  }
  return null;
}
