/**
 * What a letter asks for, by its level: the invoices, and from the level on that demands it the interest and the
 * fixed sums.
 *
 *     level 1, 2   2,400.00 of invoices                               demanded: 2,400.00
 *     level 3, 4   2,400.00, interest 31.20, fixed sums 80.00         demanded: 2,511.20
 *
 * Level 1 mentions no sum of interest, level 2 shows interest and does not ask for it (domain-rules 5.2, 5.5 no. 1). A
 * fixed sum in another currency stands beside the total and not in it (4.6 no. 6). Where the rate of one item is
 * missing no item has interest: a letter does not ask for part of it.
 */
import type { IsoDate } from '../dates.ts';
import {
  fixedSums,
  type GoverningTerms,
  type InterestItem,
  type ItemInterest,
} from '../interest/item-interest.ts';
import { whyNoInterest } from '../interest/told.ts';
import { sumMinor, type CurrencyCode, type Minor } from '../money.ts';
import type { Text } from '../texts/text.ts';

/** From this level on interest and fixed sums are demanded. */
const DEMANDS_INTEREST = 3;
/** From this level on interest is shown. */
const SHOWS_INTEREST = 2;
/** From this level on recorded outlays are demanded. */
const DEMANDS_COSTS = 4;

export interface DemandedItem {
  readonly itemId: number;
  readonly openMinor: Minor;
  readonly claim: (InterestItem & { readonly interest: ItemInterest }) | null;
}

/** Amounts in minor units of the letter's currency. */
export interface Demand {
  readonly principalMinor: Minor;
  /** Null: none is calculated, `whyNoInterest` says why; or the level does not show it. */
  readonly interestMinor: Minor | null;
  readonly fixedSum: { readonly currency: CurrencyCode; readonly minor: Minor } | null;
  /** For each day after the letter; null: not known, or not shown. */
  readonly perDayMinor: Minor | null;
  /** What the letter demands. */
  readonly totalMinor: Minor;
  /** Of the item that is due longest; null: nothing is demanded. */
  readonly terms: GoverningTerms | null;
  /** By item id, also of the items that are not in the letter: what each would add to it. */
  readonly ofItems: ReadonlyMap<number, ItemDemand>;
  readonly whyNoInterest: Text | null;
}

export interface ItemDemand {
  /** Null: not shown at this level, or not known. */
  readonly interestMinor: Minor | null;
  /** In the currency of the letter's fixed sum. */
  readonly fixedSumMinor: Minor | null;
  /** What the letter demands of it, in the letter's currency. */
  readonly demandedMinor: Minor;
}

/** Amounts in minor units of the letter's currency. */
export interface DemandedSums {
  readonly principalMinor: Minor;
  readonly interestMinor: Minor;
  readonly fixedMinor: Minor;
  readonly costsMinor: Minor;
  readonly totalMinor: Minor;
}

/** What a letter of this level, or an item of it, comes to: the one place where it is added up. */
export function demandedSums(
  level: number,
  currency: CurrencyCode,
  of: {
    readonly principalMinor: Minor;
    readonly interestMinor: Minor | null;
    readonly fixedSum: Demand['fixedSum'];
    readonly costsMinor: Minor;
  },
): DemandedSums {
  const { principalMinor, fixedSum } = of;
  const interestMinor = level >= SHOWS_INTEREST ? (of.interestMinor ?? 0) : 0;
  const fixedMinor =
    level >= DEMANDS_INTEREST && fixedSum?.currency === currency ? fixedSum.minor : 0;
  const costsMinor = level >= DEMANDS_COSTS ? of.costsMinor : 0;
  return {
    principalMinor,
    interestMinor,
    fixedMinor,
    costsMinor,
    totalMinor:
      level >= DEMANDS_INTEREST
        ? sumMinor([principalMinor, interestMinor, fixedMinor, costsMinor])
        : principalMinor,
  };
}

/**
 * `items`: those that the letter demands, with the interest of each to its date. `others`: those that may be added
 * to it; they count in `ofItems` only.
 */
export function demandOf(
  level: number,
  currency: CurrencyCode,
  items: readonly DemandedItem[],
  others: readonly DemandedItem[] = [],
): Demand {
  const claims = items.flatMap(({ claim }) => (claim === null ? [] : [claim]));
  const otherClaims = others.flatMap(({ claim }) => (claim === null ? [] : [claim]));
  const [refused] = claims.flatMap(({ interest: { answer } }) => (answer.ok ? [] : [answer.error]));
  const sums =
    level >= DEMANDS_INTEREST ? fixedSums(claims, otherClaims) : new Map<number, never>();
  const isKnown = level >= SHOWS_INTEREST && refused === undefined;
  const answers = claims.flatMap(({ interest: { answer } }) => (answer.ok ? [answer.value] : []));
  const fixedSum = sumOfFixed(claims.flatMap(({ itemId }) => sums.get(itemId) ?? []));
  const ofLetter = {
    principalMinor: sumMinor(items.map(({ openMinor }) => openMinor)),
    interestMinor: isKnown
      ? sumMinor(answers.map(({ unpaidInterestMinor }) => unpaidInterestMinor))
      : null,
    fixedSum,
  };
  const ofItem = ({ openMinor, claim }: DemandedItem): ItemDemand => {
    const own = claim === null ? null : (sums.get(claim.itemId) ?? null);
    const answer = claim?.interest.answer;
    const interestMinor = isKnown && answer?.ok === true ? answer.value.unpaidInterestMinor : null;
    return {
      interestMinor,
      fixedSumMinor: own?.minor ?? null,
      demandedMinor: demandedSums(level, currency, {
        principalMinor: openMinor,
        interestMinor,
        fixedSum: own,
        costsMinor: 0,
      }).totalMinor,
    };
  };
  return {
    ...ofLetter,
    perDayMinor:
      isKnown && answers.every(({ perDayMinor }) => perDayMinor !== null)
        ? sumMinor(answers.map(({ perDayMinor }) => perDayMinor ?? 0))
        : null,
    totalMinor: demandedSums(level, currency, { ...ofLetter, costsMinor: 0 }).totalMinor,
    terms: oldest(claims)?.interest.terms ?? null,
    ofItems: new Map([...items, ...others].map((item) => [item.itemId, ofItem(item)])),
    whyNoInterest: refused === undefined ? null : whyNoInterest(refused),
  };
}

/** Laws of one letter are of one currency nearly always; of several the first is told and the others are left out. */
function sumOfFixed(
  sums: readonly { readonly currency: CurrencyCode; readonly minor: Minor }[],
): Demand['fixedSum'] {
  const [first] = sums;
  if (first === undefined) return null;
  const { currency } = first;
  return {
    currency,
    minor: sumMinor(sums.filter((one) => one.currency === currency).map(({ minor }) => minor)),
  };
}

const oldest = <Claim extends { readonly dueOn: IsoDate }>(
  claims: readonly Claim[],
): Claim | undefined => claims.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
