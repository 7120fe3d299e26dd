/** The ledger as lists: documents, allocations, disputes, reversals, as of a moment. */
import type { InvoiceRow } from '../../contract/calls/ledger.ts';
import { ok } from '../../domain/result.ts';
import { allocationList } from '../../ledger/queries/documents/lists/allocation-list.ts';
import { creditNoteList } from '../../ledger/queries/documents/lists/credit-note-list.ts';
import { disputeList } from '../../ledger/queries/documents/lists/dispute-list.ts';
import { invoiceList } from '../../ledger/queries/documents/lists/invoice-list.ts';
import { receiptList } from '../../ledger/queries/documents/lists/receipt-list.ts';
import { reversalList } from '../../ledger/queries/documents/lists/reversal-list.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { allocationRow, creditRow, disputeRow, invoiceRow } from './rows.ts';

export const listInvoices: Handler<'invoices.list'> = (context, input) =>
  reading(context, async (db) => {
    const { total, rows } = await invoiceList(db, input);
    return ok({ total, rows: rows.map((row): InvoiceRow => invoiceRow(row)) });
  });

export const listReceipts: Handler<'receipts.list'> = (context, input) =>
  reading(context, async (db) => {
    const { total, rows } = await receiptList(db, input);
    return ok({ total, rows: rows.map(creditRow) });
  });

export const listCreditNotes: Handler<'creditNotes.list'> = (context, input) =>
  reading(context, async (db) => {
    const { total, rows } = await creditNoteList(db, input);
    return ok({ total, rows: rows.map(creditRow) });
  });

export const listAllocations: Handler<'allocations.list'> = (context, input) =>
  reading(context, async (db) => {
    const { total, rows } = await allocationList(db, input);
    return ok({ total, rows: rows.map(allocationRow) });
  });

export const listDisputes: Handler<'disputes.list'> = (context, input) =>
  reading(context, async (db) => {
    const { total, rows } = await disputeList(db, input);
    return ok({ total, rows: rows.map(disputeRow) });
  });

export const listReversals: Handler<'reversals.list'> = (context, input) =>
  reading(context, async (db) => ok(await reversalList(db, input)));
