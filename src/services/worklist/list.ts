/** Every customer with open items, ranked, and what the day has brought. */
import type {
  DayFigures,
  ReachView,
  SumOfDay,
  WorklistRow,
} from '../../contract/calls/worklist.ts';
import { reachAt, reachLater, type Reach } from '../../domain/case/call-sheet.ts';
import { callLine } from '../../domain/case/list-words.ts';
import type { Policy } from '../../domain/case/policy.ts';
import type { Instant } from '../../domain/dates.ts';
import type { Minor } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { moneyInOn } from '../../ledger/queries/facts/money-in-on.ts';
import { keptCases, type KeptCases } from '../case/kept-cases.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { worklistPlace, worklistReasons, type WorklistPlace } from './place.ts';
import { ranking, type RankedCustomer } from './ranking.ts';

export const listWorklist: Handler<'worklist.list'> = (
  context,
  { withReasons = false, ...moment },
) =>
  reading(context, async (db) => {
    const tellings = withReasons ? [worklistPlace, worklistReasons] : [worklistPlace];
    const kept = await keptCases(context.workspace.ledger, db, moment, ...tellings);
    const all = ranking(kept);
    const reasons = withReasons ? reasonsByCode(kept) : null;
    const at = nowIn(context, moment);
    const { policy } = kept.judging;
    const seen: SharedReaches = new Map();
    return ok({
      rows: all.map((one, index) =>
        worklistRow(
          one,
          index + 1,
          moment,
          at === null ? null : reachNow(one.of, at, policy),
          seen,
          reasons,
        ),
      ),
      day: await dayFigures(db, moment, all),
    });
  });

type ReasonsByCode = ReadonlyMap<string, ReturnType<typeof worklistReasons>>;

const reasonsByCode = ({ cases, judging }: KeptCases): ReasonsByCode =>
  new Map(cases.map((one) => [one.one.customer.code, one.told(worklistReasons, judging)]));

/** Now, where the day asked about is today; null: nobody can be reached on a past day any more. */
export const nowIn = (context: ServiceContext, { asOf, knownAt }: Moment): Instant | null =>
  knownAt === null && asOf === context.clock.today() ? context.clock.now() : null;

/** Most answers of a minute ago still hold: 10,000 customers are asked for every time. */
function reachNow(of: WorklistPlace, at: Instant, { contacts: caps }: Policy): Reach | null {
  const before = of.reach === null ? null : reachLater(of.reach, at);
  of.reach = before ?? reachAt(of.reached, at, caps);
  return of.reach;
}

function worklistRow(
  { of, sums, score, parts }: RankedCustomer,
  rank: number,
  { asOf }: Moment,
  reach: Reach | null,
  seen: SharedReaches,
  reasons: ReasonsByCode | null,
): WorklistRow {
  const { row } = of;
  const [main, ...others] = sums;
  if (main === undefined) throw new Error(`${row.customer} owes nothing and is in the worklist`);
  const said = reasons?.get(row.customer);
  // Named one by one: 10,000 spreads of an object cost more than what is in them.
  return {
    rank,
    customer: row.customer,
    name: row.name,
    country: row.country,
    score,
    parts,
    currency: main.currency,
    openMinor: main.openMinor,
    overdueMinor: main.overdueMinor,
    daysPastDue: row.daysPastDue,
    bucket: row.bucket,
    nextStep: row.nextStep,
    isDue: row.isDue,
    events: row.events,
    state: row.state,
    chips: row.chips,
    line: (of.isCallDue ? callLine(asOf, reach) : null) ?? of.line,
    reach: reach === null ? null : sharedReach(reach, seen),
    reasons: said == null ? null : { others, ...said },
  };
}

/** Of one answer: most customers of a country can be reached at the same times. */
type SharedReaches = Map<string, ReachView>;

function sharedReach(reach: Reach, seen: SharedReaches): ReachView {
  const { zone, local, isNow, on, from, until } = reach;
  const key = `${zone} ${local} ${isNow} ${on} ${from} ${until}`;
  let view = seen.get(key);
  if (view === undefined) seen.set(key, (view = reachView(reach)));
  return view;
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
  let [promisesDue, deadlinesPassed] = [0, 0];
  for (const { of } of all) {
    promisesDue += of.promisesDue;
    for (const { kind } of of.row.events) if (kind === 'deadline_passed') deadlinesPassed += 1;
  }
  return {
    promised: sumsByCurrency(all.flatMap(({ of }) => of.promised)),
    promisesDue,
    deadlinesPassed,
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
