/**
 * What a command wrote, row by row, under a hash that stands in its journal entry.
 *
 *     sealed_rows   seq 7   invoices      rows 41 … 452   version 8   sha256 of each row as JSON, a line each
 *                   seq 7   instalments   rows 41 … 460   version 8   …
 *     journal       seq 7   rows_sha256 = sha256 of these lines, and part of the hash of the entry
 *
 * Facts are added, never edited, and their ids rise: what a command wrote is the end of each table. It is read
 * back from the tables before the commit, so that what is hashed is what is in the file. Columns are those of the
 * ledger version that wrote them: one that a later migration adds is not part of older rows. A migration that
 * changes values of older rows has to seal them anew (`sealEverything`), after `verify` held.
 *
 * Speed: SQLite makes the JSON of 500 rows at a time, 0.8 µs a row of 17 columns with its hash.
 */
import { createHash } from 'node:crypto';
import type { Connection, Table } from './connection.ts';
import type { SealedRowsTable } from './schema/journal.ts';

/**
 * The tables that are only added to, with the column by which they grow. Not among them: the journal, which has a
 * chain of its own, and files that are kept under the hash of their bytes. A test compares them with the triggers.
 */
export const SEALED_TABLES = {
  allocations: 'id',
  attachment_removals: 'id',
  attachments: 'id',
  bank_account_versions: 'id',
  bank_lines: 'id',
  bank_matches: 'id',
  bank_statements: 'id',
  case_fact_items: 'case_fact_id',
  case_facts: 'id',
  company_versions: 'id',
  contract_versions: 'id',
  credit_notes: 'id',
  customer_aliases: 'id',
  customer_merges: 'id',
  customer_profiles: 'id',
  customer_versions: 'id',
  customers: 'id',
  dispute_resolutions: 'id',
  disputes: 'id',
  due_changes: 'id',
  goods_lines: 'id',
  import_batches: 'id',
  import_findings: 'id',
  import_mappings: 'id',
  instalments: 'id',
  invoices: 'id',
  legal_rates: 'id',
  letter_cancellations: 'id',
  letter_items: 'letter_id',
  letters: 'id',
  policy_versions: 'id',
  rates: 'id',
  receipts: 'id',
  refunds: 'id',
  reversals: 'id',
  write_offs: 'id',
} as const satisfies Partial<Record<Table, string>>;

export type SealedTable = keyof typeof SEALED_TABLES;
export const sealedTables = Object.keys(SEALED_TABLES) as readonly SealedTable[];

/** What an entry wrote into one table: rows above `from_id`, up to `to_id`. */
export type Seal = Omit<SealedRowsTable, 'seq'>;

const ROWS_AT_ONCE = 500;

/** `columns`: of the table as the ledger version of the seal had them. */
export function* hashedRows(
  connection: Connection,
  table: SealedTable,
  columns: readonly string[],
  { from_id, to_id }: Pick<Seal, 'from_id' | 'to_id'>,
): Generator<undefined, string> {
  const id = SEALED_TABLES[table];
  const rows = connection.rawStatement<readonly [lines: string | null]>(
    `select group_concat(json_array(${columns.join(', ')}), char(10)) from
       (select * from ${table} where ${id} > ? and ${id} <= ? order by ${columns.slice(0, 2).join(', ')})`,
  );
  const hash = createHash('sha256');
  for (let at = from_id; at < to_id; at += ROWS_AT_ONCE) {
    const [lines] = rows.get(at, Math.min(to_id, at + ROWS_AT_ONCE)) ?? [null];
    if (lines !== null) hash.update(`${lines}\n`);
    yield undefined;
  }
  return hash.digest('hex');
}

/** What was written since the last seals: where each table ends, and where it ended then. */
const endsOf = (connection: Connection): string =>
  sealedTables
    // A migration of today may run before a later one has made them all.
    .filter((table) => connection.columnsOf(table).length > 0)
    .map(
      (table) =>
        `select '${table}' as table_name,
           coalesce((select max(to_id) from sealed_rows where table_name = '${table}'), 0) as from_id,
           coalesce((select max(${SEALED_TABLES[table]}) from ${table}), 0) as to_id`,
    )
    .join(' union all ');

/** Seals of all that is not sealed yet, by table; gives way after each 500 rows. */
export function* sealsOfNewRows(
  connection: Connection,
  version: number,
): Generator<undefined, readonly Seal[]> {
  const seals: Seal[] = [];
  const ends = connection.statement<Pick<Seal, 'from_id' | 'to_id'> & { table_name: SealedTable }>(
    `select * from (${endsOf(connection)}) where to_id > from_id`,
  );
  for (const end of ends.all()) {
    const columns = connection.columnsOf(end.table_name);
    const sha256 = yield* hashedRows(connection, end.table_name, columns, end);
    seals.push({ ...end, version, sha256 });
  }
  return seals;
}

/** What `journal.rows_sha256` holds. */
export const sealsHash = (seals: readonly Seal[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        seals
          .map((seal) => [seal.table_name, seal.from_id, seal.to_id, seal.version, seal.sha256])
          .sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
      ),
    )
    .digest('hex');

export function writeSeals(connection: Connection, seq: number, seals: readonly Seal[]): void {
  const insert = connection.statement(
    `insert into sealed_rows (seq, table_name, from_id, to_id, version, sha256) values (?, ?, ?, ?, ?, ?)`,
  );
  for (const seal of seals)
    insert.run(seq, seal.table_name, seal.from_id, seal.to_id, seal.version, seal.sha256);
}

/** All of it at once, for who need not give way. */
export function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
