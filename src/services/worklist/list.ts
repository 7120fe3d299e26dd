/** Every customer with open items, ranked, and what the day has brought. */
import type {
  DayFigures,
  ReachView,
  RowReach,
  RowReasons,
  SumOfDay,
  WorklistRow,
} from '../../contract/calls/worklist.ts';
import { reachAt, reachHolds, type Reach } from '../../domain/case/reach.ts';
import { localMomentAt } from '../../domain/case/contact-times.ts';
import { callLine } from '../../domain/case/list-words.ts';
import { mayBeCopied, overShareOf } from '../../domain/case/owner-copied.ts';
import type { Policy } from '../../domain/case/policy.ts';
import type { CurrencySum } from '../../domain/case/worklist.ts';
import type { Instant } from '../../domain/dates.ts';
import type { Minor } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { moneyInOn } from '../../ledger/queries/facts/money-in-on.ts';
import { keptCases, type KeptCases } from '../case/kept-cases.ts';
import { receivablesSetting } from '../case/owner-copied.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { worklistPlace, worklistReasons, type WorklistPlace } from './place.ts';
import { ranking, type RankedCustomer } from './ranking.ts';

export const listWorklist: Handler<'worklist.list'> = (
  context,
  { withReasons = false, known, ...moment },
) =>
  reading(context, async (db) => {
    const tellings = withReasons ? [worklistPlace, worklistReasons] : [worklistPlace];
    const kept = await keptCases(context.workspace.ledger, db, moment, ...tellings);
    const { ranked, ninthDeciles } = ranking(kept);
    const at = nowIn(context, moment);
    const plain = worklistRows(ranked, moment, at, kept.judging.policy);
    const setting = {
      ninthDeciles: Object.fromEntries(ninthDeciles),
      clocks: at === null ? {} : clocksAt(at, plain),
      day: await dayFigures(db, moment, ranked),
    };
    if (withReasons || known === undefined || kept.answers === null) {
      const rows = withReasons ? rowsWithReasons(plain, kept) : plain;
      return ok({ token: null, rows, spans: null, ...setting });
    }
    return ok({ ...kept.answers.against(known, plain, context.newId), ...setting });
  });

function rowsWithReasons(
  rows: readonly WorklistRow[],
  { cases, judging }: KeptCases,
): readonly WorklistRow[] {
  const reasons = new Map<string, RowReasons | null>();
  for (const one of cases) reasons.set(one.one.customer.code, one.told(worklistReasons, judging));
  // What everybody owes moves with everybody: it is no part of what is kept of one.
  const receivables = new Map<string, Minor>();
  for (const row of rows)
    for (const { currency, openMinor } of [row, ...row.others])
      receivables.set(currency, (receivables.get(currency) ?? 0) + openMinor);
  const overShare = overShareOf(receivables, receivablesSetting(judging));
  return rows.map((row) => {
    const own = reasons.get(row.customer) ?? null;
    const next = own?.nextStep ?? null;
    if (own === null || next === null) return { ...row, reasons: own };
    const isAsked = next.ownerCopied === null && mayBeCopied(judging.policy, next.step);
    const copied = isAsked ? overShare([row, ...row.others]) : null;
    return {
      ...row,
      reasons: { ...own, nextStep: { ...next, ownerCopied: copied ?? next.ownerCopied } },
    };
  });
}

/** Now, where the day asked about is today; null: nobody can be reached on a past day any more. */
export const nowIn = (context: ServiceContext, { asOf, knownAt }: Moment): Instant | null =>
  knownAt === null && asOf === context.clock.today() ? context.clock.now() : null;

/** A row that nothing happened to is the object it was before: it is not made again, and not sent again. */
function worklistRows(
  ranked: readonly RankedCustomer[],
  moment: Moment,
  at: Instant | null,
  policy: Policy,
): readonly WorklistRow[] {
  const shared: SharedReaches = new Map();
  return ranked.map(({ of, sums }) => {
    const reach = at === null ? null : reachNow(of, at, policy);
    const last = of.shown;
    if (last !== null && last.reach === reach && isSame(last.sums, sums)) return last.row;
    const row = worklistRow(of, sums, moment, reach, shared);
    of.shown = { row, sums, reach };
    return row;
  });
}

const isSame = (a: readonly CurrencySum[], b: readonly CurrencySum[]): boolean =>
  a === b || a.every((sum, at) => sum === b[at]);

/** Most answers of a minute ago still hold: 10,000 customers are asked for every time. */
function reachNow(of: WorklistPlace, at: Instant, { contacts: caps }: Policy): Reach | null {
  if (of.reach === null || !reachHolds(of.reach, at)) of.reach = reachAt(of.reached, at, caps);
  return of.reach;
}

function worklistRow(
  { row, line, isCallDue }: WorklistPlace,
  [main, ...others]: readonly CurrencySum[],
  { asOf }: Moment,
  reach: Reach | null,
  shared: SharedReaches,
): WorklistRow {
  if (main === undefined) throw new Error(`${row.customer} owes nothing and is in the worklist`);
  return {
    ...row,
    currency: main.currency,
    openMinor: main.openMinor,
    overdueMinor: main.overdueMinor,
    others: others.length === 0 ? NONE : others,
    line: (isCallDue ? callLine(asOf, reach) : null) ?? line,
    reach: reach === null ? null : sharedReach(reach, shared),
    reasons: null,
  };
}

/** An object that stands in many rows is copied between threads once. */
const NONE: readonly never[] = [];

/** Of one answer: most customers of a country can be reached at the same times. */
type SharedReaches = Map<string, RowReach>;

function sharedReach({ zone, isNow, on, from, until }: Reach, shared: SharedReaches): RowReach {
  const begins = isNow ? null : from;
  const key = `${zone} ${on} ${begins} ${until}`;
  let view = shared.get(key);
  if (view === undefined) shared.set(key, (view = { zone, on, from: begins, until }));
  return view;
}

function clocksAt(at: Instant, rows: readonly WorklistRow[]): Readonly<Record<string, string>> {
  const clocks: Record<string, string> = {};
  for (const { reach } of rows)
    if (reach !== null) clocks[reach.zone] ??= localMomentAt(at, reach.zone);
  return clocks;
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
  const promised: Omit<SumOfDay, 'count'>[] = [];
  for (const { of } of all) {
    if (of.day === null) continue;
    promised.push(...of.day.promised);
    promisesDue += of.day.promisesDue;
    deadlinesPassed += of.day.deadlinesPassed;
  }
  return {
    promised: sumsByCurrency(promised),
    promisesDue,
    deadlinesPassed,
    moneyIn: sumsByCurrency(await moneyInOn(db, moment)),
  };
}

/** The largest number of them first. */
function sumsByCurrency(amounts: readonly Omit<SumOfDay, 'count'>[]): readonly SumOfDay[] {
  const sums = new Map<string, { minor: Minor; count: number }>();
  for (const { currency, minor } of amounts) {
    const sum = sums.get(currency) ?? { minor: 0, count: 0 };
    sums.set(currency, { minor: sum.minor + minor, count: sum.count + 1 });
  }
  return [...sums]
    .map(([currency, sum]) => ({ currency, ...sum }))
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}
