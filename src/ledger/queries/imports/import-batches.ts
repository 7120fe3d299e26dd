/** Which files were brought in, what became of their rows, and what was said about them. */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import type { BroughtAmount } from '../../../contract/calls/imports.ts';
import { connectionOf, kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { type Text, textOfStored } from '../../../domain/texts/text.ts';

export interface ImportBatch {
  readonly batchId: number;
  readonly fileName: string;
  readonly kind: string;
  readonly recordedAt: Instant;
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  readonly refused: number;
  /** JSON text of the counts of facts. */
  readonly facts: string;
  readonly mapping: string;
  /** When it was undone, or null. */
  readonly undoneAt: Instant | null;
}

const batchesSql = (where: ReturnType<typeof sql>) => sql<ImportBatch>`
  select b.id as "batchId", b.file_name as "fileName", b.kind, b.recorded_at as "recordedAt",
    b.rows_read as "read", b.rows_new as "new", b.rows_duplicate as "duplicate",
    b.rows_refused as "refused", b.facts, b.mapping,
    (select min(r.recorded_at) from reversals r where r.undoes_batch_id = b.id) as "undoneAt"
  from import_batches b ${where} order by b.id desc`;

/** Newest first. */
export async function importBatches(db: ReadDb): Promise<readonly ImportBatch[]> {
  return (await batchesSql(sql``).execute(kyselyOf(db))).rows;
}

export async function importBatch(db: ReadDb, batchId: number): Promise<ImportBatch | null> {
  const { rows } = await batchesSql(sql`where b.id = ${batchId}`).execute(kyselyOf(db));
  return rows[0] ?? null;
}

/** The newest batch of a file with these bytes (hex SHA-256) that was not undone. */
export async function importOfSameFile(
  db: ReadDb,
  fileSha256: string,
): Promise<ImportBatch | null> {
  const { rows } = await batchesSql(sql`where b.file_sha256 = ${fileSha256}`).execute(kyselyOf(db));
  return rows.find((batch) => batch.undoneAt === null) ?? null;
}

export interface BatchFinding {
  readonly severity: 'refused' | 'warning' | 'note';
  readonly code: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly message: Text;
}

/** In the order in which they were recorded: the worst first. */
export async function batchFindings(
  db: ReadDb,
  batchId: number,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly findings: readonly BatchFinding[] }> {
  const { total } = await db
    .selectFrom('import_findings')
    .where('batch_id', '=', batchId)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const findings = await db
    .selectFrom('import_findings')
    .where('batch_id', '=', batchId)
    .select(['severity', 'code', 'line', 'column_name as column', 'message'])
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return {
    total,
    findings: findings.map(
      (finding) => ({ ...finding, message: textOfStored(finding.message) }) as BatchFinding,
    ),
  };
}

/** What a batch has just recorded, in order of kind and currency. */
export const amountsOfBatch = (db: ReadDb, batchId: number): readonly BroughtAmount[] =>
  connectionOf(db)
    .statement<BroughtAmount>(
      `select 'invoices' as kind, currency, count(*) as count, sum(gross_minor) as amountMinor
         from invoices where batch_id = $batchId group by currency
       union all select 'creditNotes', currency, count(*), sum(amount_minor)
         from credit_notes where batch_id = $batchId group by currency
       union all select 'receipts', currency, count(*), sum(amount_minor)
         from receipts where batch_id = $batchId group by currency`,
    )
    .all({ batchId });

/**
 * Items of the batch's invoices that are open and past due on `today`, and the oldest due date. A batch
 * is recorded in one transaction, so its items have ids without a gap: one stretch of `open_items` is
 * read, instead of looking up the invoice of each of 200,000 (2.5 s of an import of 18).
 */
export async function overdueOfBatch(
  db: ReadDb,
  batchId: number,
  today: IsoDate,
): Promise<{ readonly overdue: number; readonly oldestDueOn: IsoDate | null }> {
  const edge = (of: 'min' | 'max') => sql`(
    select ${sql.raw(of)}(n.id) from instalments n
    where n.invoice_id = (select ${sql.raw(of)}(i.id) from invoices i where i.batch_id = ${batchId}))`;
  const { rows } = await sql<{ overdue: number; oldestDueOn: IsoDate | null }>`
    select count(*) as overdue, min(o.due_on) as "oldestDueOn"
    from open_items o
    where o.instalment_id between ${edge('min')} and ${edge('max')}
      and o.issued_on <= ${today} and o.due_on < ${today} and o.settled_on > ${today}`.execute(
    kyselyOf(db),
  );
  return rows[0] as { overdue: number; oldestDueOn: IsoDate | null };
}
