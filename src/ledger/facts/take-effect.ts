/**
 * What follows from reversals that were just inserted: allocations taken back, documents closed,
 * projections refreshed. Set-based, so that undoing 200,000 rows is a handful of statements.
 *
 *     invoice reversed from E   every allocation of it, day by day, is mirrored on max(E, its day),
 *                               then +gross without a credit side on E
 *     receipt reversed from E   the same from its side, then +amount without a debit side on E
 *     allocation reversed       mirrored once
 *     write-off, refund         its own allocation mirrored
 *
 * Facts that go along with them (`kinds.ts`) are reversed first: the write-offs of an invoice, the match
 * of a receipt.
 *
 * Mirroring sums per other side and day, so a pair that was taken back before adds nothing, and
 * invoices go before receipts, so that what one reversal mirrored the next does not mirror again.
 */
import { sql, type RawBuilder } from 'kysely';
import { REVERSIBLE_KINDS, type ReversibleKind } from '../../domain/facts/kinds.ts';
import { kyselyOf } from '../connection.ts';
import { adjustmentMovements } from '../queries/aging/control-account.ts';
import type { Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';
import { derivedCreditNotes, derivedOpenItems, derivedReceipts } from '../projections/derive.ts';
import { refreshBankLines, refreshCustomersOf } from '../projections/refresh.ts';
import { lastId } from '../commands/facts/fact-inserts.ts';
import { dependentsOf, factTable, ownDay } from './kinds.ts';
import { isReversalOf, liveText } from './live.ts';

const INTO = sql.raw(
  'insert into allocations (receipt_id, credit_note_id, instalment_id, write_off_id, refund_id, reversal_id, effective_on, amount_minor, recorded_at)',
);
const DAY = sql.raw(
  'case when a.effective_on > r.effective_on then a.effective_on else r.effective_on end',
);

/**
 * Applies the reversals with ids from `firstId` on. `cross join` fixes the order of the loops.
 * `checkpoint` is called between the statements.
 */
export async function takeEffect(
  tx: Tx,
  scope: WriteScope,
  firstId: number,
  options: {
    /** The bank took the money back: what `unlessReturned` says stays. */
    readonly isReturn?: boolean;
    readonly checkpoint?: () => Promise<void>;
  } = {},
): Promise<void> {
  const db = kyselyOf(tx);
  const checkpoint = options.checkpoint ?? (() => Promise.resolve());
  await reverseDependents(tx, scope, firstId, options.isReturn === true);
  await checkpoint();
  const at = scope.recordedAt;
  const mirror = (joins: RawBuilder<unknown>, otherSide: RawBuilder<unknown>) => sql`${INTO}
    select a.receipt_id, a.credit_note_id, a.instalment_id, a.write_off_id, a.refund_id, r.id, ${DAY}, -sum(a.amount_minor), ${at}
    from reversals r ${joins}
    where r.id >= ${firstId} and ${otherSide}
    group by r.id, a.receipt_id, a.credit_note_id, a.instalment_id, a.write_off_id, a.refund_id, ${DAY}
    having sum(a.amount_minor) <> 0`;

  for (const own of ['write_off', 'refund'] as const)
    await mirror(
      sql`cross join allocations a on a.${sql.ref(`${own}_id`)} = r.target_id`,
      sql`r.target_kind = ${own}`,
    ).execute(db);

  await mirror(
    sql`cross join allocations a on ${reversalOf('allocation', 'a.id')}`,
    sql`1 = 1`,
  ).execute(db);

  await mirror(
    sql`cross join instalments n on ${reversalOf('invoice', 'n.invoice_id')}
        cross join allocations a on a.instalment_id = n.id`,
    sql`(a.receipt_id is not null or a.credit_note_id is not null or a.write_off_id is not null)`,
  ).execute(db);
  await sql`${INTO} select null, null, n.id, null, null, r.id, r.effective_on, n.gross_minor, ${at}
    from reversals r cross join instalments n on ${reversalOf('invoice', 'n.invoice_id')}
    where r.id >= ${firstId}`.execute(db);

  for (const kind of ['receipt', 'credit_note'] as const) {
    await checkpoint();
    await mirror(
      sql`cross join allocations a on ${reversalOf(kind, `a.${kind}_id`)}`,
      sql`(a.instalment_id is not null or a.refund_id is not null)`,
    ).execute(db);
    await sql`${INTO} select ${kind === 'receipt' ? sql`d.id, null` : sql`null, d.id`},
        null, null, null, r.id, r.effective_on, d.amount_minor, ${at}
      from reversals r cross join ${sql.table(factTable(kind).table)} d on ${reversalOf(kind, 'd.id')}
      where r.id >= ${firstId}`.execute(db);
  }
  await checkpoint();
  await refreshItems(tx, firstId);
  await checkpoint();
  await refreshCredits(tx, firstId);
  await checkpoint();
  await moveControlAccount(tx, firstId);
  await refreshCustomers(tx, firstId);
  await checkpoint();
  await refreshBankLines(
    tx,
    sql`select m.bank_line_id from reversals r join bank_matches m on ${reversalOf('bank_match', 'm.id')}
        where r.id >= ${firstId}
      union select l.id from reversals r join bank_lines l on ${reversalOf('import_batch', 'l.batch_id')}
        where r.id >= ${firstId}`,
  );
}

/** Joins the reversal `r` with the fact whose id is `id`. */
const reversalOf = (kind: ReversibleKind, id: string): RawBuilder<unknown> =>
  sql.raw(isReversalOf('r', kind, id));

/**
 * Facts that make no sense without one that was just reversed, each from the later of the two days,
 * and what goes along with those.
 */
async function reverseDependents(
  tx: Tx,
  scope: WriteScope,
  firstId: number,
  isReturn: boolean,
): Promise<void> {
  const nextId = lastId(tx, 'reversals') + 1;
  for (const parent of REVERSIBLE_KINDS)
    for (const { kind, dependency } of dependentsOf(parent)) {
      if (dependency.then !== 'goes_along' || (isReturn && dependency.unlessReturned === true))
        continue;
      const dependent = kind as ReversibleKind;
      const day = ownDay(dependent);
      await sql`insert into reversals (target_kind, target_id, effective_on, reason, recorded_at, undoes_batch_id)
        select ${dependent}, t.id,
          max(case when ${sql.raw(`${day} > r.effective_on then ${day}`)} else r.effective_on end),
          min(r.reason), ${scope.recordedAt}, min(r.undoes_batch_id)
        from reversals r
        cross join ${sql.table(factTable(parent).table)} p on ${reversalOf(parent, 'p.id')}
        ${sql.raw(dependency.reach)}
        where r.id >= ${firstId} and ${sql.raw(liveText(dependent, 't.id'))}
          and ${sql.raw(dependency.where ?? '1 = 1')} and ${sql.raw(dependency.if ?? '1 = 1')}
        group by t.id order by t.id`.execute(kyselyOf(tx));
    }
  if (lastId(tx, 'reversals') >= nextId) await reverseDependents(tx, scope, nextId, isReturn);
}

const touchedBy = (column: string, firstId: number) =>
  sql`select ${sql.ref(column)} from allocations where reversal_id >= ${firstId} and ${sql.ref(column)} is not null`;

async function refreshItems(tx: Tx, firstId: number): Promise<void> {
  await sql`update open_items set open_minor = d.open_minor, unchanged_from = d.unchanged_from,
      settled_on = d.settled_on, touched_at = d.touched_at
    from (${derivedOpenItems(touchedBy('instalment_id', firstId))}) d
    where open_items.instalment_id = d.instalment_id`.execute(kyselyOf(tx));
}

async function refreshCredits(tx: Tx, firstId: number): Promise<void> {
  for (const [target, derived] of [
    ['receipt_id', derivedReceipts],
    ['credit_note_id', derivedCreditNotes],
  ] as const)
    await sql`update open_credits set left_minor = d.left_minor, unchanged_from = d.unchanged_from,
        used_up_on = d.used_up_on, touched_at = d.touched_at
      from (${derived(touchedBy(target, firstId))}) d
      where open_credits.${sql.ref(target)} = d.${sql.ref(target)}`.execute(kyselyOf(tx));
}

async function moveControlAccount(tx: Tx, firstId: number): Promise<void> {
  for (const [kind, amount] of [
    ['invoice', sql`-d.gross_minor`],
    ['receipt', sql`d.amount_minor`],
    ['credit_note', sql`d.amount_minor`],
  ] as const)
    await sql`insert into receivable_movements (currency, effective_on, amount_minor)
      select d.currency, r.effective_on, sum(${amount})
      from reversals r cross join ${sql.table(factTable(kind).table)} d on ${reversalOf(kind, 'd.id')}
      where r.id >= ${firstId}
      group by d.currency, r.effective_on
      on conflict (currency, effective_on) do update
      set amount_minor = receivable_movements.amount_minor + excluded.amount_minor`.execute(
      kyselyOf(tx),
    );
  await sql`insert into receivable_movements (currency, effective_on, amount_minor)
    select m.currency, m.effective_on, sum(m.amount_minor)
    from (${adjustmentMovements(1, sql`a.reversal_id >= ${firstId}`)}) m
    where 1 = 1
    group by m.currency, m.effective_on
    on conflict (currency, effective_on) do update
    set amount_minor = receivable_movements.amount_minor + excluded.amount_minor`.execute(
    kyselyOf(tx),
  );
}

/** A merge undone: everybody's documents go back to whom they belong to without it. */
async function refreshCustomers(tx: Tx, firstId: number): Promise<void> {
  const { rows } = await sql<{ from: number; into: number }>`
    select m.from_customer_id as "from", m.into_customer_id as "into"
    from reversals r join customer_merges m on ${reversalOf('customer_merge', 'm.id')}
    where r.id >= ${firstId}`.execute(kyselyOf(tx));
  for (const { from, into } of rows) await refreshCustomersOf(tx, [from, into]);
}
