/**
 * `customers.csv`: a row a version, the same customer under its earlier names, each with the day it
 * begins; what else a customer is known by stands in its newest row.
 *
 *     C1,Sol SL,ES,…,2026-01-01
 *     C1,Sol SA,ES,…,2026-05-01, also_codes "C9", also_names "Floreria Sol"
 */
import type { FileOut } from '../../contract/fields.ts';
import { aliasesText } from '../../domain/imports/drafts/customers/alias-cells.ts';
import { minorToDecimal } from '../../domain/money.ts';
import type { ExchangeCustomer } from '../../ledger/queries/exchange/exchange-customers.ts';
import type { ExchangeAlias } from '../../ledger/queries/exchange/exchange-details.ts';
import { exchangeFile, exchangeTable, type ExchangeColumn } from './exchange-csv.ts';
import { furtherColumnsOf } from './further-columns.ts';

type Row = ExchangeCustomer & { readonly aliases: readonly ExchangeAlias[] };

const also =
  (kind: ExchangeAlias['kind']) =>
  ({ aliases }: Row): string =>
    aliasesText(aliases.filter((one) => one.kind === kind).map(({ value }) => value));

// What an import kept as columns is JSON; what somebody wrote is words.
const isColumns = ({ notes }: Row): boolean => notes.startsWith('{');

const COLUMNS: readonly ExchangeColumn<Row>[] = [
  { name: 'customer', of: (row) => row.code },
  { name: 'name', of: (row) => row.name },
  { name: 'country', of: (row) => row.country ?? '' },
  { name: 'language', of: (row) => row.language ?? '' },
  { name: 'currency', of: (row) => row.currency ?? '' },
  { name: 'tax_id', of: (row) => row.taxId },
  { name: 'kind', of: (row) => row.kind },
  { name: 'email', of: (row) => row.email },
  { name: 'phone', of: (row) => row.phone },
  { name: 'address', of: (row) => row.address },
  { name: 'terms', of: (row) => row.terms },
  {
    name: 'credit_limit',
    of: (row) =>
      row.creditLimitMinor === null || row.currency === null
        ? ''
        : minorToDecimal(row.creditLimitMinor, row.currency),
  },
  { name: 'governing_law', of: (row) => row.governingLaw },
  { name: 'effective_on', of: (row) => row.effectiveOn },
  { name: 'notes', of: (row) => (isColumns(row) ? '' : row.notes), group: 'notes' },
  { name: 'also_codes', of: also('code'), group: 'codes' },
  { name: 'also_names', of: also('name'), group: 'names' },
  { name: 'also_accounts', of: also('account'), group: 'accounts' },
];

/** `customers`: by code, oldest version first. */
export function customersFile(
  customers: readonly ExchangeCustomer[],
  aliases: ReadonlyMap<string, readonly ExchangeAlias[]>,
): FileOut {
  const rows = customers.map((one, at): Row => {
    const isNewest = customers[at + 1]?.code !== one.code;
    return { ...one, aliases: isNewest ? (aliases.get(one.code) ?? []) : [] };
  });
  const notes = (row: Row): string => (isColumns(row) ? row.notes : '');
  const further = furtherColumnsOf('customers', rows.map(notes));
  const table = exchangeTable(COLUMNS, rows);
  return exchangeFile(
    'customers.csv',
    [...table.headers, ...further.headers],
    table.rows.map((cells, at) => [...cells, ...further.of(notes(rows[at] as Row))]),
  );
}
