/** Every customer with open items, ranked. */
import type { WorklistRow } from '../../contract/calls/worklist.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import {
  byRank,
  isDue,
  ninthDecile,
  scoreOf,
  scoreParts,
  sumsOf,
  urgentEvents,
  whyRanked,
  type RankedCustomer,
} from '../../domain/case/worklist.ts';
import type { Minor } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { casesToJudge, judgingAt } from '../case/judging.ts';
import { nextStepView } from '../case/views.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

export const listWorklist: Handler<'worklist.list'> = (context, moment) =>
  reading(context, async (db) =>
    ok({ rows: (await ranked(db, moment)).map((one, at) => worklistRow(one, at + 1)) }),
  );

async function ranked(db: ReadDb, moment: Moment): Promise<readonly RankedCustomer[]> {
  const judging = await judgingAt(db, moment);
  const cases = (await casesToJudge(db, moment, 'all')).filter(({ items }) => items.length > 0);
  const amounts = new Map<string, Minor[]>();
  for (const { items } of cases)
    for (const { currency, openMinor } of items) {
      const theirs = amounts.get(currency);
      if (theirs === undefined) amounts.set(currency, [openMinor]);
      else theirs.push(openMinor);
    }
  const setting = {
    homeCountry: judging.company.country,
    ninthDeciles: new Map([...amounts].map(([currency, all]) => [currency, ninthDecile(all)])),
  };
  return cases
    .map((one): RankedCustomer => {
      const classified = judging.judge(one);
      const { judged, items } = classified;
      const sums = sumsOf(judged, setting.ninthDeciles);
      const parts = scoreParts(judged, items, sums, setting);
      return {
        judged,
        items,
        sums,
        parts,
        score: scoreOf(parts),
        steps: judging.steps(classified),
        urgent: urgentEvents(judged),
      };
    })
    .sort(byRank);
}

function worklistRow(one: RankedCustomer, rank: number): WorklistRow {
  const { customer } = one.judged.one;
  const [main, ...others] = one.sums;
  if (main === undefined) throw new Error(`${customer.code} owes nothing and is in the worklist`);
  const worst = Math.max(...one.items.map(({ bucket }) => BUCKETS.indexOf(bucket)));
  return {
    rank,
    customer: customer.code,
    name: customer.name,
    country: customer.country,
    score: one.score,
    parts: one.parts,
    currency: main.currency,
    openMinor: main.openMinor,
    overdueMinor: main.overdueMinor,
    others,
    daysPastDue: Math.max(...one.items.map(({ of }) => of.daysPastDue)),
    bucket: BUCKETS[worst] ?? 'unpaid',
    nextStep: nextStepView(one.steps),
    isDue: isDue(one),
    events: one.urgent.map(({ kind, on }) => ({ kind, on })),
    because: whyRanked(one),
  };
}
