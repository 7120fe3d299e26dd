/** What a customer bought, line by line, the newest first: purchases have a history (L01). */
import { NEVER } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import { purchases } from '../../ledger/queries/facts/goods-lines.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { say } from '../../domain/texts/text.ts';

export const listGoods: Handler<'invoices.goods'> = (context, { customer, offset, limit }) =>
  reading(context, async (db) => {
    const found = liveDocuments(db).customer(customer);
    if (found === null)
      return refuse(
        'not_found',
        say`No customer has the code "${customer}"; look it up in the list of customers.`,
        'customer',
      );
    const { total, rows } = await purchases(db, {
      asOf: NEVER,
      knownAt: null,
      customerId: found.customerId,
      offset,
      limit,
    });
    return ok({ total, rows: rows.map(({ position: _, ...row }) => row) });
  });
