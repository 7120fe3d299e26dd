/**
 * A due date corrected, with a reason: from now on the item is due then, on every as-of date.
 *
 *     INV-7, due 2026-03-02  ->  2026-03-31, "agreed on the telephone, Ms Ruiz"
 */
import { itemLabel } from '../../domain/aging-report.ts';
import { ok } from '../../domain/result.ts';
import { changeDue as record } from '../../ledger/commands/facts/change-due.ts';
import { invoiceList } from '../../ledger/queries/facts/lists/invoice-list.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { EVERYTHING } from './everything.ts';
import { refuse, writing } from '../with-ledger.ts';
import { beforeIssue } from './refusals.ts';
import { day, say } from '../../domain/texts/text.ts';

export const changeDue: Handler<'invoices.changeDue'> = (context, input) =>
  writing(context, 'invoices.changeDue', input, async (tx, scope) => {
    const live = liveDocuments(tx);
    const item = live.item(input.itemId);
    if (item === null)
      return refuse(
        'not_found',
        say`There is no item ${input.itemId} that is not reversed; choose an item of an invoice.`,
        'itemId',
      );
    const label = itemLabel(
      item.invoice,
      item.position,
      live.invoice(item.invoice)?.instalments.length ?? 1,
    );
    if (input.dueOn < item.issuedOn) return beforeIssue(input.dueOn, label, item.issuedOn, 'dueOn');
    if (input.dueOn === item.dueOn)
      return refuse(
        'unchanged',
        say`${label} is due on ${day(item.dueOn)} already; choose another day.`,
        'dueOn',
      );
    await record(tx, scope, input);
    scope.detail({ item: label, from: item.dueOn, to: input.dueOn });
    const { rows } = await invoiceList(tx, {
      ...EVERYTHING,
      onlyOpen: false,
      number: item.invoice,
    });
    const changed = rows.find((row) => !row.reversed);
    if (changed === undefined) throw new Error(`invoice ${item.invoice} is not there`);
    return ok(changed);
  });
