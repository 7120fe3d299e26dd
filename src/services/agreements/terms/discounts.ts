/**
 * Early-payment discounts as a list: a page of them with customer and receipt, and what they come to
 * in each currency.
 */
import { ok } from '../../../domain/result.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { discountDetails } from '../../../ledger/queries/agreements/discount-details.ts';
import { journalHead } from '../../../ledger/queries/journal/journal-head.ts';
import type { Handler, ServiceContext } from '../../context.ts';
import { reading } from '../../with-ledger.ts';
import {
  discountStandings,
  discountTotals,
  type DiscountQuestion,
  type Standing,
} from './discount-standings.ts';

export const listDiscounts: Handler<'terms.discounts'> = (context, input) =>
  reading(context, async (db) => {
    const { asOf, knownAt, from, to, search, customer, state, offset, limit } = input;
    const all = await standingsOf(context, db, { asOf, knownAt, from, to, search, customer });
    const listed = state === null ? all : all.filter((one) => one.state === state);
    const page = listed.slice(offset, offset + limit);
    const ids = page.map(({ invoiceId }) => invoiceId);
    const details = await discountDetails(db, { asOf, knownAt }, ids);
    return ok({
      total: listed.length,
      rows: page.map(({ invoiceId, ...standing }) => {
        const detail = details.get(invoiceId);
        return {
          ...standing,
          customer: detail?.customer ?? '',
          name: detail?.name ?? '',
          receipt: detail?.receipt ?? null,
          receivedOn: detail?.receivedOn ?? null,
        };
      }),
      totals: discountTotals(all),
    });
  });

interface Kept {
  readonly ledger: object | null;
  readonly head: number;
  readonly question: string;
  /** Also while it is being read: the list and its totals ask at once. */
  readonly standings: Promise<readonly Standing[]>;
}

const SHELF = 'terms.discounts';

/**
 * The last answer is kept while the ledger stands as it was: a list is read in pages, and what its
 * totals are made of is the whole span every time.
 */
async function standingsOf(
  context: ServiceContext,
  db: ReadDb,
  question: DiscountQuestion,
): Promise<readonly Standing[]> {
  const { ledger } = context.desk;
  const head = await journalHead(db);
  const asked = JSON.stringify(question);
  const kept = context.memory.get(SHELF) as Kept | undefined;
  if (kept?.ledger === ledger && kept?.head === head && kept.question === asked)
    return kept.standings;
  const fresh = {
    ledger,
    head,
    question: asked,
    standings: discountStandings(db, question),
  } satisfies Kept;
  context.memory.set(SHELF, fresh);
  try {
    return await fresh.standings;
  } catch (thrown) {
    if (context.memory.get(SHELF) === fresh) context.memory.delete(SHELF);
    throw thrown;
  }
}
