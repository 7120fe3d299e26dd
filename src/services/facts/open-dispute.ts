/** The customer disputes an invoice, from a day on. */
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { ok } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { disputeList } from '../../ledger/queries/facts/lists/dispute-list.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { noSuchInvoice } from './refusals.ts';
import { EVERYTHING } from './everything.ts';
import { day, say } from '../../domain/texts/text.ts';

export const openDispute: Handler<'disputes.open'> = (context, input) =>
  writing(context, 'disputes.open', input, async (tx, scope) => {
    const live = liveDocuments(tx);
    const invoice = live.invoice(input.invoice);
    if (invoice === null) return noSuchInvoice(input.invoice);
    const running = live.dispute(invoice.invoiceId);
    if (running !== null)
      return refuse(
        'already_disputed',
        say`Invoice ${input.invoice} is disputed since ${day(running.openedOn)}; resolve that dispute first.`,
        'invoice',
      );
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        disputes: [{ invoice: input.invoice, openedOn: input.openedOn, reason: input.reason }],
      },
      { batchId: null },
    );
    scope.detail({ invoice: input.invoice });
    const { rows } = await disputeList(tx, {
      ...EVERYTHING,
      disputeId: live.dispute(invoice.invoiceId)?.disputeId ?? 0,
    });
    const [recorded] = rows;
    if (recorded === undefined) throw new Error('the dispute was recorded and is not there');
    return ok(recorded);
  });
