/** Everything behind one invoice: instalments and why they are due, what was applied, disputes, letters, goods. */
import { daysPastDue } from '../../domain/aging.ts';
import { ok } from '../../domain/result.ts';
import { allocationList } from '../../ledger/queries/facts/lists/allocation-list.ts';
import { customerAt } from '../../ledger/queries/customers/customers-at.ts';
import { disputeList } from '../../ledger/queries/facts/lists/dispute-list.ts';
import { goodsOfInvoice } from '../../ledger/queries/facts/goods-lines.ts';
import { invoiceDetail } from '../../ledger/queries/facts/invoice-detail.ts';
import { invoiceList } from '../../ledger/queries/facts/lists/invoice-list.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { dueView } from './due-view.ts';
import { ALL_ROWS, EVERYTHING } from './everything.ts';
import { day, say } from '../../domain/texts/text.ts';

/** The live invoice of the number; when it was reversed and none took its place, the reversed one. */
export const getInvoice: Handler<'invoices.get'> = (context, { invoice, ...moment }) =>
  reading(context, async (db) => {
    const all = { ...EVERYTHING, ...moment, limit: ALL_ROWS };
    const { rows } = await invoiceList(db, { ...all, number: invoice, onlyOpen: false });
    const row = rows.find((one) => !one.reversed) ?? rows[0];
    if (row === undefined)
      return refuse(
        'not_found',
        say`No invoice has the number "${invoice}" as of ${day(moment.asOf)}; look it up in the list of invoices.`,
        'invoice',
      );
    const { items, letters, termsRule, dueReason, dueChanges, ...detail } = await invoiceDetail(
      db,
      row.invoiceId,
      moment,
    );
    const lines = (await goodsOfInvoice(db, row.invoiceId)).map(
      ({ invoice: _, issuedOn: __, currency: ___, ...line }) => line,
    );
    const customer = await customerAt(db, moment, row.customer);
    const { rows: allocations } = await allocationList(db, { ...all, invoiceId: row.invoiceId });
    const { rows: disputes } = await disputeList(db, { ...all, invoiceId: row.invoiceId });
    return ok({
      invoice: row,
      ...detail,
      items: items.map((item) => ({ ...item, daysPastDue: daysPastDue(item.dueOn, moment.asOf) })),
      allocations,
      disputes,
      letters,
      due: await dueView({
        ...row,
        termsRule,
        dueReason,
        dueChanges,
        country: customer?.country ?? null,
        items,
        lines,
      }),
      lines,
    });
  });
