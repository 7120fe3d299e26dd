/** Rows of write-offs and refunds as the contract names them; database ids stay behind. */
import type { RefundRow, WriteOffRow } from '../../contract/calls/documents.ts';
import type { RefundListRow } from '../../ledger/queries/documents/lists/refund-list.ts';
import type { WriteOffListRow } from '../../ledger/queries/documents/lists/write-off-list.ts';

export const writeOffRow = (row: WriteOffListRow): WriteOffRow => ({
  number: row.number,
  kind: row.kind,
  item: row.item,
  itemId: row.itemId,
  customer: row.customer,
  name: row.name,
  effectiveOn: row.effectiveOn,
  currency: row.currency,
  amountMinor: row.amountMinor,
  reason: row.reason,
  receipt: row.receipt,
  reversed: row.reversed,
  recordedAt: row.recordedAt,
});

export const refundRow = (row: RefundListRow): RefundRow => ({
  number: row.number,
  customer: row.customer,
  name: row.name,
  refundedOn: row.refundedOn,
  currency: row.currency,
  amountMinor: row.amountMinor,
  source: row.source,
  reason: row.reason,
  reversed: row.reversed,
  recordedAt: row.recordedAt,
});
