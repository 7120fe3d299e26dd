/**
 * The best proposal of every open line of money in. Lines are taken in the bank's order, and what one
 * sure proposal would settle is not proposed again to the next: two payments of one invoice are not
 * both sure.
 */
import { matcher } from '../../domain/bank/matching/matcher.ts';
import type { MatchProposal } from '../../domain/bank/matching/match-facts.ts';
import { ok } from '../../domain/result.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { bankLineRowsByIds } from '../../ledger/queries/bank/bank-line-list.ts';
import { bankLinesForMatching } from '../../ledger/queries/bank/lines-for-matching.ts';
import { journalHead } from '../../ledger/queries/journal/journal-head.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { gatherMatching, type Matching } from './gather-facts.ts';
import { ALL, toProposal } from './line-view.ts';
import { matchRates } from './match-rates.ts';
import type { ReadDb } from '../../ledger/handles.ts';

interface Proposed {
  readonly lineId: number;
  readonly best: MatchProposal | null;
  readonly others: number;
}

interface Kept {
  readonly ledger: Ledger | null;
  readonly head: number;
  readonly today: string;
  readonly matching: Matching;
  readonly proposed: readonly Proposed[];
}

const SHELF = 'bank.proposed';

/** All of them, once per state of the ledger: the pages of one look must fit together. */
async function proposedNow(context: ServiceContext, db: ReadDb): Promise<Kept> {
  const head = await journalHead(db);
  const today = context.clock.today();
  const before = context.memory.get(SHELF) as Kept | undefined;
  if (before?.ledger === context.workspace.ledger && before.head === head && before.today === today)
    return before;
  const matching = await gatherMatching(context, db, today);
  const engine = matcher(matching.facts);
  const rates = matchRates(db);
  const lines = await bankLinesForMatching(db);
  const proposed: Proposed[] = [];
  for (const [index, line] of lines.entries()) {
    const [best, ...others] = engine.propose(line, rates);
    proposed.push({ lineId: line.lineId, best: best ?? null, others: others.length });
    if (best?.isUnambiguous === true)
      for (const share of best.shares)
        engine.settle(share.itemId, share.amountMinor + share.discountMinor + share.chargeMinor);
    if (index % 16 === 0) {
      context.job.progress('lines', index, lines.length);
      await context.job.checkpoint();
    }
  }
  const kept: Kept = { ledger: context.workspace.ledger, head, today, matching, proposed };
  context.memory.set(SHELF, kept);
  return kept;
}

export const proposeMatches: Handler<'bank.propose'> = (context, input) =>
  reading(context, async (db) => {
    const { matching, proposed } = await proposedNow(context, db);
    const sure = proposed.filter((one) => one.best?.isUnambiguous === true);
    const wanted = input.onlyUnambiguous ? sure : proposed;
    const onPage = wanted.slice(input.offset, input.offset + input.limit);
    const rows = new Map(
      (
        await bankLineRowsByIds(
          db,
          ALL,
          onPage.map((one) => one.lineId),
        )
      ).map((row) => [row.lineId, row]),
    );
    return ok({
      total: wanted.length,
      unambiguous: sure.length,
      rows: onPage.flatMap(({ lineId, best, others }) => {
        const line = rows.get(lineId);
        return line === undefined
          ? []
          : [{ line, best: best === null ? null : toProposal(matching, best), others }];
      }),
    });
  });
