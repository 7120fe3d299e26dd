/**
 * Write-offs and refunds: a document of their own, and one allocation that does what they say.
 *
 *     write-off W-2026-0001 of 5.00 on INV-7    W-2026-0001 → INV-7      +500, control account −500
 *     refund of 20.00 out of receipt R-9        R-9 → the refund        +2000, control account +2000
 */
import type { RefundDraft, WriteOffDraft } from '../../../domain/facts/drafts.ts';
import { connectionOf } from '../../connection.ts';
import { liveText } from '../../facts/live.ts';
import type { Tx } from '../../handles.ts';
import type { Recording } from '../recording.ts';

function assertFree(tx: Tx, kind: 'write_off' | 'refund', number: string): void {
  const taken = connectionOf(tx)
    .statement(
      `select d.id from ${kind}s d where d.number = ?
         and ${liveText(kind, 'd.id')} limit 1`,
    )
    .get(number);
  if (taken !== undefined) throw new Error(`${kind} ${number} is in the ledger already`);
}

/** Throws when the number is live, the item unknown, or the date before the item's. */
export function recordWriteOff(recording: Recording, draft: WriteOffDraft): void {
  assertFree(recording.tx, 'write_off', draft.number);
  const item = recording.fillable.item(draft.invoice, draft.position);
  const receipt =
    draft.receipt === '' ? null : recording.fillable.credit('receipt', draft.receipt).id;
  if (draft.effectiveOn < item.from)
    throw new Error(
      `write-off ${draft.number}: ${draft.effectiveOn} is before ${draft.invoice} of ${item.from}`,
    );
  const id = recording.insert.writeOff({
    number: draft.number,
    kind: draft.kind,
    customer_id: item.customerId,
    instalment_id: item.id,
    effective_on: draft.effectiveOn,
    currency: item.currency,
    amount_minor: draft.amountMinor,
    reason: draft.reason,
    receipt_id: receipt,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
  });
  item.steps.push({ on: draft.effectiveOn, amount: draft.amountMinor });
  recording.insert.allocation({
    receipt_id: null,
    credit_note_id: null,
    instalment_id: item.id,
    write_off_id: id,
    refund_id: null,
    reversal_id: null,
    effective_on: draft.effectiveOn,
    amount_minor: draft.amountMinor,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
  });
  recording.movements.add(item.currency, draft.effectiveOn, -draft.amountMinor);
}

/** Throws when the number is live, the source unknown, or the date before the source's. */
export function recordRefund(recording: Recording, draft: RefundDraft): void {
  assertFree(recording.tx, 'refund', draft.number);
  const credit = recording.fillable.credit(draft.sourceKind, draft.source);
  if (draft.refundedOn < credit.from)
    throw new Error(
      `refund ${draft.number}: ${draft.refundedOn} is before ${draft.source} of ${credit.from}`,
    );
  const id = recording.insert.refund({
    number: draft.number,
    customer_id: credit.customerId,
    refunded_on: draft.refundedOn,
    currency: credit.currency,
    amount_minor: draft.amountMinor,
    reason: draft.reason,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
  });
  credit.steps.push({ on: draft.refundedOn, amount: draft.amountMinor });
  recording.insert.allocation({
    receipt_id: credit.kind === 'receipt' ? credit.id : null,
    credit_note_id: credit.kind === 'credit_note' ? credit.id : null,
    instalment_id: null,
    write_off_id: null,
    refund_id: id,
    reversal_id: null,
    effective_on: draft.refundedOn,
    amount_minor: draft.amountMinor,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
  });
  recording.movements.add(credit.currency, draft.refundedOn, draft.amountMinor);
}
