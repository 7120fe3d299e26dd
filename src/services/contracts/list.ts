/** Contracts of one customer or of all, by customer and number; retired ones are left out. */
import { ok } from '../../domain/result.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { contractView } from './view.ts';

export const listContracts: Handler<'contracts.list'> = (context, { customer }) =>
  reading(context, async (db) => {
    const today = context.clock.today();
    const rows = await contractList(db, { asOf: today, knownAt: null, customer });
    return ok(rows.map((row) => contractView(row, today)));
  });
