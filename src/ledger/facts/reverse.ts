/**
 * Corrects facts by counter-facts. The first fact stays readable for ever; from `effectiveOn` on it
 * no longer counts.
 *
 *     reverseFacts(tx, scope, { targets: [{ kind: 'receipt', id: 7 }], effectiveOn: '2026-03-05', reason: 'bounced' })
 */
import { laterOf, type IsoDate } from '../../domain/dates.ts';
import { connectionOf, insertInto } from '../connection.ts';
import type { ReadDb, Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';
import { lastId } from '../commands/facts/fact-inserts.ts';
import { findBlocker } from './blockers.ts';
import { factTable, ownDay, type ReversalTarget } from './kinds.ts';
import { reversedText } from './live.ts';
import { takeEffect } from './take-effect.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';

export type { ReversalTarget };

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

/** An allocation counts as taken back when its receipt, credit note or invoice was reversed. */
const TAKEN_BACK = `or ${reversedText('receipt', 't.receipt_id')}
  or ${reversedText('credit_note', 't.credit_note_id')}
  or ${reversedText('invoice', '(select n.invoice_id from instalments n where n.id = t.instalment_id)')}`;

/**
 * What a service asks before it reverses; null when there is no such fact. An allocation that a
 * correction, a write-off or a refund made is not one to reverse: they are.
 */
export function findReversible(db: ReadDb, { kind, id }: ReversalTarget): Reversible | null {
  const { table } = factTable(kind);
  const isAllocation = kind === 'allocation';
  const row = connectionOf(db)
    .statement<{ ownDate: IsoDate; reversed: number }>(
      `select ${ownDay(kind)} as ownDate,
         (${reversedText(kind, 't.id')} ${isAllocation ? TAKEN_BACK : ''}) as reversed
       from ${table} t where t.id = ? ${isAllocation ? 'and t.reversal_id is null and t.write_off_id is null and t.refund_id is null' : ''}`,
    )
    .get(id);
  return row === undefined ? null : { ownDate: row.ownDate, isReversed: row.reversed === 1 };
}

/**
 * Returns the ids of the reversals, in the order of the targets. Throws when a target is missing,
 * reversed already, dated after `effectiveOn`, or blocked by a later fact (`blockers.ts`).
 *
 * What goes along with a fact (`kinds.ts`) is reversed too, from the same day or its own if that is
 * later.
 */
export async function reverseFacts(
  tx: Tx,
  scope: WriteScope,
  request: ReversalRequest,
): Promise<readonly number[]> {
  const firstId = lastId(tx, 'reversals') + 1;
  const ids: number[] = [];
  const insert = insertInto(tx, 'reversals');
  for (const target of request.targets) {
    const blocker = findBlocker(tx, [target], request.targets);
    if (blocker !== null) throw new Error(render(blocker, ENGLISH));
    const found = findReversible(tx, target);
    const what = `${target.kind} ${target.id}`;
    if (found === null) throw new Error(`${what} is not in the ledger`);
    if (found.isReversed) throw new Error(`${what} is reversed already`);
    const on = request.effectiveOn === 'own' ? found.ownDate : request.effectiveOn;
    if (on !== laterOf(on, found.ownDate))
      throw new Error(`${what} of ${found.ownDate} cannot be reversed from ${on}`);
    const id = firstId + ids.length;
    insert(
      {
        target_kind: target.kind,
        target_id: target.id,
        effective_on: on,
        reason: request.reason,
        recorded_at: scope.recordedAt,
        undoes_batch_id: null,
      },
      id,
    );
    ids.push(id);
    if (ids.length % TARGETS_PER_CHECKPOINT === 0) await request.checkpoint?.(ids.length);
  }
  await takeEffect(tx, scope, firstId, {
    isReturn: request.isReturn === true,
    checkpoint: async () => request.checkpoint?.(ids.length),
  });
  return ids;
}
