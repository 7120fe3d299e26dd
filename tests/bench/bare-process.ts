/**
 * The floor of an import: every row that the import left in a ledger, put into an empty ledger of the
 * same tables and indexes by prepared inserts, in one transaction, under the same pragmas. Rows are
 * in memory before the clock starts. Prints one JSON line.
 *
 *     node bare-process.ts IMPORTED.duebook EMPTY.duebook
 *     {"milliseconds":1630,"rows":604012}
 */
import Sqlite from 'better-sqlite3';
import { tuneWriter } from '../../src/ledger/dialects/sqlite.ts';

export interface BareRun {
  readonly milliseconds: number;
  readonly rows: number;
}

/** Parents before children; `meta` and `company_versions` are already in an empty ledger. */
const TABLES = [
  'import_batches',
  'import_findings',
  'import_mappings',
  'customers',
  'customer_versions',
  'invoices',
  'instalments',
  'credit_notes',
  'receipts',
  'disputes',
  'allocations',
  'open_items',
  'open_credits',
  'receivable_movements',
] as const;

const [imported, empty] = process.argv.slice(2);
if (imported === undefined || empty === undefined)
  throw new Error('IMPORTED.duebook EMPTY.duebook');

const source = new Sqlite(imported, { readonly: true });
const target = new Sqlite(empty, { fileMustExist: true });
tuneWriter(target);

const loads = TABLES.map((table) => {
  const select = source.prepare<unknown[], unknown[]>(`select * from ${table}`);
  const columns = select.columns().map((column) => column.name);
  return {
    rows: select.raw().all(),
    insert: target.prepare<unknown[]>(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    ),
  };
});
source.close();

const began = performance.now();
target.transaction(() => {
  for (const { rows, insert } of loads) for (const row of rows) insert.run(...row);
})();
const milliseconds = performance.now() - began;
target.close();

const rows = loads.reduce((sum, load) => sum + load.rows.length, 0);
process.stdout.write(`${JSON.stringify({ milliseconds, rows } satisfies BareRun)}\n`);
