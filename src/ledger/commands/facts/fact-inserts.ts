/**
 * Inserts of the fact tables, compiled once. Ids are given here (the last one and on), so that no
 * row waits for the database to name the one before it.
 */
import { connectionOf, insertStatement } from '../../connection.ts';
import type { Tx } from '../../handles.ts';
import type { LedgerSchema } from '../../schema.ts';

type Values = readonly (string | number | null)[];
/**
 * Inserts one row (values in the order below, without the id) and returns its id. Values of the
 * further columns may follow, all or none: most rows have none, and a column costs time.
 */
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
  readonly goodsLine: Insert;
  readonly dueChange: Insert;
  readonly writeOff: Insert;
  readonly refund: Insert;
  readonly rate: Insert;
  readonly bankStatement: Insert;
  readonly bankLine: Insert;
}

/** The highest id of a table, 0 when it is empty. */
export const lastId = (tx: Tx, table: keyof LedgerSchema): number =>
  connectionOf(tx).statement<{ id: number | null }>(`select max(id) as id from ${table}`).get()
    ?.id ?? 0;

function numbered<T extends keyof LedgerSchema & string>(
  tx: Tx,
  table: T,
  columns: readonly (keyof LedgerSchema[T] & string)[],
  further: readonly (keyof LedgerSchema[T] & string)[] = [],
): Insert {
  const id0 = 'id' as keyof LedgerSchema[T] & string;
  const statement = insertStatement(tx, table, [id0, ...columns]);
  const whole =
    further.length === 0 ? statement : insertStatement(tx, table, [id0, ...columns, ...further]);
  let id = lastId(tx, table);
  return (values) => {
    id += 1;
    (values.length === columns.length ? statement : whole).run(id, ...values);
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
  invoice: numbered(
    tx,
    'invoices',
    [
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
    ],
    ['kind', 'terms_rule', 'due_reason'],
  ),
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
  receipt: numbered(
    tx,
    'receipts',
    [
      'number',
      'customer_id',
      'received_on',
      'currency',
      'amount_minor',
      'reference',
      'recorded_at',
      'batch_id',
    ],
    ['paid_currency', 'paid_minor', 'rate', 'rate_on', 'rate_source'],
  ),
  allocation: numbered(
    tx,
    'allocations',
    [
      'receipt_id',
      'credit_note_id',
      'instalment_id',
      'reversal_id',
      'effective_on',
      'amount_minor',
      'recorded_at',
      'batch_id',
    ],
    ['write_off_id', 'refund_id'],
  ),
  dispute: numbered(tx, 'disputes', [
    'invoice_id',
    'opened_on',
    'reason',
    'recorded_at',
    'batch_id',
  ]),
  goodsLine: numbered(tx, 'goods_lines', [
    'invoice_id',
    'position',
    'delivered_on',
    'code',
    'description',
    'quantity',
    'unit',
    'unit_price',
    'net_minor',
  ]),
  dueChange: numbered(tx, 'due_changes', ['instalment_id', 'due_on', 'reason', 'recorded_at']),
  writeOff: numbered(tx, 'write_offs', [
    'number',
    'kind',
    'customer_id',
    'instalment_id',
    'effective_on',
    'currency',
    'amount_minor',
    'reason',
    'receipt_id',
    'recorded_at',
    'batch_id',
  ]),
  refund: numbered(tx, 'refunds', [
    'number',
    'customer_id',
    'refunded_on',
    'currency',
    'amount_minor',
    'reason',
    'recorded_at',
    'batch_id',
  ]),
  rate: numbered(tx, 'rates', [
    'base',
    'currency',
    'effective_on',
    'rate',
    'source',
    'recorded_at',
    'batch_id',
  ]),
  bankStatement: numbered(tx, 'bank_statements', [
    'batch_id',
    'recorded_at',
    'kind',
    'account',
    'account_name',
    'bank',
    'currency',
    'number',
    'from_on',
    'to_on',
    'opening_on',
    'opening_minor',
    'closing_on',
    'closing_minor',
    'lines_read',
    'lines_minor',
  ]),
  bankLine: numbered(tx, 'bank_lines', [
    'statement_id',
    'position',
    'account',
    'line_key',
    'booked_on',
    'value_on',
    'currency',
    'amount_minor',
    'is_reversal',
    'bank_reference',
    'end_to_end_id',
    'mandate_id',
    'structured_reference',
    'text',
    'counterparty_name',
    'counterparty_account',
    'counterparty_bank',
    'code',
    'charges_minor',
    'original_currency',
    'original_minor',
    'original_rate',
    'batch_index',
    'batch_count',
    'booking_minor',
    'raw',
    'recorded_at',
    'batch_id',
  ]),
});
