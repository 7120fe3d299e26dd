import { allocationList } from '../../ledger/queries/documents/lists/allocation-list.ts';
import { creditNoteList } from '../../ledger/queries/documents/lists/credit-note-list.ts';
import { disputeList } from '../../ledger/queries/documents/lists/dispute-list.ts';
import { invoiceList } from '../../ledger/queries/documents/lists/invoice-list.ts';
import { receiptList } from '../../ledger/queries/documents/lists/receipt-list.ts';
import { reversalList } from '../../ledger/queries/documents/lists/reversal-list.ts';
import type { Handlers } from '../context.ts';
import { changeDue } from '../documents/change-due.ts';
import { listGoods } from '../documents/list-goods.ts';
import { recordCreditNote } from '../documents/record-credit-note.ts';
import { recordInvoice } from '../documents/record-invoice.ts';
import { answering } from '../with-ledger.ts';
import { getCreditNote, getReceipt } from './get-credit.ts';
import { getInvoice } from './get-invoice.ts';
import { listJournal } from './list-journal.ts';
import { openDispute } from './open-dispute.ts';
import { recordAllocation } from './record-allocation.ts';
import { recordReceipt } from './record-receipt.ts';
import { resolveDispute } from './resolve-dispute.ts';
import { reverseFact } from './reverse-fact.ts';

export const ledgerHandlers = {
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
  | 'disputes'
  | 'reversals'
  | 'journal'
  | 'facts'
>;
