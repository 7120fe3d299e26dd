/**
 * Rests so small that a letter costs more than they bring: proposed for writing off, one by one or
 * together; nothing is written off by itself.
 *
 *     at most 1.00 EUR  ->  INV-7 of C1, 1,200.00, open 0.40
 */
import { ok } from '../../domain/result.ts';
import { smallBalances } from '../../ledger/queries/documents/small-balances.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

/** Smallest first. An invoice nobody paid anything of is no rest and is left out. */
export const listSmallBalances: Handler<'writeOffs.smallBalances'> = (context, query) =>
  reading(context, async (db) => ok(await smallBalances(db, query)));
