import type { Handlers } from '../context.ts';
import { changeDue } from '../documents/change-due.ts';
import { listGoods } from '../documents/list-goods.ts';
import { recordCreditNote } from '../documents/record-credit-note.ts';
import { recordInvoice } from '../documents/record-invoice.ts';
import { getInvoice } from './get-invoice.ts';
import {
  listAllocations,
  listCreditNotes,
  listDisputes,
  listInvoices,
  listReceipts,
  listReversals,
} from './list-documents.ts';
import { listJournal } from './list-journal.ts';
import { openDispute } from './open-dispute.ts';
import { recordAllocation } from './record-allocation.ts';
import { recordReceipt } from './record-receipt.ts';
import { resolveDispute } from './resolve-dispute.ts';
import { reverseFact } from './reverse-fact.ts';

export const ledgerHandlers = {
  'invoices.list': listInvoices,
  'invoices.get': getInvoice,
  'invoices.record': recordInvoice,
  'invoices.changeDue': changeDue,
  'invoices.goods': listGoods,
  'receipts.list': listReceipts,
  'receipts.record': recordReceipt,
  'creditNotes.list': listCreditNotes,
  'creditNotes.record': recordCreditNote,
  'allocations.list': listAllocations,
  'allocations.record': recordAllocation,
  'disputes.list': listDisputes,
  'disputes.open': openDispute,
  'disputes.resolve': resolveDispute,
  'reversals.list': listReversals,
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
