/** Everything behind one invoice: its instalments, what was applied, disputes, letters. */
import { daysPastDue } from '../../domain/aging.ts';
import { ok } from '../../domain/result.ts';
import { allocationList } from '../../ledger/queries/documents/allocation-list.ts';
import { disputeList } from '../../ledger/queries/documents/dispute-list.ts';
import { invoiceDetail } from '../../ledger/queries/documents/invoice-detail.ts';
import { invoiceList } from '../../ledger/queries/documents/invoice-list.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { allocationRow, disputeRow, invoiceRow } from './rows.ts';

/** The live invoice of the number; when it was reversed and none took its place, the reversed one. */
export const getInvoice: Handler<'invoices.get'> = (context, { invoice, ...moment }) =>
  reading(context, async (db) => {
    const all = { ...moment, search: '', customer: null, offset: 0, limit: 5000 };
    const { rows } = await invoiceList(db, { ...all, number: invoice, onlyOpen: false });
    const row = rows.find((one) => !one.reversed) ?? rows[0];
    if (row === undefined)
      return refuse(
        'not_found',
        `No invoice has the number "${invoice}" as of ${moment.asOf}; look it up in the list of invoices.`,
        'invoice',
      );
    const { items, letters, ...detail } = await invoiceDetail(db, row.invoiceId, moment);
    const { rows: allocations } = await allocationList(db, { ...all, invoiceId: row.invoiceId });
    const { rows: disputes } = await disputeList(db, { ...all, invoiceId: row.invoiceId });
    return ok({
      invoice: invoiceRow(row),
      ...detail,
      items: items.map((item) => ({ ...item, daysPastDue: daysPastDue(item.dueOn, moment.asOf) })),
      allocations: allocations.map(allocationRow),
      disputes: disputes.map(disputeRow),
      letters,
    });
  });
