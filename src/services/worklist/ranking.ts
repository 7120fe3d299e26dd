/**
 * The kept cases in the order of the worklist. What is said of a customer alone is kept with its case
 * (`place.ts`); what compares it with everybody (the ninth decile of each currency, the order) is worked out
 * when a case changed.
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
import { worklistPlace, type WorklistPlace } from './place.ts';

export interface RankedCustomer extends Place {
  readonly of: WorklistPlace;
  /** The currency with the most overdue for its size first. */
  readonly sums: readonly CurrencySum[];
}

export interface Ranking {
  /** Customers with open items, the first to be seen to first. */
  readonly ranked: readonly RankedCustomer[];
  /** By currency, of all open items. */
  readonly ninthDeciles: ReadonlyMap<string, Minor>;
}

const rankings = new WeakMap<readonly KeptCase[], Ranking>();

/** The same object as long as nothing changed. */
export function ranking({ cases, judging }: KeptCases): Ranking {
  let ranking = rankings.get(cases);
  if (ranking === undefined) {
    const places = cases.flatMap((one) => one.told(worklistPlace, judging) ?? []);
    const ninthDeciles = ninthDecilesOf(places);
    rankings.set(cases, (ranking = { ranked: rank(places, ninthDeciles), ninthDeciles }));
  }
  return ranking;
}

/** The last rank of each customer, and the sizes by which it was worked out. */
const lastRanks = new WeakMap<
  WorklistPlace,
  { readonly sizes: string; readonly ranked: RankedCustomer }
>();

function rank(
  places: readonly WorklistPlace[],
  ninthDeciles: ReadonlyMap<string, Minor>,
): readonly RankedCustomer[] {
  const sizes = JSON.stringify([...ninthDeciles].sort());
  const ranked = asTheyStood(places)
    .map((of): RankedCustomer => {
      const last = lastRanks.get(of);
      if (last?.sizes === sizes) return last.ranked;
      const sums = bySize(of.sums, ninthDeciles);
      const one = {
        code: of.row.customer,
        isDue: of.row.isDue,
        isUrgent: of.row.events.length > 0,
        score: scoreOf(withAmount(of.row.parts, sums, ninthDeciles)),
        of,
        sums,
      };
      lastRanks.set(of, { sizes, ranked: one });
      return one;
    })
    .sort(byRank);
  for (const [index, { of }] of ranked.entries()) of.stood = index;
  return ranked;
}

/** One event moves a few of 10,000, and what is nearly in order is sorted in one walk. */
function asTheyStood(places: readonly WorklistPlace[]): readonly WorklistPlace[] {
  const stood: WorklistPlace[][] = [];
  for (const place of places) {
    const at = place.stood < 0 ? places.length : place.stood;
    const there = stood[at];
    if (there === undefined) stood[at] = [place];
    else there.push(place);
  }
  return stood.flat();
}

/** By currency, of all open items. */
function ninthDecilesOf(places: readonly WorklistPlace[]): ReadonlyMap<string, Minor> {
  const amounts = new Map<string, Minor[]>();
  for (const { open } of places)
    for (const [currency, minors] of open) {
      let all = amounts.get(currency);
      if (all === undefined) amounts.set(currency, (all = []));
      for (const minor of minors) all.push(minor);
    }
  return new Map([...amounts].map(([currency, all]) => [currency, ninthDecile(all)]));
}
