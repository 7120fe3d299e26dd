/** Bank lines and one of them, as the screens list them. */
import { ok } from '../../domain/result.ts';
import { bankLineList, bankLinesToMatch } from '../../ledger/queries/bank/bank-line-list.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { lineNotFound } from './accepting/accept.ts';
import { ALL, lineDetail } from './line-view.ts';

/** What waits comes in the bank's order, oldest first; what is done, newest first. */
export const listLines: Handler<'bank.lines'> = (context, { state, ...query }) =>
  reading(context, async (db) => {
    const page = await bankLineList(db, {
      ...ALL,
      ...query,
      state: state === 'open' ? 'to_match' : state,
      order: state === 'open' ? 'oldest' : 'newest',
    });
    return ok({ ...page, ...(await bankLinesToMatch(db, ALL)) });
  });

export const getLine: Handler<'bank.line'> = (context, { lineId }) =>
  reading(context, async (db) => {
    const detail = await lineDetail(context, db, lineId);
    return detail === null ? lineNotFound(lineId) : ok(detail);
  });
