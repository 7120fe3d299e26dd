/**
 * Takes back what a bank line was taken for, as if nobody had matched it: the line is to be matched
 * again, and what the match recorded in the same command goes with it.
 *
 *     receipt made by the match    reversed from its own day, with its allocations and discounts
 *     receipt that was there       stays; only the match goes
 *     return                       the receipt is recorded again from the day of the return
 *     payer's account learned      forgotten
 */
import { err, ok, type Result } from '../../../domain/result.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb, Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import type { LedgerRefusal } from '../../refusals.ts';
import { findHold } from '../holds.ts';
import { reverseFacts, type ReversalTarget } from '../reversing/reverse.ts';
import { restoreReceipt } from './restore-receipt.ts';

export type UndoMatchRefusal = LedgerRefusal<'not_matched' | 'used_by_later_facts'>;

interface LiveMatch {
  readonly id: number;
  readonly kind: 'receipt' | 'return' | 'refund' | 'aside';
  readonly receiptId: number | null;
  readonly refundId: number | null;
  readonly reversalId: number | null;
  readonly recordedAt: string;
  readonly bookedOn: string;
}

/** Errors: `not_matched`, `used_by_later_facts` (the sentence names the first). Newest match first. */
export async function undoBankMatches(
  tx: Tx,
  scope: WriteScope,
  lineId: number,
  reason: string,
): Promise<Result<{ readonly undone: number }, UndoMatchRefusal>> {
  const matches = liveMatches(tx, lineId);
  if (matches.length === 0)
    return err({
      code: 'not_matched',
      message: 'Nothing of this bank line is matched; there is nothing to undo.',
    });
  const targets: ReversalTarget[] = [];
  for (const match of matches) {
    const made = madeBy(tx, match);
    if (made !== null && made.isReversed)
      return err({
        code: 'used_by_later_facts',
        message: `Receipt ${made.number} of this bank line was taken back from ${made.reversedOn}; undo that first.`,
      });
    if (made !== null) targets.push({ kind: made.kind, id: made.id });
    targets.push({ kind: 'bank_match', id: match.id });
    targets.push(...learnedWith(tx, match));
  }
  const hold = findHold(tx, targets);
  if (hold !== null) return err({ code: 'used_by_later_facts', message: hold });
  // Before anything is written, so that a refusal leaves nothing behind.
  for (const match of matches)
    if (match.kind === 'return') {
      const refused = await restoreReceipt(tx, scope, match.reversalId);
      if (refused !== null) return err({ code: 'used_by_later_facts', message: refused });
    }
  await reverseFacts(tx, scope, { targets, effectiveOn: 'own', reason });
  return ok({ undone: matches.length });
}

const liveMatches = (db: ReadDb, lineId: number): readonly LiveMatch[] =>
  connectionOf(db)
    .statement<LiveMatch>(
      `select m.id, m.kind, m.receipt_id as receiptId, m.refund_id as refundId, m.reversal_id as reversalId,
         m.recorded_at as recordedAt, l.booked_on as bookedOn
       from bank_matches m join bank_lines l on l.id = m.bank_line_id
       where m.bank_line_id = ? and not exists (select 1 from reversals r where r.bank_match_id = m.id)
       order by m.id desc`,
    )
    .all(lineId);

interface Made {
  readonly kind: 'receipt' | 'refund';
  readonly id: number;
  readonly number: string;
  readonly isReversed: boolean;
  readonly reversedOn: string | null;
}

/** The receipt or refund that the match recorded itself: they share their instant. */
function madeBy(db: ReadDb, match: LiveMatch): Made | null {
  if (match.kind !== 'receipt' && match.kind !== 'refund') return null;
  const { kind } = match;
  const row = connectionOf(db)
    .statement<{ number: string; reversedOn: string | null }>(
      `select d.number, r.effective_on as reversedOn from ${kind}s d
       left join reversals r on r.${kind}_id = d.id where d.id = ? and d.recorded_at = ?`,
    )
    .get(kind === 'receipt' ? match.receiptId : match.refundId, match.recordedAt);
  if (row === undefined) return null;
  const id = (kind === 'receipt' ? match.receiptId : match.refundId) ?? 0;
  return { kind, id, ...row, isReversed: row.reversedOn !== null };
}

const learnedWith = (db: ReadDb, match: LiveMatch): readonly ReversalTarget[] =>
  connectionOf(db)
    .statement<{ id: number }>(
      `select a.id from customer_aliases a
       join bank_matches m on m.id = ? join bank_lines l on l.id = m.bank_line_id
       where a.origin = 'learned' and a.recorded_at = m.recorded_at
         and a.folded = replace(upper(l.counterparty_account), ' ', '')
         and not exists (select 1 from reversals r where r.customer_alias_id = a.id)`,
    )
    .all(match.id)
    .map(({ id }) => ({ kind: 'customer_alias', id }));
