/**
 * One event of a customer as a plain sentence.
 *
 *     allocation  INV-7   from R-9   ->  "Receipt R-9 applied to INV-7"
 *     reversal    R-9                ->  "Receipt R-9 reversed: returned by the bank"
 *
 * Screens in other languages build their own sentence from the parts of the entry.
 */
import type { TimelineEntry } from '../../contract/calls/customers.ts';
import type { TimelineRow } from '../../ledger/queries/customers/customer-timeline.ts';

const withNote = (sentence: string, note: string): string =>
  note === '' ? sentence : `${sentence}: ${note}`;

const REVERSED: Readonly<Record<string, string>> = {
  invoice: 'Invoice',
  receipt: 'Receipt',
  credit_note: 'Credit note',
  allocation: 'Allocation to',
  dispute: 'Dispute of',
  profile: 'Profile',
};

function detailOf(row: TimelineRow): string {
  const { kind, reference, about, note } = row;
  switch (kind) {
    case 'invoice':
      return withNote(`Invoice ${reference}, due ${about}`, note);
    case 'credit_note':
      return withNote(`Credit note ${reference}`, note);
    case 'receipt':
      return withNote(`Receipt ${reference}`, note);
    case 'allocation':
      return `${about} applied to ${reference}`;
    case 'dispute':
      return withNote(`${reference} disputed`, note);
    case 'dispute_resolved':
      return withNote(`Dispute of ${reference} resolved`, note);
    case 'letter':
      return `Letter ${reference}, level ${about}, to be answered by ${note}`;
    case 'letter_cancelled':
      return withNote(`Letter ${reference} cancelled`, note);
    case 'reversal':
      return withNote(`${REVERSED[about] ?? about} ${reference}`.trim() + ' reversed', note);
    case 'profile':
      return about === 'first' ? `Customer recorded: ${note}` : `Profile changed: ${note}`;
  }
}

export const timelineEntry = (row: TimelineRow): TimelineEntry => ({
  kind: row.kind,
  effectiveOn: row.effectiveOn,
  recordedAt: row.recordedAt,
  reference: row.reference,
  currency: row.currency,
  amountMinor: row.amountMinor,
  detail: detailOf(row),
});
