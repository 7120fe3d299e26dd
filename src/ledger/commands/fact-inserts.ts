/**
 * Inserts of the fact tables, compiled once. Ids are given here (the last one and on), so that no
 * row waits for the database to name the one before it.
 */
import { connectionOf, insertStatement } from '../connection.ts';
import type { Tx } from '../handles.ts';
import type { LedgerSchema } from '../schema.ts';

type Values = readonly (string | number | null)[];
/** Inserts one row (values in the order below, without the id) and returns its id. */
type Insert = (values: Values) => number;

export interface FactInserts {
  readonly customer: Insert;
  readonly customerVersion: Insert;
  readonly invoice: Insert;
  readonly instalment: Insert;
  readonly creditNote: Insert;
  readonly receipt: Insert;
  readonly allocation: Insert;
  readonly dispute: Insert;
}

/** The highest id of a table, 0 when it is empty. */
export const lastId = (tx: Tx, table: keyof LedgerSchema): number =>
  connectionOf(tx).statement<{ id: number | null }>(`select max(id) as id from ${table}`).get()
    ?.id ?? 0;

function numbered<T extends keyof LedgerSchema & string>(
  tx: Tx,
  table: T,
  columns: readonly (keyof LedgerSchema[T] & string)[],
): Insert {
  const statement = insertStatement(tx, table, [
    'id' as keyof LedgerSchema[T] & string,
    ...columns,
  ]);
  let id = lastId(tx, table);
  return (values) => {
    id += 1;
    statement.run(id, ...values);
    return id;
  };
}

export const factInserts = (tx: Tx): FactInserts => ({
  customer: numbered(tx, 'customers', ['code', 'recorded_at', 'batch_id']),
  customerVersion: numbered(tx, 'customer_versions', [
    'customer_id',
    'effective_on',
    'recorded_at',
    'name',
    'country',
    'language',
    'currency',
    'tax_id',
    'kind',
    'email',
    'phone',
    'address',
    'terms',
    'credit_limit_minor',
    'governing_law',
    'notes',
    'batch_id',
  ]),
  invoice: numbered(tx, 'invoices', [
    'number',
    'customer_id',
    'issued_on',
    'currency',
    'gross_minor',
    'terms',
    'contract',
    'po',
    'goods',
    'quantity',
    'notes',
    'recorded_at',
    'batch_id',
  ]),
  instalment: numbered(tx, 'instalments', ['invoice_id', 'position', 'due_on', 'gross_minor']),
  creditNote: numbered(tx, 'credit_notes', [
    'number',
    'customer_id',
    'issued_on',
    'currency',
    'amount_minor',
    'reference',
    'recorded_at',
    'batch_id',
  ]),
  receipt: numbered(tx, 'receipts', [
    'number',
    'customer_id',
    'received_on',
    'currency',
    'amount_minor',
    'reference',
    'recorded_at',
    'batch_id',
  ]),
  allocation: numbered(tx, 'allocations', [
    'receipt_id',
    'credit_note_id',
    'instalment_id',
    'reversal_id',
    'effective_on',
    'amount_minor',
    'recorded_at',
    'batch_id',
  ]),
  dispute: numbered(tx, 'disputes', [
    'invoice_id',
    'opened_on',
    'reason',
    'recorded_at',
    'batch_id',
  ]),
});
