/** Every customer with open items, ranked, and what the day has brought. */
import type {
  DayFigures,
  ReachView,
  SumOfDay,
  WorklistRow,
} from '../../contract/calls/worklist.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import { reachOf, type Reach } from '../../domain/case/call-sheet.ts';
import { rowChips, rowLine, rowState } from '../../domain/case/list-words.ts';
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
import type { Instant } from '../../domain/dates.ts';
import type { Minor } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { moneyInOn } from '../../ledger/queries/facts/money-in-on.ts';
import { casesToJudge, judgingAt, type Judging } from '../case/judging.ts';
import { nextStepView } from '../case/views.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { reading } from '../with-ledger.ts';

export const listWorklist: Handler<'worklist.list'> = (context, moment) =>
  reading(context, async (db) => {
    const judging = await judgingAt(db, moment);
    const all = await ranked(db, moment, judging);
    const at = nowIn(context, moment);
    return ok({
      rows: all.map((one, index) =>
        worklistRow(one, index + 1, at === null ? null : reachOf(one.judged, at, judging.policy)),
      ),
      day: await dayFigures(db, moment, all),
    });
  });

/** Now, where the day asked about is today; null: nobody can be reached on a past day any more. */
export const nowIn = (context: ServiceContext, { asOf, knownAt }: Moment): Instant | null =>
  knownAt === null && asOf === context.clock.today() ? context.clock.now() : null;

async function ranked(
  db: ReadDb,
  moment: Moment,
  judging: Judging,
): Promise<readonly RankedCustomer[]> {
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

function worklistRow(one: RankedCustomer, rank: number, reach: Reach | null): WorklistRow {
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
    state: rowState(one),
    chips: rowChips(one),
    line: rowLine(one, reach),
    reach: reach === null ? null : reachView(reach),
  };
}

export const reachView = ({ zone, local, isNow, on, from, until }: Reach): ReachView => ({
  zone,
  local,
  isNow,
  on,
  from,
  until,
});

async function dayFigures(
  db: ReadDb,
  moment: Moment,
  all: readonly RankedCustomer[],
): Promise<DayFigures> {
  const { asOf } = moment;
  const promises = all.flatMap(({ judged }) => judged.promises);
  return {
    promised: sumsByCurrency(
      promises
        .filter(({ promise, state }) => promise.on === asOf && state !== 'cancelled')
        .map(({ promise, amountMinor }) => ({ currency: promise.currency, minor: amountMinor })),
    ),
    promisesDue: promises.filter(({ promise, state }) => promise.until === asOf && state === 'open')
      .length,
    deadlinesPassed: all
      .flatMap(({ urgent }) => urgent)
      .filter(({ kind }) => kind === 'deadline_passed').length,
    moneyIn: sumsByCurrency(await moneyInOn(db, moment)),
  };
}

/** The largest number of them first. */
function sumsByCurrency(
  amounts: readonly { readonly currency: string; readonly minor: Minor }[],
): readonly SumOfDay[] {
  const sums = new Map<string, { minor: Minor; count: number }>();
  for (const { currency, minor } of amounts) {
    const sum = sums.get(currency) ?? { minor: 0, count: 0 };
    sums.set(currency, { minor: sum.minor + minor, count: sum.count + 1 });
  }
  return [...sums]
    .map(([currency, sum]) => ({ currency, ...sum }))
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}
