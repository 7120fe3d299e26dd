/**
 * Corrects facts by counter-facts. The first fact stays readable for ever; from `effectiveOn` on it
 * no longer counts.
 *
 *     reverseFacts(tx, scope, { targets: [{ kind: 'receipt', id: 7 }], effectiveOn: '2026-03-05', reason: 'bounced' })
 */
import { laterOf, type IsoDate } from '../../domain/dates.ts';
import { connectionOf, insertStatement } from '../connection.ts';
import type { ReadDb, Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';
import { applyReversals } from './apply-reversals.ts';
import { lastId } from './fact-inserts.ts';

export type ReversibleKind =
  'invoice' | 'credit_note' | 'receipt' | 'allocation' | 'dispute' | 'customer_version';

export interface ReversalTarget {
  readonly kind: ReversibleKind;
  readonly id: number;
}

export interface ReversalRequest {
  readonly targets: readonly ReversalTarget[];
  /** From this date (inclusive); `own`: from each fact's own date, as if it never was. */
  readonly effectiveOn: IsoDate | 'own';
  readonly reason: string;
}

export interface Reversible {
  /** A reversal cannot be effective before this. */
  readonly ownDate: IsoDate;
  /** Reversed, or (an allocation) taken back by the reversal of one of its documents. */
  readonly isReversed: boolean;
}

const KINDS: Readonly<Record<ReversibleKind, { table: string; date: string }>> = {
  invoice: { table: 'invoices', date: 'issued_on' },
  credit_note: { table: 'credit_notes', date: 'issued_on' },
  receipt: { table: 'receipts', date: 'received_on' },
  allocation: { table: 'allocations', date: 'effective_on' },
  dispute: { table: 'disputes', date: 'opened_on' },
  customer_version: { table: 'customer_versions', date: 'effective_on' },
};

/** An allocation counts as taken back when its receipt, credit note or invoice was reversed. */
const TAKEN_BACK = `or exists (select 1 from reversals r where r.receipt_id = t.receipt_id)
  or exists (select 1 from reversals r where r.credit_note_id = t.credit_note_id)
  or exists (select 1 from instalments n join reversals r on r.invoice_id = n.invoice_id
             where n.id = t.instalment_id)`;

/** What a service asks before it reverses; null when there is no such fact (or it is a correction itself). */
export function findReversible(db: ReadDb, target: ReversalTarget): Reversible | null {
  const { table, date } = KINDS[target.kind];
  const isAllocation = target.kind === 'allocation';
  const row = connectionOf(db)
    .statement<{ ownDate: IsoDate; reversed: number }>(
      `select t.${date} as ownDate,
         (exists (select 1 from reversals r where r.${target.kind}_id = t.id) ${isAllocation ? TAKEN_BACK : ''}) as reversed
       from ${table} t where t.id = ? ${isAllocation ? 'and t.reversal_id is null' : ''}`,
    )
    .get(target.id);
  return row === undefined ? null : { ownDate: row.ownDate, isReversed: row.reversed === 1 };
}

/**
 * Returns the ids of the reversals, in the order of the targets. Throws when a target is missing,
 * reversed already, or dated after `effectiveOn`.
 */
export async function reverseFacts(
  tx: Tx,
  scope: WriteScope,
  request: ReversalRequest,
): Promise<readonly number[]> {
  const firstId = lastId(tx, 'reversals') + 1;
  const ids: number[] = [];
  for (const target of request.targets) {
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
  }
  await applyReversals(tx, scope, firstId);
  return ids;
}
