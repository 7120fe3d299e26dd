/**
 * The kept cases in the order of the worklist. What is said of a customer alone is kept with its case
 * (`place.ts`); what compares it with everybody (the ninth decile of each currency, the order) is put right when
 * cases changed: of 10,000 customers and their 50,000 amounts one event moves a few.
 */
import {
  bySize,
  byRank,
  ninthDecile,
  scoreOf,
  withAmount,
  type CurrencySum,
  type Place,
} from '../../domain/case/worklist.ts';
import type { Minor } from '../../domain/money.ts';
import type { KeptCase, KeptCases } from '../case/kept-cases.ts';
import type { LastAnswers } from '../known-rows.ts';
import { worklistPlace, type WorklistPlace } from './place.ts';

export interface RankedCustomer extends Place {
  readonly of: WorklistPlace;
  /** The currency with the most overdue for its size first. */
  readonly sums: readonly CurrencySum[];
}

export interface Ranking {
  readonly cases: readonly KeptCase[];
  /** By currency, what is open of each item, smallest first. */
  readonly amounts: ReadonlyMap<string, Float64Array>;
  /** By currency, of all open items. */
  readonly ninthDeciles: ReadonlyMap<string, Minor>;
  /** Customers with open items, the first to be seen to first. */
  readonly ranked: readonly RankedCustomer[];
}

const NOTHING: Ranking = { cases: [], amounts: new Map(), ninthDeciles: new Map(), ranked: [] };

/** Of the cases that are kept: the next one is made of the last. */
const lastRankings = new WeakMap<LastAnswers, Ranking>();

/** The same object as long as nothing changed. */
export function ranking({ cases, judging, answers }: KeptCases): Ranking {
  const last = (answers === null ? null : lastRankings.get(answers)) ?? NOTHING;
  if (last.cases === cases) return last;
  const { gone, come } = changes(last.cases, cases);
  const place = (one: KeptCase): readonly WorklistPlace[] => {
    const of = one.told(worklistPlace, judging);
    return of === null ? [] : [of];
  };
  const next = reranked(last, gone.flatMap(place), come.flatMap(place));
  const made = { cases, ...next };
  if (answers !== null) lastRankings.set(answers, made);
  return made;
}

/** Both by code. */
function changes(
  before: readonly KeptCase[],
  now: readonly KeptCase[],
): { readonly gone: readonly KeptCase[]; readonly come: readonly KeptCase[] } {
  const gone: KeptCase[] = [];
  const come: KeptCase[] = [];
  let at = 0;
  for (const one of now) {
    for (let was = before[at]; was !== undefined && was !== one; was = before[at]) {
      if (was.one.customer.code > one.one.customer.code) break;
      gone.push(was);
      at += 1;
    }
    if (before[at] === one) at += 1;
    else come.push(one);
  }
  return { gone: gone.concat(before.slice(at)), come };
}

function reranked(
  last: Ranking,
  gone: readonly WorklistPlace[],
  come: readonly WorklistPlace[],
): Omit<Ranking, 'cases'> {
  const amounts = new Map(last.amounts);
  const [less, more] = [amountsOf(gone), amountsOf(come)];
  for (const currency of new Set([...less.keys(), ...more.keys()])) {
    const before = amounts.get(currency) ?? new Float64Array();
    const after = replaced(before, less.get(currency) ?? [], more.get(currency) ?? []);
    if (after.length === 0) amounts.delete(currency);
    else amounts.set(currency, after);
  }
  const ninthDeciles = new Map([...amounts].map(([currency, all]) => [currency, ninthDecile(all)]));
  const left = new Set(gone);
  const stay = last.ranked.filter(({ of }) => !left.has(of));
  // In a currency that is gone nobody owes anything.
  const isSame = [...ninthDeciles].every(
    ([currency, size]) => last.ninthDeciles.get(currency) === size,
  );
  const ranked = isSame ? stay : stay.map(({ of }) => rankedCustomer(of, ninthDeciles));
  for (const of of come) ranked.push(rankedCustomer(of, ninthDeciles));
  // What is nearly in order is sorted in one walk.
  return { amounts, ninthDeciles, ranked: ranked.sort(byRank) };
}

function amountsOf(places: readonly WorklistPlace[]): ReadonlyMap<string, readonly Minor[]> {
  const amounts = new Map<string, Minor[]>();
  for (const { open } of places)
    for (const [currency, minors] of open) {
      let all = amounts.get(currency);
      if (all === undefined) amounts.set(currency, (all = []));
      for (const minor of minors) all.push(minor);
    }
  return amounts;
}

/** `sorted` without `gone`, which are in it, and with `come`; smallest first. */
function replaced(
  sorted: Float64Array,
  gone: readonly Minor[],
  come: readonly Minor[],
): Float64Array {
  const [less, more] = [Float64Array.from(gone).sort(), Float64Array.from(come).sort()];
  const next = new Float64Array(sorted.length - less.length + more.length);
  let [to, l, m] = [0, 0, 0];
  for (const minor of sorted) {
    if (minor === less[l]) {
      l += 1;
      continue;
    }
    for (; m < more.length && (more[m] as Minor) < minor; m += 1) next[to++] = more[m] as Minor;
    next[to++] = minor;
  }
  next.set(more.subarray(m), to);
  return next;
}

function rankedCustomer(
  of: WorklistPlace,
  ninthDeciles: ReadonlyMap<string, Minor>,
): RankedCustomer {
  const { customer, isDue, events, parts } = of.row;
  const sums = bySize(of.sums, ninthDeciles);
  return {
    code: customer,
    isDue,
    isUrgent: events.length > 0,
    score: scoreOf(withAmount(parts, sums, ninthDeciles)),
    of,
    sums,
  };
}
