/**
 * What keeps a fact from being reversed: a later fact that would hang in the air.
 *
 *     receipt R-9, 20.00 of it given back by refund RF-2    reverse the refund first
 *     C9 merged into C4, R-9 of C4 applied to INV-3 of C9   reverse the allocation first
 *     600.00 of R-1 to INV-7, 200.00 of it taken back by a  reverse that row first
 *     row of an imported history
 */
import { sql } from 'kysely';
import { isReversible, type ReversibleKind } from '../../domain/facts/kinds.ts';
import { connectionOf, kyselyOf } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import { survivorsNow } from '../queries/customers/survivors.ts';
import { dependentsOf, factTable, type ReversalTarget, type Use } from './kinds.ts';
import { live, liveText } from './live.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { day, list, plural, say, type Text } from '../../domain/texts/text.ts';

/** A whole sentence about the first blocker found, or null. Facts that are `goingToo` block nothing. */
export function findBlocker(
  db: ReadDb,
  targets: readonly ReversalTarget[],
  goingToo: readonly ReversalTarget[] = targets,
): Text | null {
  for (const target of targets) {
    const blocker =
      blockedByDependent(db, target, goingToo) ??
      ALSO_BLOCKED_BY[target.kind]?.(db, target.id, goingToo) ??
      null;
    if (blocker !== null) return blocker;
  }
  return null;
}

type FindBlocker = (db: ReadDb, id: number, goingToo: readonly ReversalTarget[]) => Text | null;

/** Beyond what the register says hangs on a fact of the kind and must be reversed first. */
const ALSO_BLOCKED_BY: Partial<Record<ReversibleKind, FindBlocker>> = {
  allocation: (db, id, goingToo) => takenBackBelowZero(db, 'allocation', id, goingToo),
  write_off: (db, id, goingToo) => takenBackBelowZero(db, 'write_off', id, goingToo),
  refund: (db, id, goingToo) => takenBackBelowZero(db, 'refund', id, goingToo),
  customer_merge: (db, id) => appliedAcross(db, id),
};

function blockedByDependent(
  db: ReadDb,
  target: ReversalTarget,
  goingToo: readonly ReversalTarget[],
): Text | null {
  for (const { kind, dependency } of dependentsOf(target.kind)) {
    if (dependency.then !== 'blocks') continue;
    const isLive = isReversible(kind) ? ` and ${liveText(kind, 't.id')}` : '';
    const uses = connectionOf(db)
      .statement<Use & { readonly dependentId: number }>(
        `select t.id as dependentId, ${dependency.columns}
         from ${factTable(target.kind).table} p ${dependency.reach}
         where p.id = ? and ${dependency.where ?? '1 = 1'}${isLive} order by t.id`,
      )
      .all(target.id);
    const use = uses.find(
      ({ dependentId }) => !goingToo.some((one) => one.kind === kind && one.id === dependentId),
    );
    if (use !== undefined) return dependency.sentence(use);
  }
  return null;
}

/** A fact below zero takes others of its pair back; without them the pair would fall below zero. */
function takenBackBelowZero(
  db: ReadDb,
  kind: 'allocation' | 'write_off' | 'refund',
  id: number,
  targets: readonly ReversalTarget[],
): Text | null {
  const own = kind === 'allocation' ? 't.id = ?' : `t.${kind}_id = ? and t.reversal_id is null`;
  const rows = connectionOf(db)
    .statement<{ id: number; allocationId: number; on: IsoDate }>(
      `select coalesce(x.write_off_id, x.refund_id, x.id) as id, x.id as allocationId, x.effective_on as "on"
       from allocations t join allocations x
         on x.receipt_id is t.receipt_id and x.credit_note_id is t.credit_note_id
         and x.instalment_id is t.instalment_id
         and (x.write_off_id is null) = (t.write_off_id is null) and (x.refund_id is null) = (t.refund_id is null)
       where ${own} and t.amount_minor > 0 and x.amount_minor < 0 and x.reversal_id is null
         and ${liveText('allocation', 'x.id')}
         and ${liveText('write_off', 'x.write_off_id')}
         and ${liveText('refund', 'x.refund_id')}
       order by x.id`,
    )
    .all(id);
  const [first] = rows.filter(
    (row) => !targets.some((target) => target.kind === kind && target.id === row.id),
  );
  return first === undefined
    ? null
    : say`From ${day(first.on)} on a row of the imported history takes it back (allocation #${first.allocationId}); reverse that row, or undo its import, first.`;
}

interface Across {
  readonly source: string;
  readonly invoice: string;
  readonly creditCustomer: number;
  readonly itemCustomer: number;
}

/**
 * Money applied across two customers that were one: after the undo it would join documents of two.
 * Asked of the customers that the merge brought together, which is few documents of many.
 */
function appliedAcross(db: ReadDb, mergeId: number): Text | null {
  const merges = connectionOf(db)
    .statement<{ id: number; from: number; into: number }>(
      `select m.id, m.from_customer_id as "from", m.into_customer_id as "into" from customer_merges m
       where ${liveText('customer_merge', 'm.id')}`,
    )
    .all();
  const own = merges.find((merge) => merge.id === mergeId);
  if (own === undefined) return null;
  const into = new Map(
    merges.filter((merge) => merge.id !== mergeId).map((merge) => [merge.from, merge.into]),
  );
  const without = (id: number): number => {
    const next = into.get(id);
    return next === undefined ? id : without(next);
  };
  const together = survivorsNow(db);
  const group = [...together]
    .filter(([, survivor]) => survivor === (together.get(own.into) ?? own.into))
    .map(([id]) => id);
  const query = sql<Across>`
    select coalesce(p.number, k.number) as source, i.number as invoice,
      coalesce(p.customer_id, k.customer_id) as "creditCustomer", i.customer_id as "itemCustomer"
    from invoices i
    cross join instalments n on n.invoice_id = i.id
    cross join allocations a on a.instalment_id = n.id
    left join receipts p on p.id = a.receipt_id
    left join credit_notes k on k.id = a.credit_note_id
    where i.customer_id in (${sql.join([...group, together.get(own.into) ?? own.into])})
      and a.reversal_id is null and coalesce(p.customer_id, k.customer_id) <> i.customer_id
      and ${live('allocation', 'a.id')}
      and ${live('invoice', 'i.id')}
      and ${live('receipt', 'a.receipt_id')}
      and ${live('credit_note', 'a.credit_note_id')}
    order by a.id`.compile(kyselyOf(db));
  const across = connectionOf(db)
    .statement<Across>(query.sql)
    .all(...query.parameters)
    .filter((one) => without(one.creditCustomer) !== without(one.itemCustomer));
  const [first] = across;
  if (first === undefined) return null;
  const named = across.slice(0, 5).map((one) => say`${one.source} to ${one.invoice}`);
  const more = across.length - named.length;
  return more === 0
    ? say`Money was applied across the two customers while they were one (${list(named)}); reverse ${plural(across.length, 'that allocation', 'those allocations')} first.`
    : say`Money was applied across the two customers while they were one (${list(named)} and ${more} more); reverse those allocations first.`;
}
