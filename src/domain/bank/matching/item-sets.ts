/**
 * Sets of amounts with a given sum, within a fixed amount of work.
 *
 *     [100, 250, 400, 700], sum 750  ->  {100, 250, 400}: the three oldest
 *
 * Subset sum has no quick answer in general, so the search is cut to what a customer plausibly pays
 * [J]: the oldest so many, a run of neighbours, any two or three, all but one or two, and among the
 * 20 oldest any four or five. `isWhole` says whether all pairs and triples (and, for up to eight
 * items, all sets) were tried; when not, nobody may conclude that there is no other set.
 */

/** Steps left for one line; each search takes from it. */
export interface Budget {
  left: number;
}

/** About half a millisecond. */
export const STEPS_PER_LINE = 20_000;

const TRIPLE_POOL = 150;
const DEEP_POOL = 20;
const LARGEST_DEEP = 5;
/** With so few items pairs, triples, four, five and all-but-two are all sets there are. */
export const FEW = 8;

export type SetShape = 'oldest' | 'run' | 'any' | 'all_but';

export interface FoundSet {
  /** Ascending places in the list of amounts: at least two. */
  readonly places: readonly number[];
  readonly shape: SetShape;
}

export interface SetSearch {
  /** Best first: the oldest, then fewest, oldest first among equals. No set twice. */
  readonly sets: readonly FoundSet[];
  readonly isWhole: boolean;
}

/** A run of neighbours with the sum; the one that begins earliest. */
function runWith(amounts: readonly number[], sum: number, budget: Budget): FoundSet | null {
  let from = 0;
  let total = 0;
  for (let to = 0; to < amounts.length; to += 1) {
    total += amounts[to] ?? 0;
    while (total > sum && from <= to) {
      total -= amounts[from] ?? 0;
      from += 1;
    }
    budget.left -= 1;
    if (budget.left < 0) return null;
    if (total === sum && to > from) {
      const places = Array.from({ length: to - from + 1 }, (_, at) => from + at);
      return { places, shape: from === 0 ? 'oldest' : 'run' };
    }
  }
  return null;
}

/** Ascending places of each amount. */
function placesOf(amounts: readonly number[], places: readonly number[]): Map<number, number[]> {
  const map = new Map<number, number[]>();
  for (const place of places) {
    const amount = amounts[place] ?? 0;
    const there = map.get(amount);
    if (there === undefined) map.set(amount, [place]);
    else there.push(place);
  }
  return map;
}

/** First of the ascending places behind `after`. */
function firstBehind(places: readonly number[] | undefined, after: number): number | null {
  if (places === undefined || (places.at(-1) ?? -1) <= after) return null;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? null;
}

/** The oldest `size` places of the pool with the sum, by trying all but the last two. */
function setOfSize(
  size: number,
  amounts: readonly number[],
  pool: readonly number[],
  byAmount: ReadonlyMap<number, readonly number[]>,
  sum: number,
  budget: Budget,
): readonly number[] | null {
  const chosen: number[] = [];
  const extend = (start: number, rest: number): readonly number[] | null => {
    for (let at = start; at < pool.length; at += 1) {
      budget.left -= 1;
      if (budget.left < 0) return null;
      const place = pool[at] ?? 0;
      const left = rest - (amounts[place] ?? 0);
      if (left <= 0) continue;
      if (chosen.length === size - 2) {
        const last = firstBehind(byAmount.get(left), place);
        if (last !== null) return [...chosen, place, last];
        continue;
      }
      chosen.push(place);
      const found = extend(at + 1, left);
      if (found !== null) return found;
      chosen.pop();
    }
    return null;
  };
  return extend(0, sum);
}

/** All open but one or two: the customer holds back what is disputed. */
function allBut(
  amounts: readonly number[],
  byAmount: ReadonlyMap<number, readonly number[]>,
  sum: number,
  budget: Budget,
): readonly number[] | null {
  const all = amounts.map((_, place) => place);
  const without = (left: readonly number[]): readonly number[] =>
    all.filter((place) => !left.includes(place));
  const excess = amounts.reduce((total, amount) => total + amount, 0) - sum;
  if (excess <= 0) return null;
  const one = firstBehind(byAmount.get(excess), -1);
  if (one !== null) return without([one]);
  const two = setOfSize(2, amounts, all, byAmount, excess, budget);
  return two === null ? null : without(two);
}

/**
 * Sets of two or more of `amounts` (positive, oldest due first) that add up to `sum`.
 * `isDeep`: also four or five of the oldest, and all but one or two.
 */
export function findSets(
  amounts: readonly number[],
  sum: number,
  budget: Budget,
  isDeep: boolean,
): SetSearch {
  const sets: FoundSet[] = [];
  const add = (places: readonly number[] | null, shape: SetShape): void => {
    if (places === null || places.length < 2) return;
    const key = places.join();
    if (!sets.some((set) => set.places.join() === key)) sets.push({ places, shape });
  };
  const run = runWith(amounts, sum, budget);
  const pool: number[] = [];
  for (const [place, amount] of amounts.entries()) if (amount < sum) pool.push(place);
  const byAmount = placesOf(amounts, pool);
  budget.left -= Math.ceil(amounts.length / 10);

  const oldest = pool.slice(0, TRIPLE_POOL);
  add(setOfSize(2, amounts, pool, byAmount, sum, budget), 'any');
  add(setOfSize(3, amounts, oldest, byAmount, sum, budget), 'any');
  const isDeeper = (isDeep && sets.length === 0) || pool.length <= FEW;
  if (isDeeper && budget.left >= 0) {
    const deepest = pool.slice(0, DEEP_POOL);
    for (let size = 4; size <= Math.min(LARGEST_DEEP, deepest.length); size += 1) {
      if (sets.length > 0) break;
      add(setOfSize(size, amounts, deepest, byAmount, sum, budget), 'any');
    }
    if (budget.left >= 0)
      add(allBut(amounts, placesOf(amounts, [...amounts.keys()]), sum, budget), 'all_but');
  }
  if (run !== null) {
    const same = sets.findIndex((set) => set.places.join() === run.places.join());
    if (same >= 0) sets.splice(same, 1);
    if (run.shape === 'oldest') sets.unshift(run);
    else sets.push(run);
  }
  return { sets, isWhole: budget.left >= 0 && pool.length <= TRIPLE_POOL };
}
