/**
 * Early-payment discounts as a list: a page of them with customer and receipt, and what they come to
 * in each currency.
 */
import { ok } from '../../../domain/result.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { discountDetails } from '../../../ledger/queries/contracts/discount-details.ts';
import { journalHead } from '../../../ledger/queries/journal/journal-head.ts';
import type { Handler, ServiceContext } from '../../context.ts';
import { reading } from '../../with-ledger.ts';
import {
  discountStates,
  discountTotals,
  type DiscountQuestion,
  type DiscountAtMoment,
} from './discount-states.ts';

export const listDiscounts: Handler<'terms.discounts'> = (context, input) =>
  reading(context, async (db) => {
    const { asOf, knownAt, from, to, search, customer, state, offset, limit } = input;
    const all = await statesOf(context, db, { asOf, knownAt, from, to, search, customer });
    const listed = state === null ? all : all.filter((one) => one.state === state);
    const page = listed.slice(offset, offset + limit);
    const ids = page.map(({ invoiceId }) => invoiceId);
    const details = await discountDetails(db, { asOf, knownAt }, ids);
    return ok({
      total: listed.length,
      rows: page.map(({ invoiceId, ...found }) => {
        const detail = details.get(invoiceId);
        return {
          ...found,
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
  readonly states: Promise<readonly DiscountAtMoment[]>;
}

const SHELF = 'terms.discounts';

/**
 * The last answer is kept while the ledger stands as it was: a list is read in pages, and what its
 * totals are made of is the whole span every time.
 */
async function statesOf(
  context: ServiceContext,
  db: ReadDb,
  question: DiscountQuestion,
): Promise<readonly DiscountAtMoment[]> {
  const { ledger } = context.workspace;
  const head = await journalHead(db);
  const asked = JSON.stringify(question);
  const kept = context.memory.get(SHELF) as Kept | undefined;
  if (kept?.ledger === ledger && kept?.head === head && kept.question === asked) return kept.states;
  const fresh = {
    ledger,
    head,
    question: asked,
    states: discountStates(db, question),
  } satisfies Kept;
  context.memory.set(SHELF, fresh);
  try {
    return await fresh.states;
  } catch (thrown) {
    if (context.memory.get(SHELF) === fresh) context.memory.delete(SHELF);
    throw thrown;
  }
}
