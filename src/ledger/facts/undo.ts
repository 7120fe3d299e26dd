/**
 * Undoes an import batch: every live fact of it is reversed from its own date, so that as of any
 * date it never was. Known at a moment before the undo it still shows.
 *
 *     batch 7: 412 invoices, 61 customer profiles   ->  473 reversals that name batch 7
 *     batch 8: 10,000 bank lines                    ->  one reversal, of the batch
 *
 * What it took back of earlier imports to settle by dates is applied again.
 *
 * What an import can bring, and what from outside keeps it, is in `kinds.ts`.
 */
import { sql, type RawBuilder } from 'kysely';
import {
  isReversible,
  REVERSIBLE_KINDS,
  type FactKind,
  type ReversibleKind,
} from '../../domain/facts/kinds.ts';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { NO_DRAFTS, type AllocationDraft } from '../../domain/facts/drafts.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { connectionOf, kyselyOf } from '../connection.ts';
import type { ReadDb, Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';
import type { LedgerRefusal } from '../refusals.ts';
import { lastId } from '../commands/facts/fact-inserts.ts';
import { ALL_KINDS, factTable, hasBatch, ownDay, type Dependency, type Use } from './kinds.ts';
import { restoreReceipt } from '../commands/bank/restore-receipt.ts';
import { changeDue } from '../commands/facts/change-due.ts';
import { recordFacts } from '../commands/facts/record-facts.ts';
import { liveDocuments } from '../queries/facts/live-documents.ts';
import { isReversalOf, live, liveText } from './live.ts';
import { takeEffect } from './take-effect.ts';
import { count, plural, say, type Text } from '../../domain/texts/text.ts';

export type UndoRefusal = LedgerRefusal<'not_found' | 'already_undone' | 'used_by_later_facts'>;

export interface Undone {
  /** Facts that were reversed. */
  readonly reversed: number;
  /** Customers of the batch that stay, with their names: facts from elsewhere belong to them. */
  readonly customersKept: number;
}

/**
 * Errors: `not_found`; `already_undone`; `used_by_later_facts` (the sentence names the first
 * allocation, letter, match … from outside the batch that hangs on one of its facts, or the first
 * customer that keeps its name where nothing but such customers counts).
 */
export async function undoBatch(
  tx: Tx,
  scope: WriteScope,
  batchId: number,
  reason: string,
): Promise<Result<Undone, UndoRefusal>> {
  const batch = await tx
    .selectFrom('import_batches')
    .select(['file_name', 'recorded_at'])
    .where('id', '=', batchId)
    .executeTakeFirst();
  if (batch === undefined)
    return err({
      code: 'not_found',
      message: say`There is no import batch ${batchId}; the list of imports has the numbers.`,
    });
  const use = await findUseOfBatch(tx, batchId);
  if (use !== null)
    return err({
      code: 'used_by_later_facts',
      message: say`Batch ${batchId} (${batch.file_name}) cannot be undone: ${use}`,
    });
  const firstId = lastId(tx, 'reversals') + 1;
  const reverse = (kind: ReversibleKind, which: RawBuilder<unknown>) =>
    sql`insert into reversals (target_kind, target_id, effective_on, reason, recorded_at, undoes_batch_id)
      select ${kind}, t.id, ${sql.raw(ownDay(kind))}, ${reason}, ${scope.recordedAt}, ${batchId}
      from ${sql.table(factTable(kind).table)} t
      where ${which} and ${live(kind, 't.id')} order by t.id`.execute(kyselyOf(tx));
  for (const { kind, undo } of UNDO_ORDER) {
    if (undo.by === 'each') {
      const only = kind === 'customer_version' ? LEAVES_NOBODY_NAMELESS : (undo.if ?? '1 = 1');
      await reverse(kind, sql`t.batch_id = ${batchId} and ${sql.raw(only)}`);
    } else await reverse(kind, sql`t.recorded_at = ${batch.recorded_at}`);
  }
  const asOne = ALL_KINDS.filter((kind) => factTable(kind).undo?.by === 'as_one').map(
    (kind) => `exists (select 1 from ${factTable(kind).table} o where o.batch_id = t.id)`,
  );
  await reverse('import_batch', sql`t.id = ${batchId} and (${sql.raw(asOne.join(' or '))})`);
  const dues = dueDatesBefore(tx, batch.recorded_at);
  if (dues.length > 0) await reverse('import_batch', sql`t.id = ${batchId}`);
  const reversed = lastId(tx, 'reversals') - firstId + 1;
  const kept = await customersKept(tx, batchId);
  if (reversed === 0 && kept.first !== null)
    return err({
      code: 'used_by_later_facts',
      message: say`Only ${count(kept.customers, 'customer')} of batch ${batchId} (${batch.file_name}) still ${plural(kept.customers, 'counts', 'count')}, and facts from elsewhere belong to ${kept.first}: undo or reverse those first.`,
    });
  if (reversed === 0)
    return err({
      code: 'already_undone',
      message: say`Batch ${batchId} (${batch.file_name}) is undone already: nothing of it counts any more.`,
    });
  await takeEffect(tx, scope, firstId);
  await restoreTakenBack(tx, scope, batch.recorded_at);
  for (const { itemId, dueOn } of dues)
    await changeDue(tx, scope, { itemId, dueOn, reason: `${batch.file_name} was undone` });
  return ok({ reversed, customersKept: kept.customers });
}

/**
 * What the import had taken back of earlier ones is applied again as it was, under the import that brought it: as
 * far as there is room, because the money may have found another use since.
 */
async function restoreTakenBack(tx: Tx, scope: WriteScope, recordedAt: Instant): Promise<void> {
  const receipts = connectionOf(tx)
    .statement<{ reversalId: number; batchId: number | null }>(
      `select r.id as reversalId, d.batch_id as batchId
       from reversals r join receipts d on ${isReversalOf('r', 'receipt', 'd.id')}
       where r.recorded_at = ? and r.undoes_batch_id is null order by r.id`,
    )
    .all(recordedAt);
  // What cannot be restored has been settled otherwise since.
  for (const { reversalId, batchId } of receipts)
    await restoreReceipt(tx, scope, reversalId, batchId);
  const rows = connectionOf(tx)
    .statement<
      AllocationDraft & {
        readonly batchId: number;
        readonly itemId: number;
        readonly creditId: number;
      }
    >(
      `select case when a.receipt_id is null then 'credit_note' else 'receipt' end as sourceKind,
         coalesce(d.number, k.number) as source, coalesce(d.id, k.id) as creditId, i.number as invoice,
         n.position, n.id as itemId, a.effective_on as effectiveOn, a.amount_minor as amountMinor, a.batch_id as batchId
       from reversals r join allocations a on ${isReversalOf('r', 'allocation', 'a.id')}
         join instalments n on n.id = a.instalment_id join invoices i on i.id = n.invoice_id
         left join receipts d on d.id = a.receipt_id left join credit_notes k on k.id = a.credit_note_id
       where r.recorded_at = ? and r.undoes_batch_id is null and a.batch_id is not null
         and ${liveText('invoice', 'i.id')} and ${liveText('receipt', 'a.receipt_id')}
         and ${liveText('credit_note', 'a.credit_note_id')} order by a.effective_on, a.id`,
    )
    .all(recordedAt);
  const live = liveDocuments(tx);
  for (const { batchId, itemId, creditId, ...allocation } of rows) {
    const amountMinor = Math.min(
      allocation.amountMinor,
      live.roomOfItem(itemId, allocation.effectiveOn),
      live.roomOfCredit(allocation.sourceKind, creditId, allocation.effectiveOn),
    );
    if (amountMinor > 0)
      await recordFacts(
        tx,
        scope,
        { ...NO_DRAFTS, allocations: [{ ...allocation, amountMinor }] },
        { batchId },
      );
  }
}

/** Due dates that the import changed of invoices that stay, and that nobody changed since: as they were before. */
const dueDatesBefore = (
  db: ReadDb,
  recordedAt: Instant,
): readonly { readonly itemId: number; readonly dueOn: IsoDate }[] =>
  connectionOf(db)
    .statement<{ itemId: number; dueOn: IsoDate }>(
      `select n.id as itemId, coalesce((select b.due_on from due_changes b
           where b.instalment_id = n.id and b.id < d.id order by b.id desc limit 1), n.due_on) as dueOn
       from due_changes d join instalments n on n.id = d.instalment_id
       where d.recorded_at = ? and ${liveText('invoice', 'n.invoice_id')}
         and not exists (select 1 from due_changes x where x.instalment_id = n.id and x.id > d.id)`,
    )
    .all(recordedAt);

/** `first`: a code, in the order in which they were brought in; null: nobody keeps a name. */
async function customersKept(
  db: ReadDb,
  batchId: number,
): Promise<{ readonly customers: number; readonly first: string | null }> {
  const { rows } = await sql<{ code: string }>`
    select distinct c.code, c.id from customer_versions t join customers c on c.id = t.customer_id
    where t.batch_id = ${batchId} and ${live('customer_version', 't.id')}
    order by c.id`.execute(kyselyOf(db));
  return { customers: rows.length, first: rows[0]?.code ?? null };
}

/** What is taken back together with its document comes after the documents. */
const UNDO_ORDER = REVERSIBLE_KINDS.flatMap((kind) => {
  const { undo } = factTable(kind);
  return undo === null || undo.by === 'as_one' ? [] : [{ kind, undo }];
}).sort((a, b) => a.undo.order - b.undo.order);

/**
 * A customer version `t` goes, unless the customer would be left nameless with facts that stay: there is
 * another version, or nothing of the customer is left. So a customer with a contract, a letter or a
 * case fact keeps its name.
 */
const LEAVES_NOBODY_NAMELESS = `(
  exists (select 1 from customer_versions o where o.customer_id = t.customer_id
    and (o.batch_id is null or o.batch_id <> t.batch_id) and ${liveText('customer_version', 'o.id')})
  or (${ALL_KINDS.filter(
    (kind) =>
      factTable(kind).customer === 't.customer_id' &&
      kind !== 'customer_version' &&
      kind !== 'customer_alias',
  )
    .map(
      (kind) => `not exists (select 1 from ${factTable(kind).table} d
        where d.customer_id = t.customer_id ${isReversible(kind) ? `and ${liveText(kind, 'd.id')}` : ''})`,
    )
    .join(' and ')}))`;

/** One sentence about the first use found, or null when the batch can be undone. */
async function findUseOfBatch(db: ReadDb, batchId: number): Promise<Text | null> {
  for (const kind of ALL_KINDS)
    for (const dependency of factTable(kind).hangsOn) {
      const sentence = await findUse(db, kind, dependency, batchId);
      if (sentence !== null) return sentence;
    }
  return null;
}

async function findUse(
  db: ReadDb,
  kind: FactKind,
  { on, reach, where, columns, keepsImport }: Dependency,
  batchId: number,
): Promise<Text | null> {
  const { table: parent, undo } = factTable(on);
  if (undo === null) return null;
  const conditions = [
    ...(isReversible(on) ? [liveText(on, 'p.id')] : []),
    ...(isReversible(kind) ? [liveText(kind, 't.id')] : []),
    ...(where === undefined ? [] : [where]),
  ];
  const { rows } = await sql<Use & { readonly fromBatch: number | null }>`
    select ${sql.raw(columns)}, ${sql.raw(hasBatch(kind) ? 't.batch_id' : 'null')} as "fromBatch"
    from ${sql.raw(`${parent} p ${reach}`)}
    where p.batch_id = ${batchId} and ${sql.raw(conditions.join(' and '))}
      ${hasBatch(kind) ? sql`and (t.batch_id is null or t.batch_id <> ${batchId})` : sql``}
    limit 1`.execute(kyselyOf(db));
  const [use] = rows;
  if (use === undefined) return null;
  return keepsImport(
    use,
    use.fromBatch === null ? say`recorded by hand` : say`of batch ${use.fromBatch}`,
  );
}
