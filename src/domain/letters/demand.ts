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

export interface DemandedItem {
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
  /** By item id. */
  readonly ofItems: ReadonlyMap<
    number,
    { readonly interestMinor: Minor | null; readonly fixedSumMinor: Minor | null }
  >;
  readonly whyNoInterest: Text | null;
}

/** `items`: those that are demanded, with the interest of each to the date of the letter. */
export function demandOf(
  level: number,
  currency: CurrencyCode,
  items: readonly DemandedItem[],
): Demand {
  const principalMinor = sumMinor(items.map(({ openMinor }) => openMinor));
  const claims = items.flatMap(({ claim }) => (claim === null ? [] : [claim]));
  const refused = claims.flatMap(({ interest: { answer } }) =>
    answer.ok ? [] : [answer.error],
  )[0];
  const isShown = level >= SHOWS_INTEREST;
  const sums = level >= DEMANDS_INTEREST ? fixedSums(claims) : new Map<number, never>();
  const known = isShown && refused === undefined;
  const interests = claims.map(({ itemId, interest: { answer } }) => ({
    itemId,
    interestMinor: known && answer.ok ? answer.value.unpaidInterestMinor : null,
    perDayMinor: answer.ok ? answer.value.perDayMinor : null,
  }));
  const interestMinor = known ? sumMinor(interests.map((one) => one.interestMinor ?? 0)) : null;
  const fixedSum = sumOfFixed([...sums.values()]);
  const demanded = level >= DEMANDS_INTEREST;
  return {
    principalMinor,
    interestMinor,
    fixedSum,
    perDayMinor:
      known && interests.every((one) => one.perDayMinor !== null)
        ? sumMinor(interests.map((one) => one.perDayMinor ?? 0))
        : null,
    totalMinor: demanded
      ? principalMinor +
        (interestMinor ?? 0) +
        (fixedSum?.currency === currency ? fixedSum.minor : 0)
      : principalMinor,
    terms: oldest(claims)?.interest.terms ?? null,
    ofItems: new Map(
      interests.map((one) => [
        one.itemId,
        { interestMinor: one.interestMinor, fixedSumMinor: sums.get(one.itemId)?.minor ?? null },
      ]),
    ),
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
