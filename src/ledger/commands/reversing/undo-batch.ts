/**
 * Undoes an import batch: every live fact of it is reversed from its own date, so that as of any
 * date it never was. Known at a moment before the undo it still shows.
 */
import { sql, type RawBuilder } from 'kysely';
import { err, ok, type Result } from '../../../domain/result.ts';
import { kyselyOf } from '../../connection.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import type { LedgerRefusal } from '../../refusals.ts';
import { applyReversals } from './apply-reversals.ts';
import { lastId } from '../facts/fact-inserts.ts';
import { findLaterUse } from './later-use.ts';

export type UndoRefusal = LedgerRefusal<'not_found' | 'already_undone' | 'used_by_later_facts'>;

/**
 * Errors: `not_found`; `already_undone`; `used_by_later_facts` (the sentence names the first
 * allocation, letter, match … from outside the batch that hangs on one of its facts).
 */
export async function undoBatch(
  tx: Tx,
  scope: WriteScope,
  batchId: number,
  reason: string,
): Promise<Result<{ readonly reversed: number }, UndoRefusal>> {
  const batch = await tx
    .selectFrom('import_batches')
    .select('file_name')
    .where('id', '=', batchId)
    .executeTakeFirst();
  if (batch === undefined)
    return err({
      code: 'not_found',
      message: `There is no import batch ${batchId}; the list of imports has the numbers.`,
    });
  const use = await findLaterUse(tx, batchId);
  if (use !== null)
    return err({
      code: 'used_by_later_facts',
      message: `Batch ${batchId} (${batch.file_name}) cannot be undone: ${use}`,
    });
  const firstId = lastId(tx, 'reversals') + 1;
  await reverseDocuments(tx, scope, batchId, reason);
  await reverseVersions(tx, scope, batchId, reason);
  await reverseAliases(tx, scope, batchId, reason);
  await reverseBankAndRates(tx, scope, batchId, reason);
  const reversed = lastId(tx, 'reversals') - firstId + 1;
  if (reversed === 0)
    return err({
      code: 'already_undone',
      message: `Batch ${batchId} (${batch.file_name}) is undone already: nothing of it counts any more.`,
    });
  await applyReversals(tx, scope, firstId);
  return ok({ reversed });
}

type Insertion = (target: string, date: string, from: RawBuilder<unknown>) => Promise<unknown>;

const reversing =
  (tx: Tx, scope: WriteScope, batchId: number, reason: string): Insertion =>
  (target, date, from) =>
    sql`insert into reversals (${sql.ref(target)}, effective_on, reason, recorded_at, undoes_batch_id)
      select t.id, t.${sql.ref(date)}, ${reason}, ${scope.recordedAt}, ${batchId}
      from ${from}
        and not exists (select 1 from reversals r where r.${sql.ref(target)} = t.id)
      order by t.id`.execute(kyselyOf(tx));

async function reverseDocuments(
  tx: Tx,
  scope: WriteScope,
  batchId: number,
  reason: string,
): Promise<void> {
  const reverse = reversing(tx, scope, batchId, reason);
  await reverse('write_off_id', 'effective_on', sql`write_offs t where t.batch_id = ${batchId}`);
  await reverse('refund_id', 'refunded_on', sql`refunds t where t.batch_id = ${batchId}`);
  await reverse('invoice_id', 'issued_on', sql`invoices t where t.batch_id = ${batchId}`);
  await reverse('credit_note_id', 'issued_on', sql`credit_notes t where t.batch_id = ${batchId}`);
  await reverse('receipt_id', 'received_on', sql`receipts t where t.batch_id = ${batchId}`);
  await reverse('dispute_id', 'opened_on', sql`disputes t where t.batch_id = ${batchId}`);
  // Between documents that stay; the others are taken back with their document.
  await reverse(
    'allocation_id',
    'effective_on',
    sql`allocations t where t.batch_id = ${batchId} and t.write_off_id is null and t.refund_id is null
      and not exists (select 1 from reversals r where r.receipt_id = t.receipt_id)
      and not exists (select 1 from reversals r where r.credit_note_id = t.credit_note_id)
      and not exists (select 1 from instalments n join reversals r on r.invoice_id = n.invoice_id
                      where n.id = t.instalment_id)`,
  );
}

/**
 * Customer versions of the batch go, unless the customer would be left nameless with documents of
 * other batches.
 */
async function reverseVersions(
  tx: Tx,
  scope: WriteScope,
  batchId: number,
  reason: string,
): Promise<void> {
  const noLive = (table: string, target: string) =>
    sql`not exists (select 1 from ${sql.table(table)} d where d.customer_id = t.customer_id
          and not exists (select 1 from reversals r where r.${sql.ref(target)} = d.id))`;
  await reversing(
    tx,
    scope,
    batchId,
    reason,
  )(
    'customer_version_id',
    'effective_on',
    sql`customer_versions t where t.batch_id = ${batchId}
      and (
        exists (select 1 from customer_versions o where o.customer_id = t.customer_id
          and (o.batch_id is null or o.batch_id <> ${batchId})
          and not exists (select 1 from reversals r where r.customer_version_id = o.id))
        or (${noLive('invoices', 'invoice_id')} and ${noLive('receipts', 'receipt_id')}
            and ${noLive('credit_notes', 'credit_note_id')})
      )`,
  );
}

/** Aliases carry no batch: those of an import were recorded in the instant of its batch. */
const reverseAliases = (tx: Tx, scope: WriteScope, batchId: number, reason: string) =>
  sql`insert into reversals (customer_alias_id, effective_on, reason, recorded_at, undoes_batch_id)
    select t.id, substr(t.recorded_at, 1, 10), ${reason}, ${scope.recordedAt}, ${batchId}
    from customer_aliases t join import_batches b on b.recorded_at = t.recorded_at
    where b.id = ${batchId}
      and not exists (select 1 from reversals r where r.customer_alias_id = t.id)
    order by t.id`.execute(kyselyOf(tx));

/**
 * Bank lines and rates are reversed as a batch, by one row: whoever reads them asks whether their
 * batch still counts, so that undoing 10,000 lines does not write 10,000 reversals.
 */
const reverseBankAndRates = (tx: Tx, scope: WriteScope, batchId: number, reason: string) =>
  sql`insert into reversals (import_batch_id, effective_on, reason, recorded_at, undoes_batch_id)
    select ${batchId}, ${scope.recordedAt.slice(0, 10)}, ${reason}, ${scope.recordedAt}, ${batchId}
    where (exists (select 1 from bank_statements s where s.batch_id = ${batchId})
        or exists (select 1 from rates t where t.batch_id = ${batchId}))
      and not exists (select 1 from reversals r where r.import_batch_id = ${batchId})`.execute(
    kyselyOf(tx),
  );
