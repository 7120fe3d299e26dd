/**
 * Inserts of the fact tables. Ids are given here (the last one and on), so that no row waits for the
 * database to name the one before it.
 */
import { connectionOf, insertInto, type NewRow, type Table } from '../../connection.ts';
import type { Tx } from '../../handles.ts';

/** The highest id of a table, 0 when it is empty. */
export const lastId = (tx: Tx, table: Table): number =>
  connectionOf(tx).statement<{ id: number | null }>(`select max(id) as id from ${table}`).get()
    ?.id ?? 0;

/** What inserts one row and returns its id. */
export function numbered<T extends Table>(tx: Tx, table: T): (row: NewRow<T>) => number {
  const insert = insertInto(tx, table);
  let id = lastId(tx, table);
  return (row) => {
    id += 1;
    insert(row, id);
    return id;
  };
}

export type FactInserts = ReturnType<typeof factInserts>;

export const factInserts = (tx: Tx) => ({
  customer: numbered(tx, 'customers'),
  customerVersion: numbered(tx, 'customer_versions'),
  invoice: numbered(tx, 'invoices'),
  instalment: numbered(tx, 'instalments'),
  creditNote: numbered(tx, 'credit_notes'),
  receipt: numbered(tx, 'receipts'),
  allocation: numbered(tx, 'allocations'),
  dispute: numbered(tx, 'disputes'),
  goodsLine: numbered(tx, 'goods_lines'),
  dueChange: numbered(tx, 'due_changes'),
  writeOff: numbered(tx, 'write_offs'),
  refund: numbered(tx, 'refunds'),
  rate: numbered(tx, 'rates'),
  bankStatement: numbered(tx, 'bank_statements'),
  bankLine: numbered(tx, 'bank_lines'),
});
