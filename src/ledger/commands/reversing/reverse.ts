/**
 * Corrects facts by counter-facts. The first fact stays readable for ever; from `effectiveOn` on it
 * no longer counts.
 *
 *     reverseFacts(tx, scope, { targets: [{ kind: 'receipt', id: 7 }], effectiveOn: '2026-03-05', reason: 'bounced' })
 */
import { laterOf, type IsoDate } from '../../../domain/dates.ts';
import { connectionOf, insertStatement } from '../../connection.ts';
import type { ReadDb, Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { applyReversals } from './apply-reversals.ts';
import { lastId } from '../facts/fact-inserts.ts';
import { findHold } from '../holds.ts';
import type { ReversalTarget, ReversibleKind } from './reversal-target.ts';

export type { ReversalTarget, ReversibleKind };

export interface ReversalRequest {
  readonly targets: readonly ReversalTarget[];
  /** From this date (inclusive); `own`: from each fact's own date, as if it never was. */
  readonly effectiveOn: IsoDate | 'own';
  readonly reason: string;
  /**
   * The bank took the money back by a line of its own: the line that brought it stays matched, also
   * when the receipt is reversed from its own day on.
   */
  readonly isReturn?: boolean;
  /** Called every few milliseconds with the targets done; may throw to cancel. */
  readonly checkpoint?: (targetsDone: number) => Promise<void>;
}

/** Targets between two checkpoints: about two milliseconds of work. */
const TARGETS_PER_CHECKPOINT = 64;

export interface Reversible {
  /** A reversal cannot be effective before this. */
  readonly ownDate: IsoDate;
  /** Reversed, or (an allocation) taken back by the reversal of one of its documents. */
  readonly isReversed: boolean;
}

/** `date` is SQL over the row `t`. Matches, merges and aliases count from when they were recorded. */
const KINDS: Readonly<Record<ReversibleKind, { table: string; date: string }>> = {
  invoice: { table: 'invoices', date: 't.issued_on' },
  credit_note: { table: 'credit_notes', date: 't.issued_on' },
  receipt: { table: 'receipts', date: 't.received_on' },
  allocation: { table: 'allocations', date: 't.effective_on' },
  dispute: { table: 'disputes', date: 't.opened_on' },
  customer_version: { table: 'customer_versions', date: 't.effective_on' },
  write_off: { table: 'write_offs', date: 't.effective_on' },
  refund: { table: 'refunds', date: 't.refunded_on' },
  bank_match: {
    table: 'bank_matches',
    date: '(select l.booked_on from bank_lines l where l.id = t.bank_line_id)',
  },
  customer_merge: { table: 'customer_merges', date: 'substr(t.recorded_at, 1, 10)' },
  customer_alias: { table: 'customer_aliases', date: 'substr(t.recorded_at, 1, 10)' },
};

/** An allocation counts as taken back when its receipt, credit note or invoice was reversed. */
const TAKEN_BACK = `or exists (select 1 from reversals r where r.receipt_id = t.receipt_id)
  or exists (select 1 from reversals r where r.credit_note_id = t.credit_note_id)
  or exists (select 1 from instalments n join reversals r on r.invoice_id = n.invoice_id
             where n.id = t.instalment_id)`;

/**
 * What a service asks before it reverses; null when there is no such fact. An allocation that a
 * correction, a write-off or a refund made is not one to reverse: they are.
 */
export function findReversible(db: ReadDb, target: ReversalTarget): Reversible | null {
  const { table, date } = KINDS[target.kind];
  const isAllocation = target.kind === 'allocation';
  const row = connectionOf(db)
    .statement<{ ownDate: IsoDate; reversed: number }>(
      `select ${date} as ownDate,
         (exists (select 1 from reversals r where r.${target.kind}_id = t.id) ${isAllocation ? TAKEN_BACK : ''}) as reversed
       from ${table} t where t.id = ? ${isAllocation ? 'and t.reversal_id is null and t.write_off_id is null and t.refund_id is null' : ''}`,
    )
    .get(target.id);
  return row === undefined ? null : { ownDate: row.ownDate, isReversed: row.reversed === 1 };
}

/**
 * Returns the ids of the reversals, in the order of the targets. Throws when a target is missing,
 * reversed already, dated after `effectiveOn`, or held by a later fact (`holds.ts`).
 *
 * What goes with a fact, from the same day or its own if that is later: the write-offs of an invoice,
 * the write-offs that came with a receipt, and, when a receipt or refund is reversed from its own day
 * on (it never was), the match that made it: the bank line is open again.
 */
export async function reverseFacts(
  tx: Tx,
  scope: WriteScope,
  request: ReversalRequest,
): Promise<readonly number[]> {
  const firstId = lastId(tx, 'reversals') + 1;
  const ids: number[] = [];
  for (const target of request.targets) {
    const hold = findHold(tx, [target], request.targets);
    if (hold !== null) throw new Error(hold);
    const found = findReversible(tx, target);
    const what = `${target.kind} ${target.id}`;
    if (found === null) throw new Error(`${what} is not in the ledger`);
    if (found.isReversed) throw new Error(`${what} is reversed already`);
    const on = request.effectiveOn === 'own' ? found.ownDate : request.effectiveOn;
    if (on !== laterOf(on, found.ownDate))
      throw new Error(`${what} of ${found.ownDate} cannot be reversed from ${on}`);
    const id = firstId + ids.length;
    insertStatement(tx, 'reversals', [
      'id',
      `${target.kind}_id`,
      'effective_on',
      'reason',
      'recorded_at',
    ]).run(id, target.id, on, request.reason, scope.recordedAt);
    ids.push(id);
    if (ids.length % TARGETS_PER_CHECKPOINT === 0) await request.checkpoint?.(ids.length);
  }
  await applyReversals(tx, scope, firstId, {
    keepMatches: request.isReturn === true,
    checkpoint: () => request.checkpoint?.(ids.length) ?? Promise.resolve(),
  });
  return ids;
}
