import { allocationList } from '../../ledger/queries/facts/lists/allocation-list.ts';
import { creditNoteList } from '../../ledger/queries/facts/lists/credit-note-list.ts';
import { disputeList } from '../../ledger/queries/facts/lists/dispute-list.ts';
import { invoiceList } from '../../ledger/queries/facts/lists/invoice-list.ts';
import { receiptList } from '../../ledger/queries/facts/lists/receipt-list.ts';
import { refundList } from '../../ledger/queries/facts/lists/refund-list.ts';
import { reversalList } from '../../ledger/queries/facts/lists/reversal-list.ts';
import { writeOffList } from '../../ledger/queries/facts/lists/write-off-list.ts';
import { smallBalances } from '../../ledger/queries/facts/small-balances.ts';
import type { Handlers } from '../context.ts';
import { answering } from '../with-ledger.ts';
import { changeDue } from './change-due.ts';
import { getCreditNote, getReceipt } from './get-credit.ts';
import { getInvoice } from './get-invoice.ts';
import { listGoods } from './list-goods.ts';
import { listJournal } from './list-journal.ts';
import { openDispute } from './open-dispute.ts';
import { recordAllocation } from './record-allocation.ts';
import { recordCreditNote } from './record-credit-note.ts';
import { recordInvoice } from './record-invoice.ts';
import { recordReceipt } from './record-receipt.ts';
import { recordRefund } from './record-refund.ts';
import { recordWriteOff } from './record-write-off.ts';
import { resolveDispute } from './resolve-dispute.ts';
import { reverseFact } from './reverse-fact.ts';
import { undoWriteOffsTogether, writeOffTogether } from './write-off-together.ts';

export const factHandlers = {
  'invoices.list': answering(invoiceList),
  'invoices.get': getInvoice,
  'invoices.record': recordInvoice,
  'invoices.changeDue': changeDue,
  'invoices.goods': listGoods,
  'receipts.get': getReceipt,
  'receipts.list': answering(receiptList),
  'receipts.record': recordReceipt,
  'creditNotes.get': getCreditNote,
  'creditNotes.list': answering(creditNoteList),
  'creditNotes.record': recordCreditNote,
  'allocations.list': answering(allocationList),
  'allocations.record': recordAllocation,
  'writeOffs.list': answering(writeOffList),
  'writeOffs.record': recordWriteOff,
  'writeOffs.recordTogether': writeOffTogether,
  'writeOffs.undoTogether': undoWriteOffsTogether,
  'writeOffs.smallBalances': answering(smallBalances),
  'refunds.list': answering(refundList),
  'refunds.record': recordRefund,
  'disputes.list': answering(disputeList),
  'disputes.open': openDispute,
  'disputes.resolve': resolveDispute,
  'reversals.list': answering(reversalList),
  'journal.list': listJournal,
  'facts.reverse': reverseFact,
} satisfies Handlers<
  | 'invoices'
  | 'receipts'
  | 'creditNotes'
  | 'allocations'
  | 'writeOffs'
  | 'refunds'
  | 'disputes'
  | 'reversals'
  | 'journal'
  | 'facts'
>;
